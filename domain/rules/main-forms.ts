import type { Plan } from '../plan/plan.ts'

/**
 * The forms whose rows are a unit's report: those that the headline rules look at, else the plan's first.
 * Contacts and task reports have rows, too, and are no answer to "has it reported".
 */
export function mainForms(plan: Plan): ReadonlySet<string> {
  const headline = plan.rules.filter(({ id }) => plan.headline.length === 0 || plan.headline.includes(id))
  const forms = headline.flatMap(({ check }) =>
    check.flatMap((side) => ('rows' in side ? [side.rows.form] : [])),
  )
  return new Set(forms.length > 0 ? forms : Object.keys(plan.forms).slice(0, 1))
}
