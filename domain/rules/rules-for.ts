import type { Plan, Unit } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'
import { includesUnit } from './evidence.ts'

/** The rules that bind a unit, without those in whose place a more specific one stands. */
export function rulesFor(plan: Plan, unit: Unit): readonly Rule[] {
  const bound = plan.rules.filter((rule) => includesUnit(rule, unit))
  const replaced = new Set(bound.flatMap(({ insteadOf }) => insteadOf))
  return replaced.size === 0 ? bound : bound.filter(({ id }) => !replaced.has(id))
}
