import type { SheetProblem } from '../../domain/problems.ts'
import { ERROR_TAB_ID } from '../../domain/sheet/error-tab.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import type { SheetSeat } from '../ports/reports.ts'
import type { Sheets, SheetsTrouble, TabInfo, TabRead } from '../ports/sheets.ts'

/** A spreadsheet as read, or why it cannot be: `trouble` holds its data, `busy` asks for another try. */
export type Reading =
  | { readonly kind: 'read'; readonly tabs: ReadonlyMap<number, TabRead> }
  | { readonly kind: 'trouble'; readonly problem: SheetProblem }
  | { readonly kind: 'busy' }

/** The cells of tabs, by tab. */
export const gridsOf = (tabs: ReadonlyMap<number, TabRead>): ReadonlyMap<number, Grid> =>
  new Map([...tabs].map(([tabId, { grid }]) => [tabId, grid]))

/**
 * Reads the tabs of all seats and the error tab in one request. Only when one of them is gone does it look
 * which are left (the error tab on the first time; a form that an office's own file does not carry) and read
 * those, unless the look shows that one is too large to be read; a seat without its tab has none in the answer.
 */
export async function readSpreadsheet(sheets: Sheets, seats: readonly SheetSeat[]): Promise<Reading> {
  const id = seats[0]?.spreadsheetId ?? ''
  const dataTabs = seats.map((seat) => seat.tabId)
  const whole = await sheets.read(id, [...dataTabs, ERROR_TAB_ID])
  if (whole.ok || whole.trouble !== 'tab-gone') return fromPort(whole)
  const described = await sheets.describe(id)
  if (!described.ok) return fromPort(described)
  const left = new Set(described.tabs.map(({ tabId }) => tabId))
  const present = [...dataTabs, ERROR_TAB_ID].filter((tabId) => left.has(tabId))
  if (!dataTabs.some((tabId) => left.has(tabId))) return fromPort({ ok: false, trouble: 'tab-gone' })
  const huge = described.tabs.find(
    ({ tabId, rows, columns }) => present.includes(tabId) && rows * columns > MOST_CELLS,
  )
  if (huge) return { kind: 'trouble', problem: tooManyCells(huge) }
  return fromPort(await sheets.read(id, present))
}

/** Of one tab, empty ones included; as of a workbook that is mailed in. Google allows 10 million. */
const MOST_CELLS = 2_000_000

const tooManyCells = ({ title, rows, columns }: TabInfo): SheetProblem => ({
  code: 'H-TOO-MANY-CELLS',
  params: { tab: title, rows, columns },
})

function fromPort(
  reading: Awaited<ReturnType<Sheets['read']>> | { readonly ok: false; readonly trouble: SheetsTrouble },
): Reading {
  if (reading.ok) return { kind: 'read', tabs: new Map(reading.tabs.map((tab) => [tab.tabId, tab])) }
  switch (reading.trouble) {
    case 'busy':
    case 'no-storage':
      return { kind: 'busy' }
    case 'gone':
      return { kind: 'trouble', problem: { code: 'B-GONE', params: {} } }
    case 'not-shared':
      return { kind: 'trouble', problem: { code: 'B-NOT-SHARED', params: {} } }
    case 'tab-gone':
      return { kind: 'trouble', problem: { code: 'H-TAB-GONE', params: {} } }
  }
}
