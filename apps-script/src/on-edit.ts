import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { isSmall, planEdit } from './plan-edit.ts'
import { type EditedArea, rowIdOf } from './stamp-ids.ts'
import { alone, columnKeysOf, formOf, planOf, readGrid, writeEdits } from './this-spreadsheet.ts'

/** Google stops a simple trigger after 30 seconds; who waits longer than this leaves the rows to the server. */
const WAIT_MS = 8000

/** After each edit by hand: gives edited rows their id and says at once what is wrong. No network. */
export function checkEdit(event: GoogleAppsScript.Events.SheetsOnEdit): void {
  const area = areaOf(event)
  if (!isSmall(area)) return
  const sheet = event.range.getSheet()
  const form = formOf(sheet)
  const plan = form ? planOf(SpreadsheetApp.getActiveSpreadsheet()) : null
  if (!form || !plan) return
  alone(WAIT_MS, () => {
    const grid = readGrid(sheet, plan.zone)
    const newId = (): string => rowIdOf(Utilities.getUuid())
    const keys = (): ColumnKeys => columnKeysOf(sheet)
    writeEdits(sheet, planEdit(plan, form, grid, area, Date.now(), newId, keys), grid)
  })
}

function areaOf({ range, oldValue }: GoogleAppsScript.Events.SheetsOnEdit): EditedArea {
  const [top, left] = [range.getRow() - 1, range.getColumn() - 1]
  return {
    top,
    left,
    bottom: top + range.getNumRows() - 1,
    right: left + range.getNumColumns() - 1,
    // Given only where a single cell was edited.
    before: oldValue === undefined ? null : String(oldValue),
  }
}
