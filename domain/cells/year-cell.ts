import { dayOfSerial } from '../time/serial.ts'
import { short, type TypeParser } from './cell-result.ts'
import { dayOfText } from './date-cell.ts'
import { failed, mended, ok } from './results.ts'

/** Nobody born earlier is put forward; a smaller number is a slip. */
const EARLIEST = 1920
/** Five digits in a column of years: a date that lost its format. */
const isSerial = (number: number): boolean => number >= 10_000 && number <= 60_000

/** A year. A full date gives its year (no more is asked for); two digits and serial numbers are refused. */
export const parseYear: TypeParser = (cell, { column, cycleYear }) => {
  const min = column.min ?? (column.cycle ? 2000 : EARLIEST)
  const max = column.max ?? (column.cycle ? 2199 : cycleYear - 10)
  const number = typeof cell === 'number' ? cell : yearNumber(String(cell))
  if (number === null) {
    const year = Number(dayOfText(String(cell))?.slice(0, 4))
    if (year >= min && year <= max)
      return mended(year, 'F-YEAR-FROM-DATE', column.key, String(cell), String(year))
    return failed('E-YEAR', column.key, { found: short(String(cell)), min, max })
  }
  if (number >= min && number <= max && Number.isInteger(number)) return ok(number)
  if (number > 0 && number < 100)
    return failed('E-YEAR-2D', column.key, { found: number, suggestion: fullYear(number, max) })
  const serial = isSerial(number) ? dayOfSerial(number)?.slice(0, 4) : undefined
  if (serial) return failed('E-YEAR-SERIAL', column.key, { found: number, suggestion: serial })
  return failed('E-YEAR', column.key, { found: number, min, max })
}

/** "1958" or "1958 (tuổi ta)"; anything longer is no plain year. */
function yearNumber(text: string): number | null {
  const found = /^(\d{1,5})(?: ?\([^)]{0,20}\))?$/.exec(text)
  return found ? Number(found[1]) : null
}

const fullYear = (twoDigits: number, max: number): number =>
  2000 + twoDigits <= max ? 2000 + twoDigits : 1900 + twoDigits
