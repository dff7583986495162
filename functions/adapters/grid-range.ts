import type { sheets_v4 } from '@googleapis/sheets'
import type { Rectangle } from '../ports/sheets.ts'

/** A rectangle as Google's requests name it. */
export const gridRange = ({ tabId, row, column, rows, columns }: Rectangle): sheets_v4.Schema$GridRange => ({
  sheetId: tabId,
  startRowIndex: row,
  endRowIndex: row + rows,
  startColumnIndex: column,
  endColumnIndex: column + columns,
})
