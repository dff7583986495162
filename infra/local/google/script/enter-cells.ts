import type { sheets_v4 } from '@googleapis/sheets'
import { Temporal } from 'temporal-polyfill'
import { invalid } from '../google-error.ts'
import { isDateFormat } from '../render.ts'
import { boxAt, type CellBox, putBox, type Scalar, type Tab } from '../workbook.ts'
import { entered } from '../write-values.ts'

/** A value as a script or a person gives it. */
export type Entry = Scalar | Date
/** A value as a script reads it: '' for an empty cell. */
export type Seen = string | number | boolean | Date

const DATE_FORMAT: sheets_v4.Schema$NumberFormat = { type: 'DATE', pattern: 'dd/mm/yyyy' }
const MOST_CHARACTERS = 50_000

/**
 * Puts values into a tab from a cell on, as typing does and setValues too: text is read (1.234,5 a number,
 * 4/4/2023 a date, TRUE a boolean, '0990 and anything in a text cell as it stands), "=" begins a formula.
 */
export function enterCells(
  tab: Tab,
  zone: string,
  at: { readonly row: number; readonly column: number },
  values: readonly (readonly Entry[])[],
): void {
  values.forEach((cells, i) => {
    cells.forEach((value, j) => {
      const [row, column] = [at.row + i, at.column + j]
      putBox(tab, row, column, boxOf(boxAt(tab, row, column), value, zone))
    })
  })
}

function boxOf(before: CellBox | null, given: Entry, zone: string): CellBox {
  const { value, formula, isDate } = read(given, before?.format?.numberFormat?.type === 'TEXT', zone)
  if (typeof value === 'string' && value.length > MOST_CHARACTERS)
    throw invalid(
      `Your input contains more than the maximum of ${MOST_CHARACTERS} characters in a single cell.`,
    )
  const format = isDate && !isDateFormat(before?.format) ? { numberFormat: DATE_FORMAT } : {}
  return {
    value,
    ...(formula ? { formula } : {}),
    ...(before?.format || isDate ? { format: { ...before?.format, ...format } } : {}),
    ...(before?.note ? { note: before.note } : {}),
  }
}

interface Read {
  readonly value: Scalar
  readonly formula?: string
  readonly isDate?: boolean
}

function read(given: Entry, isTextCell: boolean, zone: string): Read {
  if (given instanceof Date) return { value: serialOfDate(given, zone), isDate: true }
  if (typeof given !== 'string' || given === '') return { value: given === '' ? null : given }
  if (isTextCell) return { value: given }
  const formula = formulaOf(given)
  if (formula !== null) return { value: NOT_COMPUTED, formula }
  const value = entered(given)
  return { value, isDate: typeof value === 'number' && given.includes('/') }
}

/** Formulas are kept and not computed: they look like one that is wrong. */
const NOT_COMPUTED = '#ERROR!'

/** "=..." is a formula, and so is text after a sign: "- none", "+84 912". */
function formulaOf(text: string): string | null {
  if (text.startsWith('=') && text.length > 1) return text.slice(1)
  return /^[+-](?![\d.,]*%?$)/.test(text) ? text : null
}

/** A cell as getValues gives it: a Date where the cell's format is one of dates. */
export function seenValue(box: CellBox | null, zone: string): Seen {
  if (!box || box.value === null) return ''
  return typeof box.value === 'number' && isDateFormat(box.format) ? dateOfSerial(box.value, zone) : box.value
}

const DAY_MS = 86_400_000
/** The day that serial 0 stands for, 1899-12-30, counted from 1970. */
const EPOCH_SERIAL = 25_569

/** The instant of a serial number on the wall clock of a zone. */
function dateOfSerial(serial: number, zone: string): Date {
  const wallMs = Math.round((serial - EPOCH_SERIAL) * DAY_MS)
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime()
  return new Date(wall.toZonedDateTime(zone).epochMilliseconds)
}

function serialOfDate(date: Date, zone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
  return wall.toZonedDateTime('UTC').epochMilliseconds / DAY_MS + EPOCH_SERIAL
}
