/**
 * A short fingerprint of a text: 53 bits as base 36 (at most 11 characters). It tells changed from
 * unchanged; it is no protection against somebody who wants two texts to collide.
 * The mixing is cyrb53 (public domain, bryc), chosen because it needs nothing but Math.imul and so also
 * runs inside a spreadsheet's script.
 */
export function fingerprintOf(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
