import { isRealDay } from '../time/days.ts'
import { dayOfSerial } from '../time/serial.ts'
import { short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok } from './results.ts'

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const WORDED = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/i
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day that a text names, day before month, or null. */
export function dayOfText(text: string): string | null {
  const iso = ISO.exec(text)
  const [, d, m, y] = NUMERIC.exec(text) ?? WORDED.exec(text) ?? (iso ? ['', iso[3], iso[2], iso[1]] : [])
  if (d === undefined || m === undefined) return null
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  return isRealDay(day) ? day : null
}

/** A day: a date cell, or text in the office's form (dd/mm/yyyy, "ngày 04 tháng 4 năm 2023"). */
export const parseDate: TypeParser = (cell, { column }) => {
  if (typeof cell === 'number') {
    const day = dayOfSerial(cell)
    return day ? ok(day) : failed('E-DATE', column.key, { found: String(cell) })
  }
  const text = String(cell)
  const day = dayOfText(text)
  return day
    ? mended(day, 'F-DATE', column.key, text, day)
    : failed('E-DATE', column.key, { found: short(text) })
}
