import { foldAscii } from './fold.ts'

/**
 * The candidate most like a text, accents aside, or null when none is near: at most a third of the letters
 * may differ.
 */
export function nearest(text: string, candidates: readonly string[]): string | null {
  const wanted = foldAscii(text).slice(0, LONGEST)
  let best: { readonly candidate: string; readonly distance: number } | null = null
  for (const candidate of candidates) {
    const distance = editDistance(wanted, foldAscii(candidate).slice(0, LONGEST))
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3))
    if (distance <= limit && (best === null || distance < best.distance)) best = { candidate, distance }
  }
  return best?.candidate ?? null
}

/** Longer texts are compared by their beginning: the distance costs length times length. */
const LONGEST = 80

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
