import type { Campaign, Cycle, Language } from '../../plan/plan.ts'
import type { Cell, Grid } from '../../sheet/grid.ts'
import type { RollUp } from '../roll-up.ts'

/** One tab of the summary spreadsheet; cells are typed, days are serial numbers. */
export interface SummaryTab {
  readonly tabId: number
  readonly title: string
  readonly cells: Grid
  /** Zero-based rows that are headings; the first is frozen with everything above it. */
  readonly headingRows: readonly number[]
  readonly widths: readonly number[]
  readonly dateColumns: readonly number[]
  /** Bars of the table's total column, by its first column. */
  readonly chart: {
    readonly chartId: number
    readonly title: string
    readonly column: number
    readonly lines: number
  } | null
}

export interface SummaryInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  readonly language: Language
  /** Rows that units put forward to the level above, ready to print; no personal columns but the name. */
  readonly forwarded: readonly (readonly Cell[])[]
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
  breakdown: 146_100_100,
}

/** Most tabs have neither days nor a chart. */
export const plain = { dateColumns: [], chart: null }

/** The sum of a column of numbers. */
export const sumOf = (lines: readonly (readonly Cell[])[], column: number): number =>
  lines.reduce((sum, line) => sum + Number(line[column]), 0)
