import type { Choice } from '../../plan/form.ts'
import type { Campaign, Language, Unit } from '../../plan/plan.ts'
import type { Cell } from '../../sheet/grid.ts'
import { dayOf } from '../../time/days.ts'
import { serialOfDay } from '../../time/serial.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { rowsWhere } from '../breakdown.ts'
import type { UnitLine } from '../roll-up.ts'
import { plain, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'

/** A line for each unit: what it should have, what it has by kind and field, what is missing. */
export function unitsTab({ campaign, rollUp, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].units
  const dimensions = rollUp.dimensions.filter(({ choices }) => choices.length <= 3)
  const columns = dimensions.flatMap(({ column, choices }) => choices.map((choice) => ({ column, choice })))
  const ticks = tickColumns(campaign)
  const heading = [
    ...words.headers,
    ...columns.map(({ choice }) => choice.label[language]),
    ...ticks.map(({ header }) => header[language]),
    ...words.after,
  ]
  const lines = rollUp.units.map((unit, i) =>
    unitLine(campaign, language, { columns, ticks: ticks.map(({ key }) => key) }, unit, i),
  )
  const counted = [...columns, ...ticks]
  const first = words.headers.length
  const isSum = (column: number): boolean => column >= first && column <= first + counted.length
  const sums = heading.map((_, column): Cell => (isSum(column) ? sumOf(lines, column) : null))
  const total = sums.map((sum, column) => (column === 1 ? words.total : sum))
  return {
    ...plain,
    tabId: TAB.units,
    title: words.tab,
    cells: [heading, ...lines, total],
    headingRows: [0, lines.length + 1],
    widths: [50, 300, 230, 90, ...counted.map(() => 95), 70, 80, 170, 80, 110, 240],
    dateColumns: [heading.length - 2],
  }
}

interface UnitColumns {
  readonly columns: readonly { readonly column: string; readonly choice: Choice }[]
  readonly ticks: readonly string[]
}

function unitLine(
  campaign: Campaign,
  language: Language,
  { columns, ticks }: UnitColumns,
  { unit, standing, quota, groups }: UnitLine,
  i: number,
): Cell[] {
  return [
    i + 1,
    unit.name,
    classOf(campaign, unit, quota?.ruleId ?? null, language),
    quota?.min ?? null,
    ...columns.map(({ column, choice }) => rowsWhere(groups, column, choice.key)),
    ...ticks.map((key) => rowsWhere(groups, key, 'true')),
    standing.counted,
    quota?.missing ?? null,
    SUMMARY_WORDS[language].verdict[standing.overall],
    standing.errorRows,
    standing.lastChange === null ? null : serialOfDay(dayOf(standing.lastChange, campaign.plan.zone)),
    null,
  ]
}

/** Of a unit's classes the one for which its quota was set; several plans put every unit into a common class, too. */
function classOf({ plan }: Campaign, unit: Unit, ruleId: string | null, language: Language): string {
  const bound = plan.rules.find(({ id }) => id === ruleId)?.classes ?? []
  const name = unit.classes.find((candidate) => bound.includes(candidate)) ?? unit.classes.at(-1) ?? ''
  return plan.classes[name]?.[language] ?? name
}

function tickColumns(campaign: Campaign) {
  const [form] = Object.values(campaign.plan.forms)
  return form?.columns.filter(({ type, personal }) => type === 'tick' && personal === 'no') ?? []
}
