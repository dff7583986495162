import type { Form } from '../../domain/plan/form.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import type { CellEdit } from '../../domain/sheet/feedback.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { checkTab } from './check-tab.ts'
import { hasOurColumns, planFeedback } from './plan-feedback.ts'
import type { SheetPlan } from './read-plan.ts'
import { type EditedArea, stampIds } from './stamp-ids.ts'

/** Larger edits are left to the server: a simple trigger is stopped after 30 seconds. */
export const MOST_EDITED_ROWS = 200

export const isSmall = ({ top, bottom }: EditedArea): boolean => bottom - top < MOST_EDITED_ROWS

/** What to write after somebody edited an area of a form's tab; nothing where the script has no business. */
export function planEdit(
  plan: SheetPlan,
  form: Form,
  grid: Grid,
  area: EditedArea,
  now: Instant,
  newId: () => string,
  keys?: () => ColumnKeys,
): readonly CellEdit[] {
  const checked = checkTab(plan, form, grid, now, keys)
  if (checked.kind !== 'checked' || !hasOurColumns(checked.table)) return []
  const { table, rows } = checked
  const ids = stampIds(table, area, newId)
  const only = { top: area.top, bottom: area.bottom }
  return planFeedback({ form, language: plan.language, table, rows, grid, ids, only })
}
