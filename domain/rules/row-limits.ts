import type { Form } from '../plan/form.ts'
import type { Plan, Unit } from '../plan/plan.ts'
import type { RowLimit } from '../sheet/waiting-list.ts'
import { rulesFor } from './rules-for.ts'

/** The maxima with a waiting list that bind a unit in a form. */
export const limitsFor = (plan: Plan, unit: Unit, form: Form): readonly RowLimit[] =>
  rulesFor(plan, unit).flatMap(({ id, check }) =>
    check.flatMap((side) =>
      side.kind === 'count' &&
      side.over === 'waiting' &&
      side.rows.form === form.id &&
      side.max?.kind === 'number'
        ? [{ ruleId: id, max: side.max.value, where: side.rows.where }]
        : [],
    ),
  )
