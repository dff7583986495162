import type { Instant } from '../../domain/plan/plan.ts'
import type { RollUpDigest } from '../../domain/rollup/changes.ts'
import type { Facts } from '../ports/reports.ts'

/** What the last roll-up mail of a series said. */
export interface Remembered {
  readonly itemKey: string
  /** The moment of its figures. */
  readonly asOf: Instant
  readonly digest: RollUpDigest
  /** The figures of the mail before it, should the last be written again. */
  readonly before: RollUpDigest | null
  /** The frozen edition that it named; null where its figures were none. */
  readonly edition: number | null
  /** The edition that the mail before named and that nobody has corrected since. */
  readonly editionBefore: number | null
  /** When it was last looked at for what was wrong in it; 0: never yet. */
  readonly lookedAt: Instant
  readonly corrected: boolean
}

const factOf = (series: string): string => `rollup/${series}/last`

export async function readRemembered(facts: Facts, series: string): Promise<Remembered | null> {
  const stored = await facts.get(factOf(series))
  return stored === null ? null : { ...OLD, ...(JSON.parse(stored) as Stored) }
}

/** What was remembered before there were corrections: there is nothing to look at. */
const OLD = { asOf: 0, lookedAt: 0, corrected: true, edition: null, editionBefore: null }
type Stored = Omit<Remembered, keyof typeof OLD> & Partial<typeof OLD>

export const remember = (facts: Facts, series: string, what: Remembered): Promise<void> =>
  facts.set(factOf(series), JSON.stringify(what))
