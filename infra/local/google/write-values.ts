import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, a1Of, areaOfA1 } from './a1.ts'
import { invalid, unsupported } from './google-error.ts'
import type { Call } from './routes.ts'
import type { Store } from './store.ts'
import { boxAt, draftOf, putBox, type Scalar } from './workbook.ts'

/** values.update and values.batchUpdate: null skips a cell, "" empties it. */
export function updateValues(
  store: Store,
  id: string,
  ranges: readonly sheets_v4.Schema$ValueRange[],
  input: string | null | undefined,
): readonly sheets_v4.Schema$UpdateValuesResponse[] {
  const draft = draftOf(store.open(id).workbook)
  const responses = ranges.map(({ range, values }) => {
    const area = areaOfA1(draft, range ?? '')
    return { spreadsheetId: id, ...put(area, area.startRow, rowsOf(values), optionOf(input)) }
  })
  store.save(id, {}, draft)
  return responses
}

/** values.append: below the last filled row of the tab. */
export function appendValues(store: Store, { params, body, query }: Call): object {
  const id = params.id ?? ''
  const draft = draftOf(store.open(id).workbook)
  const area = areaOfA1(draft, params.range ?? '')
  const below =
    area.tab.cells.findLastIndex((row) => row.some((box) => box !== null && box.value !== null)) + 1
  const rows = rowsOf((body as sheets_v4.Schema$ValueRange).values)
  area.tab.rows = Math.max(area.tab.rows, below + rows.length)
  const updates = { spreadsheetId: id, ...put(area, below, rows, optionOf(query.get('valueInputOption'))) }
  store.save(id, {}, draft)
  return { spreadsheetId: id, tableRange: a1Of(area), updates }
}

/** values.clear: values go, formats stay. */
export function clearValues(store: Store, { params }: Call): object {
  const id = params.id ?? ''
  const draft = draftOf(store.open(id).workbook)
  const area = areaOfA1(draft, params.range ?? '')
  for (let row = area.startRow; row < Math.min(area.endRow, area.tab.cells.length); row++) {
    for (let column = area.startColumn; column < area.endColumn; column++) {
      const box = boxAt(area.tab, row, column)
      if (box) putBox(area.tab, row, column, { value: null, ...(box.format ? { format: box.format } : {}) })
    }
  }
  store.save(id, {}, draft)
  return { spreadsheetId: id, clearedRange: a1Of(area) }
}

type Option = 'RAW' | 'USER_ENTERED'

function optionOf(input: string | null | undefined): Option {
  if (input === 'RAW' || input === 'USER_ENTERED') return input
  throw invalid("'valueInputOption' is required but not specified")
}

const rowsOf = (values: unknown): readonly (readonly Scalar[])[] =>
  (values ?? []) as readonly (readonly Scalar[])[]

function put(area: Area, fromRow: number, rows: readonly (readonly Scalar[])[], option: Option) {
  let cells = 0
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      if (value === null) return
      if (fromRow + i >= area.tab.rows || area.startColumn + j >= area.tab.columns)
        throw invalid(
          `Range (${a1Of(area)}) exceeds grid limits. Max rows: ${area.tab.rows}, max columns: ${area.tab.columns}`,
        )
      const format = boxAt(area.tab, fromRow + i, area.startColumn + j)?.format
      putBox(area.tab, fromRow + i, area.startColumn + j, {
        value: option === 'RAW' ? stored(value) : entered(value),
        ...(format ? { format } : {}),
      })
      cells++
    })
  })
  const width = Math.max(0, ...rows.map((row) => row.length))
  return {
    updatedRange: a1Of({
      ...area,
      startRow: fromRow,
      endRow: fromRow + rows.length,
      endColumn: area.startColumn + width,
    }),
    updatedRows: rows.length,
    updatedColumns: width,
    updatedCells: cells,
  }
}

const stored = (value: Scalar): Scalar => (value === '' ? null : value)

/** As if typed into a vi_VN sheet: 1.234,5 is a number, 04/4/2023 a date, '0990 stays text. */
export function entered(value: Scalar): Scalar {
  if (typeof value !== 'string') return value
  if (value === '') return null
  if (value.startsWith("'")) return value.slice(1)
  if (value.startsWith('=')) throw unsupported('formulas: it does not compute')
  if (/^(TRUE|FALSE)$/i.test(value)) return value.toUpperCase() === 'TRUE'
  const date = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  if (date) return serialOf(Number(date[3]), Number(date[2]), Number(date[1])) ?? value
  if (/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(value))
    return Number(value.replace(/\./g, '').replace(',', '.'))
  return value
}

function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.getTime() / 86_400_000 + 25_569 : null
}
