import type { WriteSheet } from 'hucre/xlsx'
import { PIXELS_PER_CHARACTER } from './import-xlsx.ts'
import { USUAL_WIDTH } from './spreadsheet-body.ts'
import type { CellBox, Tab } from './workbook.ts'

const POINTS_PER_LINE = 15

/**
 * The heights of rows whose texts wrap, by row, in points. Google fits rows to their texts; a spreadsheet
 * program that opens the exported file need not, and prints the lines over each other.
 */
export function rowHeights(tab: Tab): NonNullable<WriteSheet['rowDefs']> {
  const merged = new Set(
    tab.merges.flatMap(
      ({ startRowIndex, startColumnIndex }) => `${startRowIndex ?? 0},${startColumnIndex ?? 0}`,
    ),
  )
  const heights = new Map<number, { readonly height: number }>()
  for (const [r, row] of tab.cells.entries()) {
    const lines = row.map((box, c) => (box && !merged.has(`${r},${c}`) ? linesOf(box, widthOf(tab, c)) : 1))
    const most = Math.max(1, ...lines)
    if (most > 1) heights.set(r, { height: most * POINTS_PER_LINE })
  }
  return heights
}

const widthOf = (tab: Tab, column: number): number =>
  (tab.columnLooks[column]?.pixelSize ?? USUAL_WIDTH) / PIXELS_PER_CHARACTER

function linesOf({ value, format }: CellBox, width: number): number {
  if (typeof value !== 'string' || format?.wrapStrategy !== 'WRAP') return 1
  return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
}
