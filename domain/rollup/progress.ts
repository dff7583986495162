import type { Cycle, Day } from '../plan/plan.ts'
import { dayOf } from '../time/days.ts'
import { isMet, type RollUp, type UnitLine } from './roll-up.ts'

/** Units that are due something, each counted once. */
export interface UnitShares {
  readonly met: number
  /** Have sent something, and not enough yet. */
  readonly short: number
  /** Have sent nothing. */
  readonly missing: number
}

/** How many units have been sending, day by day, until a deadline. */
export interface Progress {
  readonly from: Day
  /** The last good day. */
  readonly due: Day
  readonly asOf: Day
  readonly units: number
  /** Units that had sent by the end of a day; only days on which the number grew. */
  readonly steps: readonly { readonly day: Day; readonly units: number }[]
}

const isMissing = ({ standing: { submission } }: UnitLine): boolean =>
  submission === 'none' || submission === 'empty'

const isDue = ({ standing }: UnitLine): boolean => standing.overall !== 'not-applicable'

/** The units of a roll-up by what is to be done about them. */
export function unitShares({ units }: RollUp): UnitShares {
  const due = units.filter(isDue)
  const met = due.filter(({ standing }) => isMet(standing.overall)).length
  const missing = due.filter((line) => !isMet(line.standing.overall) && isMissing(line)).length
  return { met, short: due.length - met - missing, missing }
}

/** The last due day of what decides the units' lines, else the cycle's end. */
export function deadlineOf({ units }: RollUp, cycle: Cycle): Day {
  const days = units
    .filter(isDue)
    .flatMap(({ standing }) =>
      standing.verdicts.flatMap(({ soft, due }) => (soft || due === null ? [] : [due])),
    )
  return days.toSorted().at(-1) ?? cycle.to
}

/** The way of a cycle from the first arrivals to its deadline; null while nothing has arrived. */
export function progressOf(rollUp: RollUp, cycle: Cycle, zone: string): Progress | null {
  const due = rollUp.units.filter(isDue)
  // Of a sheet that is held, or declared empty, no row has arrived; it was sent all the same.
  const days = due
    .filter((line) => !isMissing(line))
    .map(({ standing }) => dayOf(standing.firstArrival ?? standing.lastChange ?? rollUp.asOf, zone))
    .toSorted()
  const [first] = days
  if (first === undefined) return null
  const steps = [...new Set(days)].map((day) => ({ day, units: days.filter((other) => other <= day).length }))
  return {
    from: first < cycle.from ? first : cycle.from,
    due: deadlineOf(rollUp, cycle),
    asOf: dayOf(rollUp.asOf, zone),
    units: due.length,
    steps,
  }
}
