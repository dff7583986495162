import type { Instant } from '../../domain/plan/plan.ts'
import type { Clock } from '../../functions/ports/clock.ts'

/** A clock that stands at an instant until it is moved: what makes rehearsals and `--at` possible. */
export interface VirtualClock extends Clock {
  set(instant: Instant): void
}

export function virtualClock(start: Instant): VirtualClock {
  let at = start
  return {
    now: () => at,
    set(instant) {
      at = instant
    },
  }
}
