/** Chance from a seed: the same seed gives the same run (mulberry32, public domain). */
export interface Rng {
  /** From 0 up to and without 1. */
  next(): number
  below(n: number): number
  between(least: number, most: number): number
  chance(p: number): boolean
  pick<T>(of: readonly T[]): T
  shuffled<T>(of: readonly T[]): readonly T[]
}

export function createRng(seed: number): Rng {
  let a = Math.imul(seed, 2654435761) >>> 0
  const next = (): number => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (p) => next() < p,
    pick<T>(of: readonly T[]): T {
      if (of.length === 0) throw new Error('nothing to pick from')
      return of[below(of.length)] as T
    },
    shuffled: (of) =>
      of
        .map((one) => ({ one, at: next() }))
        .sort((x, y) => x.at - y.at)
        .map(({ one }) => one),
  }
}
