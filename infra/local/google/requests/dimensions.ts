import type { sheets_v4 } from '@googleapis/sheets'
import { tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { invalid } from '../google-error.ts'
import type { Look, Tab, Workbook } from '../workbook.ts'
import { fieldsOf } from './limits.ts'
import { moveColumnMetadata } from './metadata.ts'
import { afterDelete, afterInsert, moveRanges } from './ranges.ts'

/** Fields of DimensionProperties, by Google's discovery document. */
const LINE_FIELDS = [
  'pixelSize',
  'hiddenByUser',
  'hiddenByFilter',
  'developerMetadata',
  'dataSourceColumnReference',
]

/** Requests about rows and columns as such. */
export const DIMENSION_REQUESTS: RequestHandlers = {
  appendDimension(draft, { sheetId, dimension, length }) {
    const tab = tabById(draft, sheetId)
    if (dimension === 'COLUMNS') tab.columns += length ?? 0
    else tab.rows += length ?? 0
    return {}
  },

  insertDimension(draft, { range, inheritFromBefore }) {
    const { tab, from, count, isColumns } = lines(draft, range)
    refusePlace(from, isColumns ? tab.columns : tab.rows, inheritFromBefore === true)
    if (isColumns) {
      tab.cells = tab.cells.map((row) =>
        row.length > from ? row.toSpliced(from, 0, ...Array(count).fill(null)) : row,
      )
      tab.columns += count
      shiftColumns(tab, (column) => (column >= from ? column + count : column))
    } else {
      if (tab.cells.length > from) tab.cells.splice(from, 0, ...Array.from({ length: count }, () => []))
      tab.rows += count
      tab.rowLooks = shiftLooks(tab.rowLooks ?? {}, (row) => (row >= from ? row + count : row))
    }
    moveRanges(draft, tab, afterInsert(from, count, isColumns))
    return {}
  },

  deleteDimension(draft, { range }) {
    const { tab, from, count, isColumns } = spanOf(draft, range)
    if (isColumns) {
      tab.cells = tab.cells.map((row) => row.toSpliced(from, count))
      tab.columns -= count
      shiftColumns(tab, (column) => moved(column, from, count))
    } else {
      tab.cells.splice(from, count)
      tab.rows -= count
      tab.rowLooks = shiftLooks(tab.rowLooks ?? {}, (row) => moved(row, from, count))
    }
    moveRanges(draft, tab, afterDelete(from, count, isColumns))
    return {}
  },

  moveDimension(draft, { source, destinationIndex }) {
    const { tab, from, count, isColumns } = spanOf(draft, source)
    const to = destinationIndex ?? 0
    const target = to > from ? to - count : to
    if (isColumns) {
      tab.cells = tab.cells.map((row) => {
        const whole = [
          ...row,
          ...Array(Math.max(0, from + count - row.length, target - row.length)).fill(null),
        ]
        const lifted = whole.splice(from, count)
        return whole.toSpliced(target, 0, ...lifted)
      })
      shiftColumns(tab, taken(from, count, target))
    } else {
      while (tab.cells.length < Math.max(from + count, target)) tab.cells.push([])
      tab.cells.splice(target, 0, ...tab.cells.splice(from, count))
      tab.rowLooks = shiftLooks(tab.rowLooks ?? {}, taken(from, count, target))
    }
    return {}
  },

  updateDimensionProperties(draft, { range, properties, fields }) {
    fieldsOf(fields, LINE_FIELDS)
    const { tab, from, count, isColumns } = spanOf(draft, range)
    tab.rowLooks ??= {}
    const looks = isColumns ? tab.columnLooks : tab.rowLooks
    for (let line = from; line < from + count; line++)
      looks[line] = { ...looks[line], ...lookOf(properties ?? {}) }
    return {}
  },

  autoResizeDimensions(draft, { dimensions }) {
    const { tab, from, count, isColumns } = spanOf(draft, dimensions)
    if (!isColumns) return {}
    for (let column = from; column < from + count; column++) {
      const widest = Math.max(
        4,
        ...tab.cells.map((row) => Math.min(60, String(row[column]?.value ?? '').length)),
      )
      tab.columnLooks[column] = { ...tab.columnLooks[column], pixelSize: widest * 8 + 16 }
    }
    return {}
  },
}

interface Span {
  readonly tab: Tab
  readonly from: number
  readonly count: number
  readonly isColumns: boolean
}

/** New lines look like their neighbours, so there must be one on the side that is asked for. */
function refusePlace(from: number, size: number, isLikeBefore: boolean): void {
  if (isLikeBefore && from === 0) throw invalid('inheritFromBefore cannot be true if range.startIndex is 0.')
  if (from > size || (from === size && !isLikeBefore))
    throw invalid(`range.startIndex (${from}) must be less than the grid size (${size}).`)
}

/** Lines that are there. */
function spanOf(draft: Workbook, range: sheets_v4.Schema$DimensionRange | undefined): Span {
  const span = lines(draft, range)
  const size = span.isColumns ? span.tab.columns : span.tab.rows
  if (span.from + span.count > size)
    throw invalid(`range.endIndex (${span.from + span.count}) is beyond the grid size (${size}).`)
  return span
}

function lines(draft: Workbook, range: sheets_v4.Schema$DimensionRange | undefined): Span {
  const tab = tabById(draft, range?.sheetId)
  const isColumns = range?.dimension === 'COLUMNS'
  const from = range?.startIndex ?? 0
  const end = range?.endIndex ?? (isColumns ? tab.columns : tab.rows)
  if (end <= from) throw invalid(`range.endIndex (${end}) must be greater than range.startIndex (${from}).`)
  return { tab, from, count: end - from, isColumns }
}

function lookOf({ pixelSize, hiddenByUser }: sheets_v4.Schema$DimensionProperties): Look {
  return {
    ...(typeof pixelSize === 'number' ? { pixelSize } : {}),
    ...(typeof hiddenByUser === 'boolean' ? { hiddenByUser } : {}),
  }
}

const moved = (column: number, from: number, count: number): number | null => {
  if (column < from) return column
  return column < from + count ? null : column - count
}

/** Where a line is after some were taken to another place. */
const taken =
  (from: number, count: number, target: number) =>
  (line: number): number => {
    if (line >= from && line < from + count) return target + line - from
    const without = line < from ? line : line - count
    return without < target ? without : without + count
  }

/** What belongs to columns goes where they go. */
function shiftColumns(tab: Tab, to: (column: number) => number | null): void {
  tab.columnLooks = shiftLooks(tab.columnLooks, to)
  moveColumnMetadata(tab, to)
}

function shiftLooks(looks: Tab['columnLooks'], to: (column: number) => number | null): Tab['columnLooks'] {
  const entries = Object.entries(looks).flatMap(([column, look]): [number, Look][] => {
    const target = to(Number(column))
    return target === null ? [] : [[target, look]]
  })
  return Object.fromEntries(entries)
}
