/** XFD1048576: the last cell that a worksheet has. */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** How far a worksheet reaches: its readers make room for rows x columns cells. */
export interface Extent {
  readonly rows: number
  readonly columns: number
}

/** References of the dimension, of cells and of merged cells, and the numbers of rows. */
const REFERENCE = /<(?:\w+:)?(dimension|c|mergeCell|row)\s(?:[^<>]*\s)?(?:ref|r)\s*=\s*["']([^"'<>]*)["']/g

/**
 * The extent of a worksheet's cells and merged cells, from its XML. What the dimension claims is not
 * believed: a whole formatted sheet claims everything.
 *
 * @returns null if something refers to a cell that no worksheet has
 */
export function extentOf(xml: string): Extent | null {
  let rows = 0
  let columns = 0
  for (const [, element, reference = ''] of xml.matchAll(REFERENCE)) {
    for (const corner of reference.split(':')) {
      const cell = cellOf(corner)
      if (cell === null) return null
      if (element === 'dimension') continue
      rows = Math.max(rows, cell.row)
      columns = Math.max(columns, cell.column)
    }
  }
  return { rows, columns }
}

/** "B7", "$B$7", "B" or "7", counted from 1; 0 where a part is left out. */
function cellOf(reference: string): { readonly row: number; readonly column: number } | null {
  const parts = /^\$?([A-Za-z]{0,3})\$?(\d{0,7})$/.exec(reference)
  if (!parts) return null
  const [, letters = '', digits = ''] = parts
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const isRow = digits === '' || (Number(digits) >= 1 && Number(digits) <= LAST_ROW)
  return isRow && column <= LAST_COLUMN ? { row: Number(digits), column } : null
}
