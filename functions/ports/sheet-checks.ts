import type { Instant } from '../../domain/plan/plan.ts'

/**
 * Where a unit's spreadsheet stands after a check: counts, and sentences made of counts, kinds of problems and
 * headings. Nothing that stands in a row.
 */
export interface Receipt {
  readonly at: Instant
  readonly rows: number
  readonly counted: number
  readonly errorRows: number
  readonly warningRows: number
  /** Rows or things still missing for the headline rules. */
  readonly missing: number
  readonly held: boolean
  /** The standing in sentences, in the language of the sheet: what was received, and each quota. */
  readonly says: readonly string[]
  /** What is wrong with rows, by kind, the most frequent first. */
  readonly problems: readonly ProblemCount[]
}

/** Rows with one kind of problem; `title` is two to four words in the language of the sheet. */
export interface ProblemCount {
  readonly code: string
  readonly title: string
  readonly rows: number
}

/** Asks for the check of a sheet and waits for what came of it. */
export interface SheetChecks {
  /** null: it cannot be done within the call, here and now; whoever asks leaves it to the queue. */
  checkNow(spreadsheetId: string, arrivedAt: Instant): Promise<Receipt | null>
}
