import type { Value } from '../cells/cell-result.ts'
import type { Instant } from '../plan/plan.ts'
import type { Problem, Repair, SheetProblem } from '../problems.ts'
import type { StatedState } from '../words/state-words.ts'
import type { Cell } from './grid.ts'

/** A row as checked: what the row table stores and its history keeps. Holds personal data. */
export interface CheckedRow {
  readonly rowId: string
  /** Cells as typed, by column key; only columns of the form. */
  readonly raw: Readonly<Record<string, Cell>>
  readonly values: Readonly<Record<string, Value>>
  readonly problems: readonly Problem[]
  readonly repairs: readonly Repair[]
  /** Valid, unique and not withdrawn. */
  readonly counts: boolean
  /** Fingerprint of raw cells and verdict: equal means nothing to write. */
  readonly fingerprint: string
  readonly withdrawn: boolean
}

/** What the state remembers of each row; no personal data. */
export interface ManifestEntry {
  readonly fingerprint: string
  /** Fingerprint of the raw cells alone: finds a row again whose id was lost. */
  readonly content: string
  readonly firstSeen: Instant
  /** When the row was first valid; null while it never was. Timeliness is judged by it. */
  readonly firstValid: Instant | null
  readonly counts: boolean
  /** Pulls in a row in which the row was absent; at 2 it is withdrawn. */
  readonly absences: number
}

/**
 * Rows that count and have the same figures: `of` is column key -> choice key ("true"/"false" for ticks), and
 * for figure columns the number, day ("2025-03-31"), unit id, or "true" for a text or link that is filled in.
 */
export interface Group {
  readonly of: Readonly<Record<string, string>>
  readonly rows: number
}

/** The figures of a sheet that judging and roll-ups need. */
export interface Tally {
  /** Rows present in the sheet and not withdrawn, whatever their verdict. */
  readonly rows: number
  /** Rows that count: valid, unique, not withdrawn. */
  readonly counted: number
  readonly groups: readonly Group[]
  /** Rows by problem code (a row with two problems is in two codes). */
  readonly problems: Readonly<Record<string, number>>
  /** Rows with an error in a column, by column key: whether what a rule asks for is there. */
  readonly faultyColumns: Readonly<Record<string, number>>
  readonly errorRows: number
  readonly warningRows: number
  readonly repairedRows: number
}

/**
 * One item per sheet: all that judging and roll-ups need, without personal data. `groups` counts the rows
 * that count, by every list, tick and figure column of the form that is not personal, so that any rule's filter
 * and any table can be summed from it without reading a row.
 */
export interface SheetState extends Tally {
  readonly sheetKey: string
  readonly planId: string
  readonly cycleId: string
  readonly unitId: string
  readonly formId: string
  readonly version: number
  readonly manifest: Readonly<Record<string, ManifestEntry>>
  /** First arrival of any row, and the last change; null before. */
  readonly firstArrival: Instant | null
  /** When the first row that counts arrived, whatever became of it; null before. */
  readonly firstValid: Instant | null
  readonly lastChange: Instant | null
  /** Set while the sheet is held: its figures are the last good ones. */
  readonly held: SheetProblem | null
  readonly notices: readonly SheetProblem[]
  /** The unit declared that it has nothing to report. */
  readonly nil: boolean
  /** What its state cell says; null where there is none. */
  readonly stated: StatedState | null
  /** When it reached us that it says so; null while it never said anything. */
  readonly statedAt: Instant | null
  /** The first cells with errors by column key, as "E7"; an office finds them without us. */
  readonly faultyCells: Readonly<Record<string, readonly string[]>>
  /** When the content reached us that made it so; null in states of before this was kept. */
  readonly since: Instant | null
  /** Rows that were taken away and have not come back; their history stays. */
  readonly withdrawn: number
}
