import type { Cycle, Day, Plan, Unit } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'
import { type Due, daysOfRule } from './due.ts'
import { rulesFor } from './rules-for.ts'

/** By form, the last good days of what is asked about its rows, each once, in order. */
export type ReportDays = ReadonlyMap<string, readonly Day[]>

/**
 * The days of some rules; a form of which no rule has a day is not there. A rule that only advises has one where
 * it is the paper's own: its number may be a proposal, its day is none.
 */
export function reportDays(rules: readonly Rule[], dueOf: (rule: Rule) => Omit<Due, 'isOver'>): ReportDays {
  const asked = rules
    .filter(({ soft, when }) => !soft || ('source' in when && when.source === 'plan'))
    .flatMap((rule) => {
      const forms = rule.check.flatMap((side) => ('rows' in side ? [side.rows.form] : []))
      if (forms.length === 0) return []
      const { windows, day } = dueOf(rule)
      // What is open and closes in a later cycle has no day in this one.
      const ofEvent = rule.when.kind === 'event' && day !== null ? [day] : []
      const days = [...windows.map(({ due }) => due), ...ofEvent]
      return forms.flatMap((form) => days.map((one) => ({ form, day: one })))
    })
  return new Map(
    [...Map.groupBy(asked, ({ form }) => form)].map(([form, all]) => [
      form,
      [...new Set(all.map((one) => one.day))].toSorted(),
    ]),
  )
}

/**
 * The days of a unit's forms in a cycle as the paper alone gives them: what hangs on an event is due by the last
 * day that the paper allows.
 */
export const paperDays = (plan: Plan, unit: Unit, cycle: Cycle): ReportDays =>
  reportDays(rulesFor(plan, unit), (rule) =>
    daysOfRule(rule, plan, cycle, (event) => plan.events[event]?.window.to),
  )
