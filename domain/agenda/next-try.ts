import type { Instant } from '../plan/plan.ts'

/** What is known of the attempts at a mail since it was written, or since a person asked for it again. */
export interface Tries {
  readonly tries: number
  /** The last of them; null before the first. */
  readonly claimedAt: Instant | null
}

const MINUTE = 60_000
const FIRST_PAUSE = 5 * MINUTE
const LONGEST_PAUSE = 24 * 60 * MINUTE
/** With the pauses doubling this is a week: a paused account or a broken domain is mended by then, or a person asks. */
const MOST_TRIES = 14

/**
 * When a mail that the service has refused is tried again: after five minutes, then after twice as long each time, at
 * most a day. Null when the machine has tried often enough: the mail waits for a person.
 */
export function nextTry({ tries, claimedAt }: Tries): Instant | null {
  if (tries >= MOST_TRIES) return null
  return (claimedAt ?? 0) + Math.min(FIRST_PAUSE * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE)
}
