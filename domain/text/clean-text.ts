import type { Params, RowCode } from '../problems.ts'

/** A typed text made fit for comparing and storing: what was mended, and what cannot be mended. */
export interface CleanText {
  readonly text: string
  readonly repairs: readonly RowCode[]
  readonly fault: { readonly code: RowCode; readonly params: Params } | null
}

/** Composed Vietnamese, common signs and single spaces: nothing to mend. Most cells end here. */
const FINE = '!-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’…²³°½€'
const ALREADY_CLEAN = new RegExp(`^[${FINE}]+(?: [${FINE}]+)*$`)

const ODD_SPACES = /[\u00a0\u200b\u2000-\u200a\u202f\u205f\u2060\u3000\ufeff\t\n\r]/u
const ANY_SPACES = /[\s\u200b\u2060\ufeff]+/gu
const HIDDEN = /[\p{Cf}\p{Cc}]/gu
const WIDE = /[\uff01-\uff5e]/g
/** More marks on one letter than any language puts there. */
const PILED_MARKS = /\p{M}{4}/u
/** A Latin letter beside a Cyrillic or Greek one that looks like it. */
const MIXED =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u

/**
 * Mends a text as people's keyboards and programs leave it: composed letters (NFC), ordinary single spaces,
 * no invisible characters, ordinary width, Đ where a look-alike stands. Plain spaces at the ends are not
 * worth a word. Torn characters, piles of marks and words of mixed alphabets are faults.
 */
export function cleanText(typed: string): CleanText {
  const trimmed = typed.replace(/^ +/, '').replace(/(?<! ) +$/, '')
  if (trimmed === '' || ALREADY_CLEAN.test(trimmed)) return { text: trimmed, repairs: [], fault: null }
  if (!trimmed.isWellFormed()) return faulty(trimmed, 'E-CHARACTER', { position: tornPosition(trimmed) })
  const repairs: RowCode[] = []
  const step = (code: RowCode, before: string, after: string): string => {
    if (after !== before) repairs.push(code)
    return after
  }
  const nfc = step('F-NFC', trimmed, trimmed.normalize('NFC'))
  const spaced = nfc.replace(ANY_SPACES, ' ').trim()
  if (ODD_SPACES.test(nfc) || spaced !== nfc.trim()) repairs.push('F-SPACE')
  // A hidden character may have stood between two spaces, or between a letter and its mark.
  const shown = step('F-HIDDEN', spaced, spaced.replace(HIDDEN, '').replace(/ {2,}/g, ' ').trim())
  const narrow = step(
    'F-WIDTH',
    shown,
    shown.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)),
  )
  const text = step('F-DSTROKE', narrow, narrow.replace(/[ÐƉ]/g, 'Đ').replace(/[ðɖ]/g, 'đ')).normalize('NFC')
  const piled = PILED_MARKS.exec(text)
  if (piled) return faulty(text, 'E-CHARACTER', { position: piled.index + 1 })
  const mixed = MIXED.exec(text)
  if (mixed) return faulty(text, 'E-MIXED-SCRIPT', { position: mixed.index + 1 })
  return { text, repairs, fault: null }
}

const faulty = (text: string, code: RowCode, params: Params): CleanText => ({
  text,
  repairs: [],
  fault: { code, params },
})

function tornPosition(text: string): number {
  const at = [...text].findIndex((sign) => !sign.isWellFormed())
  return at + 1
}
