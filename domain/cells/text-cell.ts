import type { TypeParser } from './cell-result.ts'
import { failed, ok } from './results.ts'

/** Free text between the column's least and most characters; numbers are kept as they are written. */
export const parseText: TypeParser = (cell, { column }) => {
  const text = typeof cell === 'string' ? cell : String(cell)
  const { min, max } = column
  if ((max !== null && text.length > max) || (min !== null && text.length < min)) {
    return failed('E-LENGTH', column.key, { found: text.length, min: min ?? 0, max: max ?? 50_000 })
  }
  return ok(text)
}
