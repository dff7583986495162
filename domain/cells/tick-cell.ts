import { foldKey } from '../text/fold.ts'
import { short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok } from './results.ts'

const YES = new Set(['v', '✓', '✔', '☑', 'có', 'co', 'true', 'đúng', 'yes', '1'])
const NO = new Set(['không', 'ko', 'k', 'no', 'false', '0', '☐'])

/** A tick as people make it: x, v, ✓, "có"; an empty cell is no tick. */
export const parseTick: TypeParser = (cell, { column }) => {
  if (typeof cell === 'boolean') return ok(cell)
  const text = String(cell)
  if (text === 'x') return ok(true)
  const word = foldKey(text)
  if (word === 'x' || YES.has(word)) return mended(true, 'F-TICK', column.key, text, 'x')
  if (NO.has(word)) return mended(false, 'F-TICK', column.key, text, '')
  return failed('E-TICK', column.key, { found: short(text) })
}
