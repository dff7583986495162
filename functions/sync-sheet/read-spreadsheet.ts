import type { SheetProblem } from '../../domain/problems.ts'
import { ERROR_TAB_ID } from '../../domain/sheet/error-tab.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import type { SheetSeat, Sheets } from '../ports.ts'

/** A spreadsheet as read, or why it cannot be: `trouble` holds its data, `busy` asks for another try. */
export type Reading =
  | { readonly kind: 'read'; readonly grids: ReadonlyMap<number, Grid> }
  | { readonly kind: 'trouble'; readonly problem: SheetProblem }
  | { readonly kind: 'busy' }

/**
 * Reads the tabs of all seats and the error tab in one request. Only when one of them is gone does it look
 * which: without the error tab (first time, or the clerk removed it) the data are read alone.
 */
export async function readSpreadsheet(sheets: Sheets, seats: readonly SheetSeat[]): Promise<Reading> {
  const id = seats[0]?.spreadsheetId ?? ''
  const dataTabs = seats.map((seat) => seat.tabId)
  const whole = await sheets.read(id, [...dataTabs, ERROR_TAB_ID])
  if (whole.ok || whole.trouble !== 'tab-gone') return fromPort(whole)
  return fromPort(await sheets.read(id, dataTabs))
}

function fromPort(reading: Awaited<ReturnType<Sheets['read']>>): Reading {
  if (reading.ok) return { kind: 'read', grids: new Map(reading.tabs.map((tab) => [tab.tabId, tab.grid])) }
  switch (reading.trouble) {
    case 'busy':
      return { kind: 'busy' }
    case 'gone':
      return { kind: 'trouble', problem: { code: 'B-GONE', params: {} } }
    case 'not-shared':
      return { kind: 'trouble', problem: { code: 'B-NOT-SHARED', params: {} } }
    case 'tab-gone':
      return { kind: 'trouble', problem: { code: 'H-TAB-GONE', params: {} } }
  }
}
