import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, a1Of } from './a1.ts'
import { invalid } from './google-error.ts'
import { momentText, numberText } from './shown-text.ts'
import { NOT_COMPUTED } from './typed-text.ts'
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
  value: oneOf(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'], from.valueRenderOption),
  dateTime: oneOf(['SERIAL_NUMBER', 'FORMATTED_STRING'], from.dateTimeRenderOption),
  major: oneOf(['ROWS', 'COLUMNS'], from.majorDimension),
})

/** A choice by name, or the first where none is made. */
function oneOf(choices: readonly [string, ...string[]], chosen: string | null | undefined): string {
  if (chosen && !choices.includes(chosen)) throw invalid(`Invalid value "${chosen}"`)
  return chosen || choices[0]
}

/** The values of an area as the API gives them: trailing empty cells and rows are left out. */
function renderArea(area: Area, options: RenderOptions): Scalar[][] {
  const rows: Scalar[][] = []
  const lastRow = Math.min(area.endRow, area.tab.cells.length)
  for (let row = area.startRow; row < lastRow; row++) rows.push(renderRow(area, row, options))
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  return options.major === 'COLUMNS' ? transpose(rows, '') : rows
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

export function valueRange(area: Area, options: RenderOptions): sheets_v4.Schema$ValueRange {
  const values = renderArea(area, options)
  return { range: a1Of(area), majorDimension: options.major, ...(values.length > 0 ? { values } : {}) }
}

/** Whether a format shows numbers as dates or times. */
export const isDateFormat = (format: sheets_v4.Schema$CellFormat | undefined): boolean =>
  /DATE|TIME/.test(format?.numberFormat?.type ?? '')

/** What a person sees in a vi_VN sheet. */
export function formatted({ value, format }: CellBox): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  return (isDateFormat(format) ? momentText : numberText)(value, format?.numberFormat)
}

export function transpose<T>(rows: readonly (readonly T[])[], gap: T): T[][] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? gap))
}

const LACKING = 'The local Google does not compute formulas.'

/** A cell as spreadsheets.get with grid data gives it. */
export function cellData(box: CellBox | null): sheets_v4.Schema$CellData {
  if (!box) return {}
  const value = extended(box.value)
  const effective =
    box.formula && box.value === NOT_COMPUTED ? { errorValue: { type: 'ERROR', message: LACKING } } : value
  return {
    ...(box.formula
      ? { userEnteredValue: { formulaValue: `=${box.formula}` } }
      : value && { userEnteredValue: value }),
    ...(effective ? { effectiveValue: effective, formattedValue: formatted(box) } : {}),
    ...(box.format ? { userEnteredFormat: box.format } : {}),
    ...(box.note ? { note: box.note } : {}),
  }
}

function extended(value: Scalar): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null) return undefined
  if (typeof value === 'number') return { numberValue: value }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value }
}
