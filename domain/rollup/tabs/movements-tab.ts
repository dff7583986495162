import type { Form } from '../../plan/form.ts'
import type { Campaign, Movement } from '../../plan/plan.ts'
import { bareClause } from '../../words/clause-words.ts'
import { OWN_MOVEMENT } from '../../words/period-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { mainForm, rowsWhere, sumRows } from '../breakdown.ts'
import { type SummaryCell, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, tableTab, whole } from './table-tab.ts'

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
    lineOf(OTHER, [null, OWN_MOVEMENT[language], null, null], []),
  ]
  const cells = lines.map((line) => line.cells)
  const counted = kinds.length + 2
  return tableTab(input, {
    tabId: TAB.movements,
    title: words.tab,
    columns: [
      ...columnsOf(words.headers, [
        ['text', 80],
        ['text', 380],
        ['text', 90],
        ['text', 300],
      ]),
      ...kinds.map(({ label }) => whole(label[language])),
      whole(words.total),
      whole(words.wrongKind),
    ],
    lines,
    total: [null, words.total, null, null, ...Array.from({ length: counted }, (_, i) => sumOf(cells, i + 4))],
    charts: [{ type: 'bar', title: words.tab, labels: 1, series: [4 + kinds.length] }],
  })
}

/** The choice that stands for a movement of the unit's own, see plan-choices. */
const OTHER = 'khac'

function kindsOf(form: Form) {
  const column = form.columns.find(({ choices }) => choices.some(({ key }) => key === 'ca_nhan'))
  return { kinds: column?.choices ?? [], kindColumn: column?.key ?? '' }
}

function namesOf({ campaign, language }: SummaryInput, { id, name, clause, leads }: Movement): SummaryCell[] {
  const words = SUMMARY_WORDS[language].movements
  const names = leads.map(({ unit }) => campaign.units.find((known) => known.id === unit)?.name ?? unit)
  return [id, name[language], bareClause(clause), names.length === 0 ? words.noLead : names.join('; ')]
}
