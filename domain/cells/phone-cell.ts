import { short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok, warned } from './results.ts'

/** Mobile numbers have ten digits and begin 03, 05, 07, 08 or 09. */
export const MOBILE = /^0[35789]\d{8}$/
const LAND_LINE = /^02\d{8,9}$/
const WITHOUT_ZERO = /^[35789]\d{8}$/

/** Eleven-digit prefixes of before 2018 and what became of them; the last seven digits stay. */
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  ...{ '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078' },
  ...{ '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082' },
  ...{
    '0162': '032',
    '0163': '033',
    '0164': '034',
    '0165': '035',
    '0166': '036',
    '0167': '037',
    '0168': '038',
    '0169': '039',
  },
  ...{ '0186': '056', '0188': '058', '0199': '059' },
}

/** A telephone number in the form 0xxxxxxxxx; the many ways of writing one are mended. */
export const parsePhone: TypeParser = (cell, { column }) => {
  const typed = String(cell)
  const [first = '', ...others] = typed.split(/[/;,]| hoặc | - /)
  const known = recognise(first)
  if (!known) return failed('E-PHONE', column.key, { found: short(typed) })
  const hasMore = others.some((other) => recognise(other) !== null) || /\p{L}{2}/u.test(withZeros(typed))
  if (hasMore) return warned(known.number, 'W-PHONE-MULTI', column.key, { kept: known.number })
  if (known.code === 'W-PHONE-LAND')
    return warned(known.number, known.code, column.key, { kept: known.number })
  return known.number === typed
    ? ok(typed)
    : mended(known.number, known.code, column.key, typed, known.number)
}

/** The letter O typed for a nought. */
const withZeros = (text: string): string => text.replace(/[oO]/g, '0')

type Recognised = {
  readonly number: string
  readonly code: 'F-PHONE-0' | 'F-PHONE-84' | 'F-PHONE-OLD11' | 'F-PHONE-FORM' | 'W-PHONE-LAND'
}

function recognise(text: string): Recognised | null {
  const digits = withZeros(text.replace(/\([^)]{0,40}\)/g, '')).replace(/[\s.()-]/g, '')
  const abroad = /^(?:\+84|0084|84)(\d{9,10})$/.exec(digits)
  if (abroad) {
    const home = recognise(`0${abroad[1]}`)
    return home && { number: home.number, code: 'F-PHONE-84' }
  }
  if (WITHOUT_ZERO.test(digits)) return { number: `0${digits}`, code: 'F-PHONE-0' }
  if (MOBILE.test(digits)) return { number: digits, code: 'F-PHONE-FORM' }
  if (LAND_LINE.test(digits)) return { number: digits, code: 'W-PHONE-LAND' }
  const prefix = digits.length === 11 ? OLD_PREFIXES[digits.slice(0, 4)] : undefined
  return prefix && /^\d+$/.test(digits) ? { number: prefix + digits.slice(4), code: 'F-PHONE-OLD11' } : null
}
