/**
 * Keys for comparing what people type. Keys are never shown and never stored: a plain-ASCII key would make
 * Tân Thanh and Tân Thành, two real communes, one.
 */

/** Small composed letters, digits and single spaces: already its own key, unless a tone may stand elsewhere. */
const OWN_KEY = /^[a-z0-9.,;:/()àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]+(?: [a-z0-9.,;:/()àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]+)*$/
const MOVABLE_TONE = /[ou][àáảãạèéẻẽẹỳýỷỹỵ]/
const ODD_SPACES = /(?:\s|\u200b|\u200c|\u200d|\u2060|\ufeff)+/g
const QUOTES = /[“”„«»"‘’`´]/g
const DASHES = /[‐-―−]/g
const SPACED_DASH = / ?- ?/g
/**
 * The tone of oa, oe, uy may stand on either letter (hoà, hòa): moved to the first. Not after q (quý), and
 * not where another mark follows the dot below (hoặc, luật, Tuệ).
 */
const NEW_STYLE = /(^|[^q])(o|u)(a|e|y)([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu

/**
 * A key that forgets case, spaces, quotes, dashes and where the tone mark stands, but keeps every accent:
 * for matching headers, choices and names.
 */
export function foldKey(text: string): string {
  const lower = text.toLowerCase().trim()
  if (OWN_KEY.test(lower) && !MOVABLE_TONE.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(ODD_SPACES, ' ')
    .trim()
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .replace(SPACED_DASH, '-')
    .replace(NEW_STYLE, '$1$2$4$3')
    .normalize('NFC')
}

/** Letters without any accent, lower case: for the nearest suggestion only, never as a key. */
export const foldAscii = (text: string): string =>
  foldKey(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
