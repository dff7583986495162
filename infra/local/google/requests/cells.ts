import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, areaOnGrid, tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { isDaysUntil } from '../days-until.ts'
import { names } from '../field-mask.ts'
import { invalid, unsupported } from '../google-error.ts'
import { NOT_COMPUTED } from '../typed-text.ts'
import { boxAt, type CellBox, putBox, type Scalar, type Tab, type Workbook } from '../workbook.ts'
import { fieldsOf } from './limits.ts'
import { refuseVerticalMerges } from './merges.ts'

const MOST_CHARACTERS = 50_000
/** Items of a dropdown: https://support.google.com/docs/answer/186103 */
const MOST_CHOICES = 500
/** Fields of CellData, by Google's discovery document. */
const CELL_FIELDS = [
  'userEnteredValue',
  'effectiveValue',
  'formattedValue',
  'userEnteredFormat',
  'effectiveFormat',
  'hyperlink',
  'note',
  'textFormatRuns',
  'dataValidation',
  'pivotTable',
  'dataSourceTable',
  'dataSourceFormula',
  'chipRuns',
]

/** Requests that write cells. Values come typed (ExtendedValue), so no text is ever parsed. */
export const CELL_REQUESTS: RequestHandlers = {
  updateCells(draft, { range, start, rows, fields }) {
    const mask = fieldsOf(fields, CELL_FIELDS)
    const area = range ? areaOnGrid(draft, range) : startArea(draft, start, rows ?? [])
    for (let row = area.startRow; row < area.endRow; row++) {
      const cells = rows?.[row - area.startRow]?.values ?? []
      // With a range, cells that are not given are cleared in the fields of the mask.
      const width = range ? area.endColumn - area.startColumn : cells.length
      for (let i = 0; i < width; i++) write(area.tab, row, area.startColumn + i, cells[i] ?? {}, mask)
      if (range && row >= area.tab.cells.length && row - area.startRow >= (rows?.length ?? 0)) break
    }
    return {}
  },

  repeatCell(draft, { range, cell = {}, fields }) {
    const mask = fieldsOf(fields, CELL_FIELDS)
    const area = areaOnGrid(draft, range)
    for (let row = area.startRow; row < area.endRow; row++) {
      for (let column = area.startColumn; column < area.endColumn; column++)
        write(area.tab, row, column, cell ?? {}, mask)
    }
    return {}
  },

  appendCells(draft, { sheetId, rows, fields }) {
    const mask = fieldsOf(fields, CELL_FIELDS)
    const tab = tabById(draft, sheetId)
    const from = tab.cells.findLastIndex((row) => row.some((box) => box !== null && box.value !== null)) + 1
    tab.rows = Math.max(tab.rows, from + (rows?.length ?? 0))
    for (const [i, row] of (rows ?? []).entries()) {
      for (const [column, cell] of (row.values ?? []).entries()) write(tab, from + i, column, cell, mask)
    }
    return {}
  },

  setDataValidation(draft, { range, rule }) {
    const { tab } = areaOnGrid(draft, range)
    const { type, values = [] } = rule?.condition ?? {}
    if (type === 'ONE_OF_LIST' && (values ?? []).length > MOST_CHOICES)
      throw invalid(`A list of items may have at most ${MOST_CHOICES} of them.`)
    const others = tab.validations.filter((validation) => !range || !isWithin(validation.range, range))
    tab.validations = rule && range ? [...others, { range, rule }] : others
    return {}
  },

  sortRange(draft, { range, sortSpecs }) {
    const area = areaOnGrid(draft, range)
    refuseVerticalMerges(area)
    const rows = area.tab.cells.slice(area.startRow, area.endRow)
    const key = (row: readonly (CellBox | null)[], spec: sheets_v4.Schema$SortSpec): Scalar =>
      row[spec.dimensionIndex ?? 0]?.value ?? null
    const sorted = rows.toSorted((a, b) => {
      for (const spec of sortSpecs ?? []) {
        const order = compare(key(a, spec), key(b, spec))
        if (order !== 0) return spec.sortOrder === 'DESCENDING' ? -order : order
      }
      return 0
    })
    sorted.forEach((row, i) => {
      for (let column = area.startColumn; column < area.endColumn; column++)
        putBox(area.tab, area.startRow + i, column, row[column] ?? null)
    })
    return {}
  },
}

/** Whether a range lies wholly in another; a rule for the other takes its place. */
function isWithin(inner: sheets_v4.Schema$GridRange, outer: sheets_v4.Schema$GridRange): boolean {
  const from = (a?: number | null, b?: number | null): boolean => (a ?? 0) >= (b ?? 0)
  const to = (a?: number | null, b?: number | null): boolean => (a ?? Infinity) <= (b ?? Infinity)
  return (
    from(inner.startRowIndex, outer.startRowIndex) &&
    from(inner.startColumnIndex, outer.startColumnIndex) &&
    to(inner.endRowIndex, outer.endRowIndex) &&
    to(inner.endColumnIndex, outer.endColumnIndex)
  )
}

/** Numbers before text before empty, as in a sheet. */
function compare(a: Scalar, b: Scalar): number {
  const rank = (value: Scalar): number => (value === null ? 2 : Number(typeof value === 'string'))
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'vi')
}

function startArea(
  draft: Workbook,
  start: sheets_v4.Schema$GridCoordinate | undefined,
  rows: readonly sheets_v4.Schema$RowData[],
): Area {
  const tab = tabById(draft, start?.sheetId)
  const [startRow, startColumn] = [start?.rowIndex ?? 0, start?.columnIndex ?? 0]
  const width = Math.max(0, ...rows.map((row) => row.values?.length ?? 0))
  return { tab, startRow, startColumn, endRow: startRow + rows.length, endColumn: startColumn + width }
}

function write(tab: Tab, row: number, column: number, cell: sheets_v4.Schema$CellData, mask: string): void {
  if (row >= tab.rows || column >= tab.columns) {
    throw invalid(
      `Attempting to write column: ${column}, row: ${row} beyond the last row or column of the sheet (${tab.rows} x ${tab.columns}).`,
    )
  }
  const before = boxAt(tab, row, column)
  const isEntered = names(mask, 'userEnteredValue')
  const value = isEntered ? enteredValue(cell.userEnteredValue) : (before?.value ?? null)
  const formula = isEntered ? cell.userEnteredValue?.formulaValue?.slice(1) : before?.formula
  const format = formatOf(before?.format, cell.userEnteredFormat, mask)
  const note = names(mask, 'note') ? (cell.note ?? undefined) : before?.note
  putBox(tab, row, column, {
    value,
    ...(formula ? { formula } : {}),
    ...(format ? { format } : {}),
    ...(note ? { note } : {}),
  })
}

function enteredValue(entered: sheets_v4.Schema$ExtendedValue | null | undefined): Scalar {
  if (!entered) return null
  if (entered.formulaValue) {
    if (isDaysUntil(entered.formulaValue.slice(1))) return NOT_COMPUTED
    throw unsupported('formulas but the days until a day: it does not compute')
  }
  const value = entered.stringValue ?? entered.numberValue ?? entered.boolValue ?? null
  if (typeof value === 'string' && value.length > MOST_CHARACTERS)
    throw invalid(
      `Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`,
    )
  return value
}

/** "userEnteredFormat" replaces the format; a longer path only that part of it. */
function formatOf(
  before: sheets_v4.Schema$CellFormat | undefined,
  given: sheets_v4.Schema$CellFormat | undefined,
  mask: string,
): sheets_v4.Schema$CellFormat | undefined {
  const parts = mask.split(',').map((part) => part.trim())
  if (parts.includes('*') || parts.includes('userEnteredFormat')) return given
  const paths = parts
    .filter((part) => part.startsWith('userEnteredFormat.'))
    .map((part) => part.split('.').slice(1))
  if (paths.length === 0) return before
  const start = (before ?? {}) as Part
  const merged = paths.reduce<Part>((format, path) => withPart(format, given as Part, path), start)
  return Object.keys(merged).length > 0 ? (merged as sheets_v4.Schema$CellFormat) : undefined
}

type Part = { readonly [name: string]: unknown }

/** The part at a path as it is given; without it, where it is not. */
function withPart(before: Part, given: Part | undefined, [name = '', ...rest]: readonly string[]): Part {
  const { [name]: old, ...others } = before
  const fresh = given?.[name]
  const part = rest.length === 0 ? fresh : withPart((old ?? {}) as Part, fresh as Part | undefined, rest)
  const isEmpty = part === undefined || (rest.length > 0 && Object.keys(part as Part).length === 0)
  return isEmpty ? others : { ...others, [name]: part }
}
