import type { Language } from '../../domain/plan/plan.ts'
import type { DocumentsAddress } from './put-documents.ts'
import type { TableAddress } from './tables-at.ts'
import type { Totals } from './totals.ts'

/** What is asked of a restore. */
export interface RestoreOptions {
  readonly file: string
  readonly state: string
  /** Instead of the folder: tables in the cloud. */
  readonly tables: TableAddress | null
  /** With tables: where the files that go with mails are put; null leaves them in the archive. */
  readonly documents: DocumentsAddress | null
  /** With tables that are in use: set them back to the archive. */
  readonly setBack: boolean
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/** What came of it: a sentence that says why or what was done, or what ought to stand there and what does. */
export type Outcome =
  | { readonly refusal: string }
  /** Nothing but the files that go with mails was left to do. */
  | { readonly done: string }
  | {
      readonly expected: Totals
      readonly totals: Totals
      readonly where: string
      /** What the operator is told besides. */
      readonly next: readonly string[]
    }
