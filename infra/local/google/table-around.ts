import type { Area } from './a1.ts'
import { boxAt } from './workbook.ts'

/**
 * The table that stands in an area: the filled cells around its lowest filled cell, as far as they hang
 * together. Null when nothing stands there.
 */
export function tableAround(area: Area): Area | null {
  const { tab } = area
  const isFilled = (row: number, column: number): boolean => (boxAt(tab, row, column)?.value ?? null) !== null
  const hasFilled = (startRow: number, endRow: number, startColumn: number, endColumn: number): boolean => {
    for (let row = Math.max(0, startRow); row < endRow; row++)
      for (let column = Math.max(0, startColumn); column < endColumn; column++)
        if (isFilled(row, column)) return true
    return false
  }
  const last = lowest(area, isFilled)
  if (!last) return null
  const table = {
    ...area,
    startRow: last[0],
    endRow: last[0] + 1,
    startColumn: last[1],
    endColumn: last[1] + 1,
  }
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false
    const { startRow, endRow, startColumn, endColumn } = table
    const rows = [startRow - 1, endRow + 1] as const
    const columns = [startColumn - 1, endColumn + 1] as const
    if (hasFilled(startRow - 1, startRow, ...columns)) table.startRow--
    else if (hasFilled(endRow, endRow + 1, ...columns)) table.endRow++
    else if (hasFilled(...rows, startColumn - 1, startColumn)) table.startColumn--
    else if (hasFilled(...rows, endColumn, endColumn + 1)) table.endColumn++
    else continue
    hasGrown = true
  }
  return table
}

function lowest(area: Area, isFilled: (row: number, column: number) => boolean): [number, number] | null {
  for (let row = Math.min(area.endRow, area.tab.cells.length) - 1; row >= area.startRow; row--)
    for (let column = area.startColumn; column < area.endColumn; column++)
      if (isFilled(row, column)) return [row, column]
  return null
}
