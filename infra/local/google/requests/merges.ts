import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, areaOnGrid } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { invalid } from '../google-error.ts'
import { boxAt, putBox } from '../workbook.ts'

type GridRange = sheets_v4.Schema$GridRange

/** Requests that make one cell of several. What stood in all but the first is gone. */
export const MERGE_REQUESTS: RequestHandlers = {
  mergeCells(draft, { range, mergeType }) {
    const area = areaOnGrid(draft, range)
    refusePartOfMerge(area)
    const { tab } = area
    tab.merges = tab.merges.filter((merge) => !isInside(merge, area))
    for (const merge of mergesOf(area, mergeType ?? 'MERGE_ALL')) {
      for (let row = merge.startRow; row < Math.min(merge.endRow, tab.cells.length); row++) {
        for (let column = merge.startColumn; column < merge.endColumn; column++) {
          const box = boxAt(tab, row, column)
          const isFirst = row === merge.startRow && column === merge.startColumn
          if (box && !isFirst)
            putBox(tab, row, column, { value: null, ...(box.format ? { format: box.format } : {}) })
        }
      }
      if (merge.endRow - merge.startRow > 1 || merge.endColumn - merge.startColumn > 1)
        tab.merges = [...tab.merges, gridRangeOf(merge)]
    }
    return {}
  },

  unmergeCells(draft, { range }) {
    const area = areaOnGrid(draft, range)
    refusePartOfMerge(area)
    area.tab.merges = area.tab.merges.filter((merge) => !isInside(merge, area))
    return {}
  },
}

function mergesOf(area: Area, type: string): readonly Area[] {
  const { startRow, endRow, startColumn, endColumn } = area
  if (type === 'MERGE_ALL') return [area]
  if (type === 'MERGE_ROWS')
    return Array.from({ length: endRow - startRow }, (_, i) => ({
      ...area,
      startRow: startRow + i,
      endRow: startRow + i + 1,
    }))
  return Array.from({ length: endColumn - startColumn }, (_, i) => ({
    ...area,
    startColumn: startColumn + i,
    endColumn: startColumn + i + 1,
  }))
}

const gridRangeOf = ({ tab, startRow, endRow, startColumn, endColumn }: Area): GridRange => ({
  sheetId: tab.sheetId,
  startRowIndex: startRow,
  endRowIndex: endRow,
  startColumnIndex: startColumn,
  endColumnIndex: endColumn,
})

/** Whether all of a merge lies in an area. */
export const isInside = (merge: GridRange, area: Area): boolean =>
  (merge.startRowIndex ?? 0) >= area.startRow &&
  (merge.endRowIndex ?? Infinity) <= area.endRow &&
  (merge.startColumnIndex ?? 0) >= area.startColumn &&
  (merge.endColumnIndex ?? Infinity) <= area.endColumn

const touches = (merge: GridRange, area: Area): boolean =>
  (merge.startRowIndex ?? 0) < area.endRow &&
  (merge.endRowIndex ?? Infinity) > area.startRow &&
  (merge.startColumnIndex ?? 0) < area.endColumn &&
  (merge.endColumnIndex ?? Infinity) > area.startColumn

/** An area may hold a merge or not; cutting through one is refused. */
export function refusePartOfMerge(area: Area): void {
  if (area.tab.merges.some((merge) => touches(merge, area) && !isInside(merge, area)))
    throw invalid("You can't change a range that partially intersects a merge.")
}

export function refuseVerticalMerges(area: Area): void {
  const isVertical = (merge: GridRange): boolean => (merge.endRowIndex ?? 0) - (merge.startRowIndex ?? 0) > 1
  if (area.tab.merges.some((merge) => isVertical(merge) && touches(merge, area)))
    throw invalid("You can't sort a range with vertical merges.")
}
