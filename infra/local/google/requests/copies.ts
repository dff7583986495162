import type { sheets_v4 } from '@googleapis/sheets'
import { sameTitle } from '../../../../domain/sheet/tab-title.ts'
import { type Area, areaOnGrid, tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { invalid, unsupported } from '../google-error.ts'
import { boxAt, type CellBox, putBox, type Tab, type Workbook } from '../workbook.ts'
import { isInside, refusePartOfMerge } from './merges.ts'
import { freeMetadataId } from './metadata.ts'
import { isWhole, pasted } from './pasted.ts'
import { moveRanges } from './ranges.ts'
import { freeSheetId, refuseTwin, tabProperties } from './tabs.ts'

/** Requests that copy or move what stands in cells, and whole tabs. */
export const COPY_REQUESTS: RequestHandlers = {
  duplicateSheet(draft, { sourceSheetId, insertSheetIndex, newSheetId, newSheetName }) {
    const source = tabById(draft, sourceSheetId)
    if (draft.tabs.some(({ sheetId }) => sheetId === newSheetId))
      throw invalid(`A sheet with ID ${newSheetId} already exists. Please enter another ID.`)
    const title = newSheetName || freeTitle(draft, `Copy of ${source.title}`)
    refuseTwin(draft, title)
    const copy = copyOfTab(draft, source, newSheetId ?? freeSheetId(draft), title)
    draft.tabs.splice(insertSheetIndex ?? draft.tabs.indexOf(source) + 1, 0, copy)
    return { duplicateSheet: { properties: tabProperties(copy, draft.tabs.indexOf(copy)) } }
  },

  copyPaste(draft, { source, destination, pasteType, pasteOrientation }) {
    if (pasteOrientation === 'TRANSPOSE') throw unsupported('copyPaste with the orientation TRANSPOSE')
    const from = areaOnGrid(draft, source)
    const to = grown(areaOnGrid(draft, destination), from)
    refusePartOfMerge(from)
    refusePartOfMerge(to)
    const boxes = boxesOf(from)
    if (isWhole(pasteType)) copyMerges(from, to)
    for (let row = to.startRow; row < to.endRow; row++) {
      for (let column = to.startColumn; column < to.endColumn; column++) {
        const i = (row - to.startRow) % heightOf(from)
        const j = (column - to.startColumn) % widthOf(from)
        const isMoved = row !== from.startRow + i || column !== from.startColumn + j
        const box = boxes[i]?.[j] ?? null
        if (isMoved && pasteType !== 'PASTE_FORMAT') refuseReferences(box)
        putBox(to.tab, row, column, pasted(boxAt(to.tab, row, column), box, pasteType))
      }
    }
    return {}
  },

  cutPaste(draft, { source, destination, pasteType }) {
    const from = areaOnGrid(draft, source)
    const tab = tabById(draft, destination?.sheetId)
    const [startRow, startColumn] = [destination?.rowIndex ?? 0, destination?.columnIndex ?? 0]
    const size = { endRow: startRow + heightOf(from), endColumn: startColumn + widthOf(from) }
    const to = grown({ tab, startRow, startColumn, ...size }, from)
    refusePartOfMerge(from)
    refusePartOfMerge(to)
    const boxes = boxesOf(from)
    const merges = from.tab.merges.filter((merge) => isInside(merge, from))
    for (let row = from.startRow; row < Math.min(from.endRow, from.tab.cells.length); row++)
      for (let column = from.startColumn; column < from.endColumn; column++)
        putBox(from.tab, row, column, null)
    from.tab.merges = from.tab.merges.filter((merge) => !merges.includes(merge))
    boxes.forEach((line, i) => {
      line.forEach((box, j) => {
        const [row, column] = [startRow + i, startColumn + j]
        putBox(tab, row, column, pasted(boxAt(tab, row, column), box, pasteType))
      })
    })
    if (isWhole(pasteType))
      tab.merges = [
        ...tab.merges.filter((merge) => !isInside(merge, to)),
        ...merges.map((merge) => shifted(merge, from, to)),
      ]
    return {}
  },
}

/** A tab with all that lies in it and on it, under another id; what has ids of its own gets new ones. */
export function copyOfTab(into: Workbook, source: Tab, sheetId: number, title: string): Tab {
  const text = JSON.stringify(source, (key, value) =>
    key === 'sheetId' && value === source.sheetId ? sheetId : value,
  )
  const copy: Tab = { ...(JSON.parse(text) as Tab), title, hidden: false }
  let metadataId = freeMetadataId(into)
  let chartId = Math.max(0, ...into.tabs.flatMap(({ charts }) => charts.map((chart) => chart.chartId)))
  if (copy.metadata) copy.metadata = copy.metadata.map((metadata) => ({ ...metadata, id: metadataId++ }))
  copy.charts = copy.charts.map((chart) => ({ ...chart, chartId: ++chartId }))
  // A range that names no tab means the first one, by Google's default.
  moveRanges(into, copy, (range) => ({ ...range, sheetId }))
  if (copy.tables) throw unsupported('copies of a tab with tables')
  return copy
}

/** "Copy of X", "Copy of X 1", ... */
export function freeTitle({ tabs }: Workbook, wanted: string): string {
  let title = wanted
  for (let n = 1; tabs.some((tab) => sameTitle(tab.title, title)); n++) title = `${wanted} ${n}`
  return title
}

const heightOf = (area: Area): number => area.endRow - area.startRow
const widthOf = (area: Area): number => area.endColumn - area.startColumn

/** A destination as large as the source at least; larger only by whole multiples of it. */
function grown(to: Area, from: Area): Area {
  const span = (there: number, here: number): number => (there % here === 0 ? Math.max(there, here) : here)
  const endRow = to.startRow + span(heightOf(to), heightOf(from))
  const endColumn = to.startColumn + span(widthOf(to), widthOf(from))
  if (endRow > to.tab.rows || endColumn > to.tab.columns)
    throw invalid(`The pasted range reaches beyond the sheet (${to.tab.rows} x ${to.tab.columns}).`)
  return { ...to, endRow, endColumn }
}

const boxesOf = (area: Area): (CellBox | null)[][] =>
  Array.from({ length: heightOf(area) }, (_, i) =>
    Array.from({ length: widthOf(area) }, (_, j) => boxAt(area.tab, area.startRow + i, area.startColumn + j)),
  )

/** A formula that names cells would name others at its new place; that is not worked out here. */
function refuseReferences(box: CellBox | null): void {
  if (box?.formula && /[A-Z]+\$?\d/i.test(box.formula))
    throw unsupported('copies of formulas that name cells')
}

type GridRange = sheets_v4.Schema$GridRange

const shifted = (merge: GridRange, from: Area, to: Area, down = 0, right = 0): GridRange => {
  const [rows, columns] = [to.startRow - from.startRow + down, to.startColumn - from.startColumn + right]
  return {
    sheetId: to.tab.sheetId,
    startRowIndex: (merge.startRowIndex ?? 0) + rows,
    endRowIndex: (merge.endRowIndex ?? 0) + rows,
    startColumnIndex: (merge.startColumnIndex ?? 0) + columns,
    endColumnIndex: (merge.endColumnIndex ?? 0) + columns,
  }
}

function copyMerges(from: Area, to: Area): void {
  const merges = from.tab.merges.filter((merge) => isInside(merge, from))
  const copies: GridRange[] = []
  for (let down = 0; down < heightOf(to); down += heightOf(from)) {
    for (let right = 0; right < widthOf(to); right += widthOf(from))
      copies.push(...merges.map((merge) => shifted(merge, from, to, down, right)))
  }
  to.tab.merges = [...to.tab.merges.filter((merge) => !isInside(merge, to)), ...copies]
}
