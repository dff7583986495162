import { isDated } from '../agenda/due-days.ts'
import { type Window, windowsOf } from '../agenda/windows.ts'
import type { Cycle, Day, Instant, Rule, Unit } from '../plan/plan.ts'
import { addDays, endOfDay } from '../time/days.ts'
import { type Evidence, eventDays } from './evidence.ts'

/** When a rule is due for a unit within a cycle. */
export interface Due {
  /** The windows that close in the cycle. */
  readonly windows: readonly Window[]
  /** The last good day; null where there is none. */
  readonly day: Day | null
  /** Whether the rule says nothing in this cycle: its window lies in another. */
  readonly isElsewhere: boolean
  /** Whether a day's last millisecond has passed. */
  isOver(day: Day): boolean
}

/** Works out a rule's days for a unit in a cycle, at an instant, in the plan's zone. */
export function dueOf(rule: Rule, unit: Unit, cycle: Cycle, evidence: Evidence, now: Instant): Due {
  const { plan } = evidence.campaign
  const isOver = (day: Day): boolean => now > endOfDay(day, plan.zone)
  const { when } = rule
  if (!isDated(rule)) return { windows: [], day: null, isElsewhere: false, isOver }
  if (when.kind === 'cycle') {
    const window = { id: cycle.id, from: cycle.from, to: cycle.to, due: cycle.to }
    return { windows: [window], day: cycle.to, isElsewhere: false, isOver }
  }
  if (when.kind === 'event') {
    const last = eventDays(evidence, when.event, unit).toSorted().at(-1)
    const day = last === undefined ? null : addDays(last, -when.daysBefore)
    return { windows: [], day, isElsewhere: false, isOver }
  }
  // What closes after the last cycle is asked for in it.
  const isLast = plan.cycles.at(-1)?.id === cycle.id
  const windows = windowsOf(when, plan).filter(({ to }) => to >= cycle.from && (to <= cycle.to || isLast))
  return { windows, day: windows.at(-1)?.due ?? null, isElsewhere: windows.length === 0, isOver }
}
