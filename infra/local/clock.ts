import type { Clock, Instant } from '../../functions/ports.ts'

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
