import type { Column } from '../plan/form.ts'
import { type CellResult, short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok, warned } from './results.ts'

/** 1.234.567,5 - the house form - or plain digits. */
const NUMBER = /^-?(?:\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,\d{1,10})?%?$/
const LEADING_NUMBER = /^(\d{1,3}(?:\.\d{3})+|\d{1,15}) ?\p{L}[\p{L} ]{0,40}$/u

/** A whole number. "1.200" is 1200 here; "01" is 1; "12 người" is 12, with a word to the clerk. */
export const parseInteger: TypeParser = (cell, { column }) => {
  if (typeof cell === 'number') return inRange(cell, column, Number.isSafeInteger(cell))
  const text = String(cell)
  const counted = LEADING_NUMBER.exec(text)?.[1]
  if (counted) {
    const number = fromHouseForm(counted)
    const checked = inRange(number, column, true)
    return checked.value === null
      ? checked
      : warned(number, 'W-NUM-UNIT', column.key, { found: short(text), number })
  }
  if (!NUMBER.test(text) || /[,%]/.test(text)) return failed('E-NUM', column.key, { found: short(text) })
  return typed(text, column)
}

/** A number with decimals; "70%" is 70. */
export const parseNumber: TypeParser = (cell, { column }) => {
  if (typeof cell === 'number') return inRange(cell, column, Number.isFinite(cell))
  const text = String(cell)
  return NUMBER.test(text) ? typed(text, column) : failed('E-NUM', column.key, { found: short(text) })
}

function typed(text: string, column: Column): CellResult {
  const value = fromHouseForm(text)
  const checked = inRange(value, column, true)
  return checked.value === null || text === String(value)
    ? checked
    : mended(value, 'F-NUM', column.key, text, String(value))
}

const fromHouseForm = (text: string): number =>
  Number(text.replace(/\./g, '').replace(',', '.').replace('%', ''))

function inRange(value: number, column: Column, isSound: boolean): CellResult {
  if (!isSound) return failed('E-NUM', column.key, { found: String(value) })
  const { min, max } = column
  if ((min !== null && value < min) || (max !== null && value > max)) {
    return failed('E-RANGE', column.key, { found: value, min: min ?? '-∞', max: max ?? '∞' })
  }
  return ok(value)
}
