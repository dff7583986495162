import type { Instant } from '../../domain/plan/plan.ts'
import { dayOf, endOfDay } from '../../domain/time/days.ts'

/** A sheet that nobody changed for so long is quiet. */
const QUIET_MS = 60_000
/** Whoever types on and on is read at the latest after this time. */
const LONGEST_MS = 10 * 60_000
/** Every deadline is the end of a day: for so long before it nothing is kept back, and nothing across it. */
const BEFORE_MIDNIGHT_MS = 30 * 60_000
/** More are not kept back at once: what is remembered of them fits into one item of the store. */
const MOST_KEPT = 1000

/** A changed spreadsheet: when it was last changed, and since when there is something in it that we did not read. */
export interface Changed {
  readonly spreadsheetId: string
  readonly modifiedAt: Instant
  readonly since: Instant
  /** Of the plan that it is for. */
  readonly zone: string
}

/**
 * Tells the sheets to be read now from those in which somebody is typing at this moment: reading a row that is
 * half typed calls it wrong, and costs a call that the next minute costs again.
 */
export function keepBack(
  changed: readonly Changed[],
  now: Instant,
): { readonly due: readonly Changed[]; readonly kept: readonly Changed[] } {
  const isKept = ({ modifiedAt, since, zone }: Changed): boolean =>
    now - modifiedAt < QUIET_MS && now - since < LONGEST_MS && !isNearMidnight(now, zone)
  const kept = changed.filter(isKept).slice(0, MOST_KEPT)
  const waiting = new Set(kept)
  return { due: changed.filter((one) => !waiting.has(one)), kept }
}

const isNearMidnight = (now: Instant, zone: string): boolean =>
  endOfDay(dayOf(now, zone), zone) - now < BEFORE_MIDNIGHT_MS
