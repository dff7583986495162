import { distance as editDistance } from 'fastest-levenshtein'
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
