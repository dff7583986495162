import type { Choice } from '../../plan/form.ts'
import type { Campaign } from '../../plan/plan.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { mainForm, rowsWhere } from '../breakdown.ts'
import type { UnitLine } from '../roll-up.ts'
import { classLabel, classOf } from '../unit-class.ts'
import { instantCell, ofUnit } from './cells.ts'
import { type SummaryCell, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, type TableColumn, tableTab, whole } from './table-tab.ts'

/** A line for each unit: what it should have, what it has by kind and field, what is missing. */
export function unitsTab(input: SummaryInput): SummaryTab {
  const { campaign, rollUp, language } = input
  const words = SUMMARY_WORDS[language].units
  const dimensions = rollUp.dimensions.filter(({ choices }) => choices.length <= MOST_CHOICES)
  const columns = dimensions.flatMap(({ column, choices }) => choices.map((choice) => ({ column, choice })))
  const ticks = tickColumns(campaign)
  const counted = [
    ...columns.map(({ choice }) => choice.label[language]),
    ...ticks.map(({ header }) => header[language]),
  ]
  const lines = rollUp.units.map((line, i) => ({
    key: line.unit.id,
    cells: unitCells(input, { columns, ticks: ticks.map(({ key }) => key) }, line, i),
  }))
  const first = words.headers.length
  const all = columnsOfUnits(words.headers, counted, words.after)
  const isSum = (column: number): boolean => column >= first && column <= first + counted.length
  const cells = lines.map((line) => line.cells)
  const total = all.map((_, column): SummaryCell => (isSum(column) ? sumOf(cells, column) : null))
  return tableTab(input, {
    tabId: TAB.units,
    title: words.tab,
    columns: all,
    lines,
    total: total.map((sum, column) => (column === 1 ? words.total : sum)),
    verdicts: first + counted.length + 2,
  })
}

/** A list of more is a table of its own. */
const MOST_CHOICES = 4

const columnsOfUnits = (
  before: readonly string[],
  counted: readonly string[],
  after: readonly string[],
): readonly TableColumn[] => [
  ...columnsOf(before, [
    ['whole', 50],
    ['text', 300],
    ['text', 230],
    ['whole', 90],
  ]),
  ...counted.map((header) => whole(header)),
  ...columnsOf(after, [
    ['whole', 70],
    ['whole', 80],
    ['text', 170],
    ['whole', 80],
    ['text', 110],
  ]),
]

interface UnitColumns {
  readonly columns: readonly { readonly column: string; readonly choice: Choice }[]
  readonly ticks: readonly string[]
}

function unitCells(
  input: SummaryInput,
  { columns, ticks }: UnitColumns,
  line: UnitLine,
  i: number,
): SummaryCell[] {
  const { unit, standing, quota, groups } = line
  const { campaign, language } = input
  return [
    i + 1,
    ofUnit(input, line, unit.name),
    classLabel(campaign, classOf(campaign, unit, quota?.ruleId ?? null), language),
    quota?.min ?? null,
    ...columns.map(({ column, choice }) => rowsWhere(groups, column, choice.key)),
    ...ticks.map((key) => rowsWhere(groups, key, 'true')),
    ofUnit(input, line, standing.counted),
    quota?.missing ?? null,
    SUMMARY_WORDS[language].verdict[standing.overall],
    standing.errorRows,
    instantCell(standing.lastChange, input),
  ]
}

const tickColumns = ({ plan }: Campaign) =>
  (mainForm(plan)?.columns ?? []).filter(({ type, personal }) => type === 'tick' && personal === 'no')
