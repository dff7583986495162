import type { Instant } from '../../domain/plan/plan.ts'

export interface ChangedFile {
  readonly spreadsheetId: string
  readonly version: string
  readonly modifiedAt: Instant
  readonly removed: boolean
  /** The newest change is of our own making. */
  readonly isOurs: boolean
}

/**
 * The account that makes spreadsheets has no room for one: service accounts own no files. It stays so until
 * somebody names a folder of a shared drive, so nothing is gained by another try.
 */
export class NoStorageError extends Error {
  constructor() {
    super('Google Drive has no storage for this account: name a folder of a shared drive')
  }
}

export interface Files {
  /** Makes a spreadsheet out of an .xlsx workbook (Drive converts it). Returns its id. Throws NoStorageError. */
  importWorkbook(title: string, bytes: Uint8Array): Promise<string>
  /** Replaces the content of a spreadsheet by an .xlsx workbook, keeping its id. */
  replaceWorkbook(spreadsheetId: string, bytes: Uint8Array): Promise<void>
  /** Makes a spreadsheet with the plan's locale and zone, empty or a copy of the template's. Returns its id. */
  createSpreadsheet(title: string, locale: string, zone: string): Promise<string>
  /** Moves a spreadsheet into the bin, from which a person can take it back. */
  discard(spreadsheetId: string): Promise<void>
  exportWorkbook(spreadsheetId: string): Promise<Uint8Array>
  /**
   * Lets a person edit it, without a mail of Google's own; harmless when repeated. An address without a Google
   * account cannot be let in so: Google would have to write to it.
   */
  shareWith(spreadsheetId: string, email: string): Promise<'shared' | 'no-account'>
  /** Takes the right to edit from those of whom `isGone` says so; who has it by way of a folder keeps it. */
  unshareWith(spreadsheetId: string, isGone: (email: string) => boolean): Promise<void>
  /** When somebody, we among them, last changed it; null where that is not to be had. */
  modifiedAt(spreadsheetId: string): Promise<Instant | null>
  /** A page token from which `changesSince` starts. */
  startToken(): Promise<string>
  changesSince(token: string): Promise<{ readonly token: string; readonly files: readonly ChangedFile[] }>
}
