import { cycleOf } from '../agenda/agenda.ts'
import { isDated } from '../agenda/due-days.ts'
import { type Window, windowsOf } from '../agenda/windows.ts'
import type { Cycle, Day, Instant, Plan, Unit } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'
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

/** Finds when a rule is due for a unit, in one cycle and at one instant, in the plan's zone. */
export type DueFinder = (rule: Rule, unit: Unit) => Due

/** Works out each rule's days once: only those that hang on an event differ from unit to unit. */
export function dueFinder(cycle: Cycle, evidence: Evidence, now: Instant): DueFinder {
  const { zone } = evidence.campaign.plan
  const ends = new Map<Day, Instant>()
  const isOver = (day: Day): boolean => {
    const end = ends.get(day) ?? endOfDay(day, zone)
    ends.set(day, end)
    return now > end
  }
  const known = new Map<Rule, Due>()
  return (rule, unit) => {
    const lastDay = (event: string): Day | undefined => eventDays(evidence, event, unit).toSorted().at(-1)
    const due = known.get(rule) ?? { ...daysOfRule(rule, evidence.campaign.plan, cycle, lastDay), isOver }
    if (rule.when.kind !== 'event') known.set(rule, due)
    return due
  }
}

/**
 * When a rule is due within a cycle.
 *
 * @param lastDay the last day on which an event is held; undefined where nobody holds it
 */
export function daysOfRule(
  rule: Rule,
  plan: Plan,
  cycle: Cycle,
  lastDay: (event: string) => Day | undefined,
): Omit<Due, 'isOver'> {
  const { when } = rule
  if (!isDated(rule)) return { windows: [], day: null, isElsewhere: false }
  if (when.kind === 'cycle') {
    const window = { id: cycle.id, from: cycle.from, to: cycle.to, due: cycle.to }
    return { windows: [window], day: cycle.to, isElsewhere: false }
  }
  if (when.kind === 'event') {
    const last = lastDay(when.event)
    const day = last === undefined ? null : addDays(last, -when.daysBefore)
    const isElsewhere = day !== null && cycleOf(plan, day).id !== cycle.id
    return { windows: [], day: isElsewhere ? null : day, isElsewhere }
  }
  // What closes after the last cycle is asked for in it.
  const isLast = plan.cycles.at(-1)?.id === cycle.id
  const all = windowsOf(when, plan).filter(({ to }) => to >= cycle.from)
  const windows = all.filter(({ to }) => to <= cycle.to || isLast)
  // What has begun and closes in a later cycle is open, and not due yet.
  const last = windows.at(-1) ?? all.find(({ from }) => from <= cycle.to)
  return { windows, day: last?.due ?? null, isElsewhere: last === undefined }
}
