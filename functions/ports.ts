import type { DoneItems } from '../domain/agenda/due-items.ts'
import type { Fate } from '../domain/agenda/mail-fate.ts'
import type { Campaign, Instant, Language } from '../domain/plan/plan.ts'
import type { OfficialDocument } from '../domain/report/official-document.ts'
import type { Cell, Grid, RichCell } from '../domain/sheet/grid.ts'
import type { CheckedRow, SheetState } from '../domain/sheet/sheet-state.ts'

/**
 * What the recipes need from the outside world. Each port has one adapter to the real service
 * (functions/adapters) and one in memory (test/support); both pass the same conformance suite.
 */

export interface Clock {
  now(): Instant
}

export interface Ids {
  /** Ten characters of Crockford's base 32, random: row ids. */
  rowId(): string
}

export interface Campaigns {
  find(planId: string): Promise<Campaign | null>
  all(): Promise<readonly Campaign[]>
}

// ---- Google Sheets and Drive ----

export interface TabRead {
  readonly tabId: number
  readonly title: string
  readonly grid: Grid
}

/** Why a spreadsheet could not be read or written; `busy` is worth another try, `no-storage` once there is room. */
export type SheetsTrouble = 'gone' | 'not-shared' | 'busy' | 'tab-gone' | 'no-storage'

export type Reading =
  | { readonly ok: true; readonly tabs: readonly TabRead[] }
  | { readonly ok: false; readonly trouble: SheetsTrouble }

/** Cells to set, one rectangle; strings are stored as text and never parsed as formulas. */
export interface CellBlock {
  readonly tabId: number
  readonly row: number
  readonly column: number
  readonly cells: readonly (readonly (Cell | RichCell)[])[]
}

/** Things done once to a tab so that feedback has a place; each is harmless when repeated. */
export type TabChange =
  | {
      readonly kind: 'add-tab'
      readonly tabId: number
      readonly title: string
      readonly rows: number
      readonly columns: number
      readonly frozenRows: number
      readonly hidden?: boolean
    }
  | { readonly kind: 'drop-tab'; readonly tabId: number }
  | { readonly kind: 'add-columns'; readonly tabId: number; readonly count: number }
  /** Makes room; what stands there and beyond moves right (or down). */
  | {
      readonly kind: 'insert'
      readonly tabId: number
      readonly what: 'columns' | 'rows'
      readonly at: number
      readonly count: number
    }
  | { readonly kind: 'add-rows'; readonly tabId: number; readonly count: number }
  | { readonly kind: 'hide-column'; readonly tabId: number; readonly column: number }
  /** Shows it, too, should it have been hidden. */
  | {
      readonly kind: 'column-width'
      readonly tabId: number
      readonly column: number
      readonly pixels: number
    }
  | {
      readonly kind: 'style'
      readonly tabId: number
      readonly row: number
      readonly column: number
      readonly rows: number
      readonly columns: number
      readonly style: CellStyle
    }
  /** A dropdown; with `strict` the sheet itself refuses other values. Without values anything may be typed again. */
  | ({
      readonly kind: 'choices'
      readonly values: readonly string[] | null
      readonly strict: boolean
    } & Rectangle)
  /** Editing is warned against; nothing breaks when it is done all the same. */
  | ({ readonly kind: 'protect' } & Rectangle)
  | {
      readonly kind: 'colour-by-text'
      readonly tabId: number
      readonly column: number
      readonly fromRow: number
      readonly rules: readonly ColourRule[]
    }
  | ({
      readonly kind: 'chart'
      readonly at: { readonly row: number; readonly column: number }
    } & ChartContent)
  | ({ readonly kind: 'chart-data' } & ChartContent)
  | { readonly kind: 'drop-chart'; readonly chartId: number }
  /** Rows from the top that stay in sight, and whether people see the tab. */
  | {
      readonly kind: 'tab-look'
      readonly tabId: number
      readonly frozenRows: number
    }
  /** Lets people filter and sort; the first row is the heading. Takes the place of an earlier filter. */
  | ({ readonly kind: 'filter' } & Rectangle)
  /** Copies what stands in a rectangle of another tab, to the same place. */
  | ({ readonly kind: 'copy'; readonly fromTabId: number } & Rectangle)
  /** What programs may read and no reader sees, on a tab or (null) on the spreadsheet; one value per key. */
  | { readonly kind: 'metadata'; readonly tabId: number | null; readonly key: string; readonly value: string }
  /** The same on a column: which one it is, however it is called and wherever it goes; one column per value. */
  | {
      readonly kind: 'column-metadata'
      readonly tabId: number
      readonly column: number
      readonly key: string
      readonly value: string
    }

/** A chart over cells; each rectangle is one column with its heading on top. A pie has one series. */
export interface ChartContent {
  readonly tabId: number
  readonly chartId: number
  readonly type: 'bar' | 'stacked-bar' | 'column' | 'stacked-column' | 'line' | 'pie'
  readonly title: string
  readonly labels: Rectangle
  readonly series: readonly Rectangle[]
}

export interface Rectangle {
  readonly tabId: number
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Colours are "#rrggbb". */
export interface CellStyle {
  readonly bold?: boolean
  readonly wrap?: boolean
  readonly background?: string
  readonly colour?: string
  readonly numberFormat?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly size?: number
}

export interface ColourRule {
  readonly startsWith: string
  readonly background: string
}

export interface Sheets {
  /** The tabs of a spreadsheet with their grid sizes and what lies over their cells; cells are not read. */
  describe(
    spreadsheetId: string,
  ): Promise<
    | { readonly ok: true; readonly tabs: readonly TabInfo[] }
    | { readonly ok: false; readonly trouble: SheetsTrouble }
  >
  /** One request: every tab with its cells as shown, its charts and its filter. */
  look(
    spreadsheetId: string,
  ): Promise<
    | { readonly ok: true; readonly tabs: readonly TabLook[] }
    | { readonly ok: false; readonly trouble: SheetsTrouble }
  >
  /** One request: whole tabs, unformatted values, dates as serial numbers. */
  read(spreadsheetId: string, tabIds: readonly number[]): Promise<Reading>
  /** One atomic request: first the changes, then the cells. */
  write(
    spreadsheetId: string,
    changes: readonly TabChange[],
    blocks: readonly CellBlock[],
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly trouble: SheetsTrouble }>
}

export interface TabInfo {
  readonly tabId: number
  readonly title: string
  readonly rows: number
  readonly columns: number
  readonly hidden: boolean
  readonly chartIds: readonly number[]
  readonly merges: readonly Omit<Rectangle, 'tabId'>[]
  /** By column from 0, what its metadata says. */
  readonly columnMetadata: ReadonlyMap<number, Readonly<Record<string, string>>>
}

export interface TabLook extends Omit<TabInfo, 'merges' | 'columnMetadata'> {
  readonly grid: Grid
  readonly filter: Rectangle | null
}

export interface ChangedFile {
  readonly spreadsheetId: string
  readonly version: string
  readonly modifiedAt: Instant
  readonly removed: boolean
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
  /** Lets a person edit it, without a mail of Google's own; harmless when repeated. */
  shareWith(spreadsheetId: string, email: string): Promise<void>
  /** Takes the right to edit from those of whom `isGone` says so; who has it by way of a folder keeps it. */
  unshareWith(spreadsheetId: string, isGone: (email: string) => boolean): Promise<void>
  /** When somebody, we among them, last changed it; null where that is not to be had. */
  modifiedAt(spreadsheetId: string): Promise<Instant | null>
  /** A page token from which `changesSince` starts. */
  startToken(): Promise<string>
  changesSince(token: string): Promise<{ readonly token: string; readonly files: readonly ChangedFile[] }>
}

// ---- Stored data ----

/** Which sheet: the key of its state. `sheetKey` is opaque (no names in keys). */
export interface SheetSeat {
  readonly planId: string
  readonly cycleId: string
  readonly unitId: string
  readonly formId: string
  readonly spreadsheetId: string
  readonly tabId: number
  readonly sheetKey: string
}

export interface Reports {
  /**
   * Registers a spreadsheet for a unit and form; false when another spreadsheet has the seat. Harmless when
   * repeated; the same spreadsheet may move to another tab.
   */
  registerSheet(seat: SheetSeat): Promise<boolean>
  /** The seats of a spreadsheet, one per form it carries; empty when it is unknown. */
  seatsOf(spreadsheetId: string): Promise<readonly SheetSeat[]>
  seatsOfCycle(planId: string, cycleId: string): Promise<readonly SheetSeat[]>
  /** The state as last committed, or null before the first commit. Consistent read. */
  stateOf(seat: SheetSeat): Promise<SheetState | null>
  /** One item per sheet: what rollups read. */
  statesOfCycle(planId: string, cycleId: string): Promise<readonly SheetState[]>
  /** False while another holder's lease runs. */
  takeLease(sheetKey: string, holder: string, now: Instant, forMs: number): Promise<boolean>
  dropLease(sheetKey: string, holder: string): Promise<void>
  /** Row items and one history entry each; repeatable. */
  putRows(sheetKey: string, version: number, rows: readonly CheckedRow[]): Promise<void>
  /** The commit: writes the state if the stored version is still `state.version - 1`. */
  commit(seat: SheetSeat, state: SheetState): Promise<boolean>
  /** Keeps a state that is about to be superseded, without its manifest; repeatable. */
  keepPast(seat: SheetSeat, state: SheetState): Promise<void>
  /** The superseded states of a sheet, oldest first; of a number of versions only those. */
  pastOf(
    of: Pick<SheetSeat, 'planId' | 'cycleId' | 'sheetKey'>,
    version?: number,
  ): Promise<readonly SheetState[]>
  rowsOf(sheetKey: string, rowIds: readonly string[]): Promise<readonly CheckedRow[]>
  historyOf(sheetKey: string, rowId: string): Promise<readonly CheckedRow[]>
  /** Deletes every row of a sheet and its history for good; how many items there were. */
  forgetRows(sheetKey: string): Promise<number>
}

/** Small named facts that survive a restart: page tokens, the instant a campaign was loaded, file ids. */
export interface Facts {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  /** Sets it only if it is still absent; returns the value that stands. */
  setOnce(name: string, value: string): Promise<string>
}

// ---- The agenda's ledger and the outbox ----

export type MailState = 'pending' | 'claimed' | 'sent' | 'refused' | 'unknown'

/** One mail to one recipient. `key` is (plan, item, cycle, recipient, edition) and is opaque to the store. */
export interface OutboxEntry {
  readonly key: string
  readonly planId: string
  readonly state: MailState
  readonly to: string
  readonly mail: MailContent
  readonly createdAt: Instant
  readonly claimedAt: Instant | null
  readonly sentAt: Instant | null
  readonly messageId: string | null
  readonly reason: string | null
  /** How often it was claimed: the number of the claim that stands. */
  readonly attempt: number
  /** What became of it after it was sent, as far as the mail service told; null before. */
  readonly fate: Fate | null
}

/** A mail that did not come, or of which nobody knows, without the mail itself. */
export interface MailTrouble {
  readonly key: string
  readonly state: MailState
  readonly reason: string | null
  readonly fate: Fate | null
  /** Fingerprint of the address. */
  readonly address: string
}

export interface MailContent {
  readonly language: Language
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** A file that goes with a mail. Its content lies in the documents: an outbox item holds at most 400 KB. */
export interface Attachment {
  readonly name: string
  readonly type: string
  readonly hash: string
  /** The HTML shows it as "cid:..."; null for a file that the reader opens. */
  readonly cid: string | null
}

/** Files by the SHA-256 of their content; nothing is ever changed. */
export interface Documents {
  /** Keeps the bytes for good. Returns their hash, in hexadecimal; harmless when repeated. */
  put(bytes: Uint8Array): Promise<string>
  /** null when it is not there, or is not what its hash says. */
  get(hash: string): Promise<Uint8Array | null>
}

export interface Pictures {
  /** Draws an SVG, for screens with twice the pixels. Letters: Be Vietnam Pro. Returns a PNG. */
  png(svg: string): Promise<Uint8Array>
}

export interface Papers {
  /** An official document as .docx; the same document gives the same bytes. */
  docx(document: OfficialDocument): Promise<Uint8Array>
}

/** What still has to leave: pending or refused mails by their keys, and since when the oldest of them waits. */
export interface Backlog {
  readonly waiting: readonly string[]
  readonly oldest: Instant | null
  /** Mails of which nobody knows whether they left. */
  readonly unknown: number
}

export interface Ledger {
  /** Remembers that an agenda item is done; false if it was already. */
  markDone(planId: string, itemKey: string, at: Instant, note: string): Promise<boolean>
  doneItems(planId: string): Promise<DoneItems>
}

export interface Outbox {
  /** Adds a pending mail unless its key exists; true when added. */
  add(entry: Pick<OutboxEntry, 'key' | 'planId' | 'to' | 'mail' | 'createdAt'>): Promise<boolean>
  /** pending or refused -> claimed under a new attempt, or null if somebody else was first. */
  claim(key: string, at: Instant): Promise<OutboxEntry | null>
  /**
   * claimed or unknown -> sent, refused or unknown, while that attempt is the newest: what an earlier sender
   * says late, or says twice, does not touch the claim of a later one.
   */
  settle(
    of: Pick<OutboxEntry, 'key' | 'attempt'>,
    to: 'sent' | 'refused' | 'unknown',
    at: Instant,
    detail: string,
  ): Promise<void>
  /** The service says that it took the mail: whatever was known of it before, it is `sent`. */
  confirmSent(key: string, at: Instant, messageId: string): Promise<void>
  /** Remembers a fate unless a graver one is known; true when it was news. Events come twice and out of order. */
  setFate(key: string, fate: Fate): Promise<boolean>
  find(key: string): Promise<OutboxEntry | null>
  /** Mails that were refused, bounced, were complained of, or are in doubt. */
  troubles(planId: string): Promise<readonly MailTrouble[]>
  backlog(planId: string): Promise<Backlog>
  /** Claims older than `before` whose sender died: they become `unknown`. Returns their keys. */
  expireClaims(planId: string, before: Instant): Promise<readonly string[]>
  list(planId: string): Promise<readonly OutboxEntry[]>
}

/** What became of one attempt. `unknown`: the answer was lost, the mail may have left. */
export type SendResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Mailer {
  send(mail: {
    readonly from: string
    readonly to: string
    readonly content: MailContent
    /** The attachments' bytes, by hash. */
    readonly files: ReadonlyMap<string, Uint8Array>
    readonly tag: string
    readonly date: Instant
  }): Promise<SendResult>
}

// ---- People ----

export interface IdentityTokens {
  /** Whom an identity token speaks for, by a verified address, and to whom it was given; null for any other token. */
  verify(token: string): Promise<{ readonly email: string; readonly audience: string } | null>
}

// ---- Queue ----

export type Job =
  | { readonly step: 'sync-sheet'; readonly spreadsheetId: string; readonly arrivedAt: Instant | null }
  | { readonly step: 'send-mail'; readonly key: string }
  | {
      readonly step: 'provision-sheets'
      readonly planId: string
      readonly cycleId: string
      readonly unitId: string
      /** Whether the unit had a sheet when the job was put. */
      readonly isSeated: boolean
    }
  /** What the mail service published, as it came. */
  | { readonly step: 'track-mail'; readonly message: string }

/** At least once, in any order. */
export interface Queue {
  put(jobs: readonly Job[]): Promise<void>
}

export type { Instant }
