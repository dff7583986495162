import type { Campaign, Cycle, Instant, Language } from '../../plan/plan.ts'
import type { Cell, RichCell } from '../../sheet/grid.ts'
import type { PersonEdition } from '../persons/person-tables.ts'
import type { RollUp } from '../roll-up.ts'

export type SummaryCell = Cell | RichCell

/** Over the table of its tab: columns by number, labels first; all lines but the total. */
export interface TabChart {
  readonly chartId: number
  /** The tab with the cells, where it is another. */
  readonly from?: number
  /** Where it is put; else right of the table. */
  readonly at?: { readonly row: number; readonly column: number }
  readonly type: 'bar' | 'stacked-bar' | 'column' | 'stacked-column' | 'line' | 'pie'
  readonly title: string
  readonly labels: number
  readonly series: readonly number[]
  /** The heading's row, and how many lines follow it. */
  readonly row: number
  readonly lines: number
}

/** One tab of the summary spreadsheet; cells are typed, days are serial numbers. */
export interface SummaryTab {
  readonly tabId: number
  readonly title: string
  readonly cells: readonly (readonly SummaryCell[])[]
  /** Zero-based rows that are headings. */
  readonly headingRows: readonly number[]
  /** Rows that stay in sight, from the top. */
  readonly frozenRows: number
  readonly widths: readonly number[]
  /** How the numbers of a column are shown, below the heading. */
  readonly formats: readonly { readonly column: number; readonly pattern: string }[]
  /** The heading's row and the lines under it that people may filter. */
  readonly filter: { readonly row: number; readonly lines: number } | null
  /** A column with verdicts, coloured by its words. */
  readonly verdicts: number | null
  readonly charts: readonly TabChart[]
  /** By row what it is about, under a name that never changes; null on a page without notes. */
  readonly keys: readonly string[] | null
  /** The column by which people know a line. */
  readonly label: number
}

/** Figures that were frozen: their number within plan and cycle, and as of when. */
export interface SnapshotMark {
  readonly number: number
  readonly asOf: Instant
}

export interface SummaryInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  readonly language: Language
  /** Rows that units put forward to the level above, ready to print; no personal columns but the name. */
  readonly forwarded: readonly (readonly Cell[])[]
  /** People who seem to stand in the lists of several units, with the names of these. */
  readonly shared: readonly {
    readonly key: string
    readonly name: string
    readonly units: readonly string[]
  }[]
  /** The cycles before this one, oldest first. */
  readonly earlier: readonly { readonly cycle: Cycle; readonly rollUp: RollUp }[]
  /** Where a unit's own spreadsheet is opened. */
  readonly links: ReadonlyMap<string, string>
  /** Set where the figures are those of a cut-off. */
  readonly snapshot: SnapshotMark | null
  /** Persons as of the last cut-off, where the plan asks for what such tables need. */
  readonly persons: PersonEdition | null
}

/** Tab ids never change, so that a later build writes over the same tabs. */
export const TAB = {
  cover: 146_100_001,
  units: 146_100_002,
  submissions: 146_100_003,
  problems: 146_100_004,
  tasks: 146_100_005,
  forward: 146_100_006,
  successors: 146_100_007,
  groups: 146_100_008,
  clusters: 146_100_009,
  timeliness: 146_100_010,
  movements: 146_100_011,
  funnel: 146_100_012,
  conferences: 146_100_013,
  delegates: 146_100_014,
  requests: 146_100_015,
  reports: 146_100_016,
  publicity: 146_100_017,
  months: 146_100_018,
  stages: 146_100_019,
  years: 146_100_020,
  shared: 146_100_021,
  calendar: 146_100_022,
  breakdown: 146_100_100,
  persons: 146_100_200,
}

/** The value of a cell, however it is shown. */
export const plainOf = (cell: SummaryCell | undefined): Cell =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null)

/** The sum of a column of numbers. */
export const sumOf = (lines: readonly (readonly SummaryCell[])[], column: number): number =>
  lines.reduce((sum, line) => sum + Number(plainOf(line[column])), 0)

/** In hundredths with one decimal: 51,2. Nothing of nothing is 0. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10
