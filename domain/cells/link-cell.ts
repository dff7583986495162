import { short, type TypeParser } from './cell-result.ts'
import { failed, ok } from './results.ts'

/** A web address that a person can open; no other scheme. */
export const parseLink: TypeParser = (cell, { column }) => {
  const text = String(cell)
  return text.length <= 2000 && /^https?:\/\/[^\s/$.?#][^\s]*$/i.test(text)
    ? ok(text)
    : failed('E-LINK', column.key, { found: short(text) })
}
