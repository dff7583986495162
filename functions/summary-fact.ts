import type { Instant } from '../domain/plan/plan.ts'

/** Under which name the id of a cycle's summary spreadsheet is remembered. */
export const summaryFact = (planId: string, cycleId: string): string => `summary/${planId}/${cycleId}/file`

/** Under which name a print of what that spreadsheet says is remembered. */
export const summaryContentFact = (planId: string, cycleId: string): string =>
  `${summaryFact(planId, cycleId)}/content`

/** Under which name the newest .xlsx of a cycle's summary is remembered (`SummaryExport`). */
export const summaryExportFact = (planId: string, cycleId: string): string =>
  `summary/${planId}/${cycleId}/export`

/** The summary as .xlsx among the documents. */
export interface SummaryExport {
  /** Print of what the spreadsheet said. */
  readonly content: string
  readonly hash: string
  readonly bytes: number
  /** When it was put there, as documents are not kept for ever; absent in what was written before that was noted. */
  readonly at?: Instant
}

/** Under which name it is remembered that a cycle's summary is to be built, whatever the day; by whose wish. */
export const summaryDueFact = (planId: string, cycleId: string): string => `summary/${planId}/${cycleId}/due`
