import { short, type TypeParser } from './cell-result.ts'
import { failed, ok } from './results.ts'

const EMAIL = /^[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}$/

/** An address for mail, in small letters. */
export const parseEmail: TypeParser = (cell, { column }) => {
  const text = String(cell).toLowerCase()
  return text.length <= 254 && EMAIL.test(text)
    ? ok(text)
    : failed('E-EMAIL', column.key, { found: short(text) })
}
