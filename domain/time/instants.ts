import type { Instant } from '../plan/plan.ts'

/** The first of the instants that are known; null where none is. */
export const earliest = (instants: readonly (Instant | null)[]): Instant | null => pick(instants, Math.min)

/** The last of the instants that are known; null where none is. */
export const latest = (instants: readonly (Instant | null)[]): Instant | null => pick(instants, Math.max)

const pick = (
  instants: readonly (Instant | null)[],
  of: (a: Instant, b: Instant) => Instant,
): Instant | null =>
  instants.reduce(
    (found, next) => (found === null || next === null ? (found ?? next) : of(found, next)),
    null,
  )
