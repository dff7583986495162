import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { checkTab } from './check-tab.ts'
import { openDesk, showSidebar } from './desk.ts'
import { localTime } from './local-time.ts'
import { reportTab } from './report-tab.ts'
import { errorsPage } from './sidebar.ts'
import { columnKeysOf, readGrid } from './this-spreadsheet.ts'

/** The menu's second entry: a list of what is wrong, made afresh from the rows. Writes nothing. */
export function listErrors(): void {
  const desk = openDesk()
  if (!desk) return
  const { plan, tabs } = desk
  const now = Date.now()
  const reports = tabs.map(({ sheet, form }) => {
    const grid = readGrid(sheet, plan.zone)
    const tab = { sheetId: sheet.getSheetId(), name: sheet.getName(), form, grid }
    const checked = checkTab(plan, form, grid, now, () => columnKeysOf(sheet))
    return reportTab(plan, tab, checked)
  })
  showSidebar(
    SCRIPT_WORDS[plan.language].errorsTitle,
    errorsPage(plan, reports, localTime(now, plan.zone).day),
  )
}

/**
 * Goes to a cell that the sidebar names; row and column count from 1, as people count.
 *
 * @returns whether the cell is there
 */
export function goToCell(sheetId: unknown, row: unknown, column: unknown): boolean {
  const sheet = SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .find((candidate) => candidate.getSheetId() === sheetId)
  if (!sheet || !isPlace(row, sheet.getMaxRows()) || !isPlace(column, sheet.getLastColumn())) return false
  sheet.activate()
  sheet.getRange(row, column).activate()
  return true
}

const isPlace = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
