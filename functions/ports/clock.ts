import type { Instant } from '../../domain/plan/plan.ts'

/** What time it is: the machine's, or that of a rehearsal. */
export interface Clock {
  now(): Instant
}

export interface Ids {
  /** Ten characters of Crockford's base 32, random: row ids. */
  rowId(): string
}
