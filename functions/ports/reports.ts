import type { Instant } from '../../domain/plan/plan.ts'
import type { CheckedRow, SheetState } from '../../domain/sheet/sheet-state.ts'

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
  /** The rows that counted as of a version of the sheet, whatever became of them; none where they are forgotten. */
  rowsAt(sheetKey: string, version: number): Promise<readonly CheckedRow[]>
  /** Deletes one row and its history for good; how many items there were. */
  forgetRow(sheetKey: string, rowId: string): Promise<number>
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
