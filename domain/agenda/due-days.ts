import type { Day, Plan } from '../plan/plan.ts'
import type { Check, Rule } from '../plan/rule.ts'
import { addDays } from '../time/days.ts'
import { windowsOf } from './windows.ts'

/** A day on which a rule is due. */
export interface DueDay {
  readonly rule: string
  /** Units that have a day of their own; empty: all that the rule binds. */
  readonly units: readonly string[]
  /** Of all, not those: they have a day of their own. */
  readonly without: readonly string[]
  /** The last day that the figures are about. */
  readonly closes: Day
  /** The last good day. */
  readonly day: Day
}

/** The day that a unit has given for an event of the plan. */
export interface HeldEvent {
  readonly event: string
  readonly unitId: string
  readonly day: Day
}

/** Checks of which the end of the cycle is the due day when the rule names none. */
const DUE_WITH_THE_CYCLE: ReadonlySet<Check['kind']> = new Set(['count', 'mix', 'share', 'each', 'forward'])

/** What is in force or said, and never handed in. */
const NEVER_DUE: ReadonlySet<Check['kind']> = new Set(['phases', 'leads', 'distribution', 'narrative'])

/** Whether a rule has a day at all; what stands for ever or is a matter of words has none. */
export function isDated({ when, check }: Rule): boolean {
  if (when.kind === 'cycle') return check.some(({ kind }) => DUE_WITH_THE_CYCLE.has(kind))
  return when.kind !== 'none' && check.some(({ kind }) => !NEVER_DUE.has(kind))
}

/** Every day on which something of the plan is due, requests on the way included. */
export function dueDays(plan: Plan, held: readonly HeldEvent[]): readonly DueDay[] {
  return [
    ...plan.rules.filter(isDated).flatMap((rule) => daysOfRule(plan, rule, held)),
    ...plan.requests.map(({ rule, classes, units, due }) => ({
      rule,
      // Whoever is asked by class is known only where the rule is judged.
      units: classes.length === 0 ? units : [],
      without: [],
      closes: due,
      day: due,
    })),
  ]
}

function daysOfRule(plan: Plan, rule: Rule, held: readonly HeldEvent[]): readonly DueDay[] {
  const { when } = rule
  if (when.kind !== 'event')
    return windowsOf(when, plan).map(({ to, due }) => ({
      rule: rule.id,
      units: [],
      without: [],
      closes: to,
      day: due,
    }))
  const dueBefore = (day: Day, units: readonly string[], without: readonly string[]): DueDay => {
    const due = addDays(day, -when.daysBefore)
    return { rule: rule.id, units, without, closes: due, day: due }
  }
  const own = held.filter(({ event }) => event === when.event)
  const window = plan.events[when.event]?.window
  const ownDays = own.map(({ unitId, day }) => dueBefore(day, [unitId], []))
  const known = own.map(({ unitId }) => unitId)
  // Who has not given a day yet: the last that the plan allows.
  return window ? [...ownDays, dueBefore(window.to, [], known)] : ownDays
}
