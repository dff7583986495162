import type { sheets_v4 } from '@googleapis/sheets'
import type { Area } from './a1.ts'
import { boxAt, type CellBox, type Scalar } from './workbook.ts'

export interface RenderOptions {
  readonly value: string
  readonly dateTime: string
  readonly major: string
}

/** The options of a values request, with Google's defaults. */
export const renderOptions = (from: {
  readonly [name: string]: string | null | undefined
}): RenderOptions => ({
  value: from.valueRenderOption ?? 'FORMATTED_VALUE',
  dateTime: from.dateTimeRenderOption ?? 'SERIAL_NUMBER',
  major: from.majorDimension ?? 'ROWS',
})

/** The values of an area as the API gives them: trailing empty cells and rows are left out. */
export function renderArea(area: Area, options: RenderOptions): Scalar[][] {
  const rows: Scalar[][] = []
  const lastRow = Math.min(area.endRow, area.tab.cells.length)
  for (let row = area.startRow; row < lastRow; row++) rows.push(renderRow(area, row, options))
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return options.major === 'COLUMNS' ? transpose(rows) : rows
}

function renderRow(area: Area, row: number, options: RenderOptions): Scalar[] {
  const values: Scalar[] = []
  const width = Math.min(area.endColumn, area.tab.cells[row]?.length ?? 0)
  for (let column = area.startColumn; column < width; column++)
    values.push(renderBox(boxAt(area.tab, row, column), options) ?? '')
  while (values.length > 0 && values.at(-1) === '') values.pop()
  return values
}

function renderBox(box: CellBox | null, options: RenderOptions): Scalar {
  if (!box) return null
  if (options.value === 'FORMULA' && box.formula) return `=${box.formula}`
  if (
    options.value !== 'FORMATTED_VALUE' &&
    !(isDateFormat(box.format) && options.dateTime === 'FORMATTED_STRING')
  )
    return box.value
  return formatted(box)
}

/** Whether a format shows numbers as dates or times. */
export const isDateFormat = (format: sheets_v4.Schema$CellFormat | undefined): boolean =>
  /DATE|TIME/.test(format?.numberFormat?.type ?? '')

/** What a person sees in a vi_VN sheet. */
export function formatted({ value, format }: CellBox): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  if (isDateFormat(format)) return dateText(value)
  return new Intl.NumberFormat('vi-VN', {
    maximumFractionDigits: 10,
    useGrouping: format?.numberFormat?.pattern?.includes('#,##') ?? false,
  }).format(value)
}

/** Days since 1899-12-30 as dd/mm/yyyy. */
function dateText(serial: number): string {
  const date = new Date(Math.round((serial - 25_569) * 86_400_000))
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`
}

function transpose(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''))
}

/** A cell as spreadsheets.get with grid data gives it. */
export function cellData(box: CellBox | null): sheets_v4.Schema$CellData {
  if (!box) return {}
  const value = extended(box.value)
  return {
    ...(box.formula
      ? { userEnteredValue: { formulaValue: `=${box.formula}` } }
      : value && { userEnteredValue: value }),
    ...(value ? { effectiveValue: value, formattedValue: formatted(box) } : {}),
    ...(box.format ? { userEnteredFormat: box.format } : {}),
    ...(box.note ? { note: box.note } : {}),
  }
}

export function extended(value: Scalar): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null) return undefined
  if (typeof value === 'number') return { numberValue: value }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value }
}
