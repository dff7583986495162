import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, a1Of, areaOfA1, beyondGrid } from './a1.ts'
import { areasOf } from './data-filter.ts'
import { invalid, unsupported } from './google-error.ts'
import { renderOptions, transpose, valueRange } from './render.ts'
import type { Call } from './routes.ts'
import type { Store } from './store.ts'
import { tableAround } from './table-around.ts'
import { readTyped, type Typed } from './typed-text.ts'
import { boxAt, draftOf, putBox, type Scalar, type Tab } from './workbook.ts'

type Response = sheets_v4.Schema$UpdateValuesResponse

/** How the caller wants its values read, and whether it wants to see them afterwards. */
type WriteOptions = Pick<
  sheets_v4.Schema$BatchUpdateValuesRequest,
  | 'valueInputOption'
  | 'includeValuesInResponse'
  | 'responseValueRenderOption'
  | 'responseDateTimeRenderOption'
>

/** values.update and values.batchUpdate: null skips a cell, "" empties it. */
export function updateValues(
  store: Store,
  id: string,
  ranges: readonly sheets_v4.Schema$ValueRange[],
  options: WriteOptions,
): readonly Response[] {
  const draft = draftOf(store.open(id).workbook)
  const responses = ranges.map((given) => {
    const area = areaOfA1(draft, given.range ?? '')
    const rows = rowsOf(given)
    refuseOutside(area, rows)
    return { spreadsheetId: id, ...put(area, rows, options) }
  })
  store.save(id, {}, draft)
  return responses
}

/**
 * values.batchUpdateByDataFilter: every area that a filter matches gets the filter's values, and all see what all
 * of them wrote. A filter that matches nothing writes nothing.
 */
export function updateFiltered(
  store: Store,
  id: string,
  ranges: readonly sheets_v4.Schema$DataFilterValueRange[],
  options: WriteOptions,
): readonly sheets_v4.Schema$UpdateValuesByDataFilterResponse[] {
  const draft = draftOf(store.open(id).workbook)
  const written = ranges.flatMap(({ dataFilter = {}, ...given }) =>
    areasOf(draft, dataFilter).map((area) => {
      const rows = rowsOf(given)
      refuseBeyond(area, rows)
      return { dataFilter, area, response: put(area, rows, { ...options, includeValuesInResponse: false }) }
    }),
  )
  store.save(id, {}, draft)
  return written.map(({ dataFilter, area, response }) => ({
    dataFilter,
    ...response,
    ...(options.includeValuesInResponse ? { updatedData: valueRange(area, shownBy(options)) } : {}),
  }))
}

/** values.append: below the table that stands in the range, in its columns. */
export function appendValues(store: Store, { params, body, query }: Call): object {
  const id = params.id ?? ''
  const draft = draftOf(store.open(id).workbook)
  const area = areaOfA1(draft, params.range ?? '')
  const { tab } = area
  const rows = rowsOf(body as sheets_v4.Schema$ValueRange)
  const table = tableAround(area)
  const startRow = table?.endRow ?? area.startRow
  const mode = query.get('insertDataOption') ?? 'OVERWRITE'
  if (mode === 'INSERT_ROWS') {
    if (tab.cells.length > startRow) tab.cells.splice(startRow, 0, ...rows.map(() => []))
    tab.rows += rows.length
  } else if (mode !== 'OVERWRITE') throw invalid(`Invalid insertDataOption: ${mode}`)
  tab.rows = Math.max(tab.rows, startRow + rows.length)
  const at = { ...area, startRow, startColumn: table?.startColumn ?? area.startColumn }
  const updates = { spreadsheetId: id, ...put(at, rows, optionsOf(query)) }
  store.save(id, {}, draft)
  return { spreadsheetId: id, ...(table ? { tableRange: a1Of(table) } : {}), updates }
}

/** values.clear and values.batchClear: values go, formats and notes stay. */
export function clearValues(store: Store, id: string, ranges: readonly string[]): readonly string[] {
  const draft = draftOf(store.open(id).workbook)
  const areas = ranges.map((range) => areaOfA1(draft, range))
  for (const { tab, startRow, endRow, startColumn, endColumn } of areas) {
    for (let row = startRow; row < Math.min(endRow, tab.cells.length); row++) {
      for (let column = startColumn; column < endColumn; column++) {
        const { value: _value, formula: _formula, ...rest } = boxAt(tab, row, column) ?? { value: null }
        putBox(tab, row, column, { ...rest, value: null })
      }
    }
  }
  store.save(id, {}, draft)
  return areas.map(a1Of)
}

export const optionsOf = (query: URLSearchParams): WriteOptions => ({
  valueInputOption: query.get('valueInputOption'),
  includeValuesInResponse: query.get('includeValuesInResponse') === 'true',
  responseValueRenderOption: query.get('responseValueRenderOption'),
  responseDateTimeRenderOption: query.get('responseDateTimeRenderOption'),
})

function rowsOf({ values, majorDimension }: sheets_v4.Schema$ValueRange): readonly (readonly Scalar[])[] {
  const given = (values ?? []) as readonly (readonly Scalar[])[]
  // What a column does not reach is skipped, not emptied.
  return majorDimension === 'COLUMNS' ? transpose<Scalar>(given, null) : given
}

/** A single cell is only where writing begins; a larger range is also where it must end. */
function refuseOutside(area: Area, rows: readonly (readonly Scalar[])[]): void {
  if (!isOneCell(area)) refuseBeyond(area, rows)
}

const isOneCell = ({ startRow, endRow, startColumn, endColumn }: Area): boolean =>
  endRow - startRow === 1 && endColumn - startColumn === 1

function refuseBeyond(area: Area, rows: readonly (readonly Scalar[])[]): void {
  const [height, width] = [area.endRow - area.startRow, area.endColumn - area.startColumn]
  const within = `Requested writing within range [${a1Of(area)}], but tried writing to`
  if (rows.length > height) throw invalid(`${within} row [${area.endRow + 1}]`)
  if (rows.some((row) => row.length > width)) throw invalid(`${within} column [${area.endColumn + 1}]`)
}

function put(area: Area, rows: readonly (readonly Scalar[])[], options: WriteOptions): Response {
  const isTyped = isTypedIn(options.valueInputOption)
  const { tab, startRow, startColumn } = area
  const endColumn = startColumn + Math.max(0, ...rows.map((row) => row.length))
  const written = { ...area, endRow: startRow + rows.length, endColumn }
  if (written.endRow > tab.rows || endColumn > tab.columns) throw beyondGrid(written)
  let updatedCells = 0
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) {
      if (value === null) continue
      putValue(tab, startRow + i, startColumn + j, value, isTyped)
      updatedCells++
    }
  }
  return {
    updatedRange: a1Of(written),
    updatedRows: rows.length,
    updatedColumns: endColumn - startColumn,
    updatedCells,
    ...(options.includeValuesInResponse
      ? { updatedData: valueRange(isOneCell(area) ? written : area, shownBy(options)) }
      : {}),
  }
}

const shownBy = (options: WriteOptions) =>
  renderOptions({
    valueRenderOption: options.responseValueRenderOption,
    dateTimeRenderOption: options.responseDateTimeRenderOption,
  })

function isTypedIn(input: string | null | undefined): boolean {
  if (input === 'USER_ENTERED') return true
  if (input === 'RAW') return false
  throw invalid("'valueInputOption' is required but not specified")
}

function putValue(tab: Tab, row: number, column: number, given: Scalar, isTyped: boolean): void {
  const before = boxAt(tab, row, column)
  const isText = before?.format?.numberFormat?.type === 'TEXT'
  const { value, formula, numberFormat } = isTyped && !isText ? typed(given) : raw(given)
  const format =
    numberFormat && !before?.format?.numberFormat ? { ...before?.format, numberFormat } : before?.format
  putBox(tab, row, column, {
    value,
    ...(formula ? { formula } : {}),
    ...(format ? { format } : {}),
    ...(before?.note ? { note: before.note } : {}),
  })
}

const raw = (value: Scalar): Typed => ({ value: value === '' ? null : value })
const typed = (value: Scalar): Typed => (typeof value === 'string' ? readTyped(value) : { value })

/** The value that typing makes of a text; formulas are for the caller. */
export function entered(value: Scalar): Scalar {
  const { value: read, formula } = typed(value)
  if (formula) throw unsupported('formulas: it does not compute')
  return read
}
