import type { Form } from '../../plan/form.ts'
import type { Campaign, Movement } from '../../plan/plan.ts'
import { bareClause } from '../../words/clause-words.ts'
import { formatNumber } from '../../words/format.ts'
import { OWN_MOVEMENT } from '../../words/period-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { mainForm, rowsWhere, sumRows } from '../breakdown.ts'
import { type SummaryCell, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, type TableColumn, tableTab, whole } from './table-tab.ts'

/** The column in which a row names its movement; undefined where the plan has no movements to name. */
export const movementColumn = ({ plan }: Campaign): string | undefined =>
  mainForm(plan)?.columns.find(({ choices }) =>
    choices.some(({ key }) => plan.movements.some(({ id }) => id === key)),
  )?.key

/** By movement: who leads it, how many rows name it, how many of them are of a kind that it does not know. */
export function movementsTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const column = movementColumn(campaign)
  const form = mainForm(campaign.plan)
  if (column === undefined || !form) return null
  const words = SUMMARY_WORDS[language].movements
  const titles = titlesOf(input)
  const { kinds, kindColumn } = kindsOf(form)
  const groups = rollUp.units.flatMap((line) => line.groups).filter(({ of }) => of[column] !== undefined)
  const lineOf = (key: string, before: readonly SummaryCell[], allowed: readonly string[]) => {
    const own = groups.filter(({ of }) => of[column] === key)
    const wrong = own.filter(({ of }) => allowed.length > 0 && !allowed.includes(String(of[kindColumn])))
    const byKind = kinds.map((kind) => rowsWhere(own, kindColumn, kind.key))
    return { key, cells: [...before, ...byKind, sumRows(own), sumRows(wrong)] }
  }
  const lines = [
    ...campaign.plan.movements.map((movement) =>
      lineOf(movement.id, namesOf(input, movement), movement.kinds),
    ),
    lineOf(OTHER, [null, OWN_MOVEMENT[language], ...titles.slice(2).map(() => null)], []),
  ]
  const cells = lines.map((line) => line.cells)
  const sums = Array.from({ length: kinds.length + 2 }, (_, i) => sumOf(cells, i + titles.length))
  return tableTab(input, {
    tabId: TAB.movements,
    title: words.tab,
    columns: [
      ...titles,
      ...kinds.map(({ label }) => whole(label[language])),
      whole(words.total),
      whole(words.wrongKind),
    ],
    lines,
    total: [null, words.total, ...titles.slice(2).map(() => null), ...sums],
    charts: [{ type: 'bar', title: words.tab, labels: 1, series: [titles.length + kinds.length] }],
  })
}

/** What stands before the numbers. */
function titlesOf({ campaign, language }: SummaryInput): readonly TableColumn[] {
  const words = SUMMARY_WORDS[language].movements
  return [
    ...columnsOf(words.headers, [
      ['text', 80],
      ['text', 380],
      ['text', 90],
      ['text', 300],
    ]),
    ...(asksForCriteria(campaign) ? [{ header: words.criteria, width: 90, look: 'part' as const }] : []),
  ]
}

/** The choice that stands for a movement of the unit's own, see plan-choices. */
const OTHER = 'khac'

function kindsOf(form: Form) {
  const column = form.columns.find(({ choices }) => choices.some(({ key }) => key === 'ca_nhan'))
  return { kinds: column?.choices ?? [], kindColumn: column?.key ?? '' }
}

function namesOf(input: SummaryInput, movement: Movement): SummaryCell[] {
  const { campaign, language } = input
  const { id, name, clause, leads } = movement
  const words = SUMMARY_WORDS[language].movements
  const names = leads.map(({ unit }) => campaign.units.find((known) => known.id === unit)?.name ?? unit)
  return [
    id,
    name[language],
    bareClause(clause),
    names.length === 0 ? words.noLead : names.join('; '),
    ...criteriaOf(input, movement),
  ]
}

/** The standard list of criteria, and its column that names the movement: plans/forms.yaml, F12. */
const CRITERIA = { form: 'F12', movement: 'ma_pt' } as const

const asksForCriteria = ({ plan }: Campaign): boolean => plan.forms[CRITERIA.form] !== undefined

/**
 * How many of the bodies that lead a movement have criteria of their own for it in their list; of a movement without
 * a lead, how many units have. No cell where the plan asks for no such list.
 */
function criteriaOf({ campaign, rollUp, language }: SummaryInput, { id, leads }: Movement): SummaryCell[] {
  if (!asksForCriteria(campaign)) return []
  const has = rollUp.units.filter((line) =>
    (line.forms[CRITERIA.form] ?? []).some(({ of }) => of[CRITERIA.movement] === id),
  )
  if (leads.length === 0) return [formatNumber(has.length, language)]
  const led = has.filter(({ unit }) => leads.some((lead) => lead.unit === unit.id))
  return [
    SUMMARY_WORDS[language].outOf(formatNumber(led.length, language), formatNumber(leads.length, language)),
  ]
}
