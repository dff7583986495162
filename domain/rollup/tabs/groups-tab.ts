import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { isMet, type UnitLine } from '../roll-up.ts'
import { classLabel, classOf } from '../unit-class.ts'
import { percent, type SummaryCell, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** By class of unit: how many are due, in, on time, late, and how many have what they should. */
export function groupsTab(input: SummaryInput): SummaryTab {
  const { campaign, language } = input
  const words = SUMMARY_WORDS[language].groups
  return byGroup(input, {
    tabId: TAB.groups,
    title: words.tab,
    header: String(words.headers[0]),
    keyOf: ({ unit, quota }) => classOf(campaign, unit, quota?.ruleId ?? null),
    labelOf: (key) => classLabel(campaign, key, language),
  })
}

/** The same by cluster or block; null where the registry knows none. */
export function clustersTab(input: SummaryInput): SummaryTab | null {
  const words = SUMMARY_WORDS[input.language].groups
  if (input.rollUp.units.every(({ unit }) => unit.cluster === null)) return null
  return byGroup(input, {
    tabId: TAB.clusters,
    title: words.clusterTab,
    header: words.cluster,
    keyOf: ({ unit }) => unit.cluster ?? NONE,
    labelOf: (key) => (key === NONE ? words.none : key),
  })
}

const NONE = '-'

interface Grouping {
  readonly tabId: number
  readonly title: string
  readonly header: string
  readonly keyOf: (line: UnitLine) => string
  readonly labelOf: (key: string) => string
}

/** Units that are due nothing stand in no group. */
function byGroup(input: SummaryInput, { tabId, title, header, keyOf, labelOf }: Grouping): SummaryTab {
  const words = SUMMARY_WORDS[input.language].groups
  const due = input.rollUp.units.filter(({ standing }) => standing.overall !== 'not-applicable')
  const lines = [...Map.groupBy(due, keyOf)].map(([key, units]) => ({
    key,
    cells: [labelOf(key), ...groupCells(units)],
  }))
  const cells = lines.map((line) => line.cells)
  const total = words.headers.map((_, column): SummaryCell => {
    if (column === 0) return words.total
    if (column === RATE) return percent(sumOf(cells, MET) + sumOf(cells, OVER), sumOf(cells, 1))
    return BOUNDS.includes(column) ? null : sumOf(cells, column)
  })
  return tableTab(input, {
    tabId,
    title,
    columns: columnsOf(
      [header, ...words.headers.slice(1)],
      words.headers.map((_, column) => {
        if (column === 0) return ['text', 300]
        return [column === RATE ? 'share' : 'whole', 90]
      }),
    ),
    lines,
    total,
    label: 0,
    charts: [{ type: 'stacked-bar', title, labels: 0, series: [MET, OVER, MET + 1] }],
  })
}

const BOUNDS = [6, 7]
const MET = 8
const OVER = 10
const RATE = 11

function groupCells(units: readonly UnitLine[]): SummaryCell[] {
  const count = (is: (line: UnitLine) => boolean): number => units.filter(is).length
  const sent = (line: UnitLine): boolean => !['none', 'empty'].includes(line.standing.submission)
  const met = count(({ standing }) => standing.overall === 'met')
  const over = count(({ standing }) => standing.overall === 'over')
  return [
    units.length,
    count(sent),
    count(({ standing }) => standing.submission === 'on-time'),
    count(({ standing }) => standing.submission === 'late'),
    count((line) => !sent(line)),
    common(units.map(({ quota }) => (quota?.ruleId ? quota.min : null))),
    common(units.map(({ quota }) => (quota?.ruleId ? quota.max : null))),
    met,
    count(({ standing }) => !isMet(standing.overall)),
    over,
    percent(met + over, units.length),
    units.reduce((sum, { standing }) => sum + standing.counted, 0),
  ]
}

/** The bound of all of them; null where they differ or have none. */
const common = (bounds: readonly (number | null)[]): number | null => {
  const [first = null] = bounds
  return bounds.every((bound) => bound === first) ? first : null
}
