import type { sheets_v4 } from '@googleapis/sheets'
import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import { invalid } from './google-error.ts'
import { type CellBox, newTab, putBox, type Scalar, type Tab, USUAL_SIZE } from './workbook.ts'

/**
 * Turns an .xlsx workbook into tabs, as Drive does: text stays text, dates become serial numbers with a date
 * format, a formula keeps its last result.
 */
export async function importXlsx(bytes: Uint8Array): Promise<Tab[]> {
  const book = await readXlsx(bytes, { readStyles: true }).catch(() => {
    throw invalid('Bad Request: the file cannot be converted.')
  })
  return book.sheets.map((sheet, i) => tabOf(sheet, i))
}

function tabOf(sheet: Sheet, index: number): Tab {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length))
  const size = {
    rows: Math.max(USUAL_SIZE.rows, sheet.rows.length),
    columns: Math.max(USUAL_SIZE.columns, width),
  }
  const tab = newTab(index, sheet.name, size)
  tab.hidden = sheet.hidden ?? false
  tab.frozenRows = sheet.freezePane?.rows ?? 0
  for (const [r, row] of sheet.rows.entries()) {
    for (const [c, value] of row.entries()) place(tab, r, c, value, sheet.cells?.get(`${r},${c}`))
  }
  sheet.columns?.forEach(({ width: characters, hidden }, column) => {
    if (characters === undefined && !hidden) return
    tab.columnLooks[column] = {
      ...(characters ? { pixelSize: Math.round(characters * PIXELS_PER_CHARACTER) } : {}),
      ...(hidden ? { hiddenByUser: true } : {}),
    }
  })
  tab.merges = (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
    sheetId: index,
    startRowIndex: startRow,
    endRowIndex: endRow + 1,
    startColumnIndex: startCol,
    endColumnIndex: endCol + 1,
  }))
  return tab
}

export const PIXELS_PER_CHARACTER = 7.5

function place(tab: Tab, row: number, column: number, value: CellValue, cell: Cell | undefined): void {
  const result = cell?.formula === undefined ? value : (cell.formulaResult ?? value)
  const format = formatOf(cell, result instanceof Date)
  const box: CellBox = {
    value: scalar(result),
    ...(cell?.formula ? { formula: cell.formula } : {}),
    ...(format ? { format } : {}),
  }
  if (box.value !== null || box.formula || box.format) putBox(tab, row, column, box)
}

function scalar(value: CellValue | undefined): Scalar {
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569
  return value ?? null
}

function formatOf(cell: Cell | undefined, isDate: boolean): sheets_v4.Schema$CellFormat | undefined {
  const { font, alignment, numFmt } = cell?.style ?? {}
  // The locale in front of a pattern is Excel's; a spreadsheet has its own.
  const pattern = numFmt?.replace(/^\[\$-[0-9A-F]+\]/i, '') ?? (isDate ? 'dd/mm/yyyy' : undefined)
  const format: sheets_v4.Schema$CellFormat = {
    ...(font?.bold ? { textFormat: { bold: true } } : {}),
    ...(alignment?.wrapText ? { wrapStrategy: 'WRAP' } : {}),
    ...(alignment?.horizontal === 'center' ? { horizontalAlignment: 'CENTER' } : {}),
    ...(pattern && pattern !== 'General'
      ? { numberFormat: { type: numberType(pattern, isDate), pattern } }
      : {}),
  }
  return Object.keys(format).length > 0 ? format : undefined
}

function numberType(pattern: string, isDate: boolean): string {
  if (isDate) return 'DATE'
  return pattern === '@' ? 'TEXT' : 'NUMBER'
}
