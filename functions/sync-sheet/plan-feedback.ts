import { mainForms } from '../../domain/rules/main-forms.ts'
import {
  type CheckedTable,
  ERROR_TAB_ID,
  type ErrorTabScope,
  errorTab,
  errorTabEdits,
  meterLines,
} from '../../domain/sheet/error-tab.ts'
import { type CellEdit, rowFeedback } from '../../domain/sheet/feedback.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import { heldFeedback } from '../../domain/sheet/held-feedback.ts'
import type { PulledSeat } from './pull-seat.ts'

/** The cells of one tab that should read differently. */
export interface TabEdits {
  readonly tabId: number
  readonly cells: readonly CellEdit[]
}

export const editCount = (edits: readonly TabEdits[]): number =>
  edits.reduce((sum, { cells }) => sum + cells.length, 0)

/** What is to be written into tabs as they stand: beside the rows, and in the "Lỗi" tab. Tabs may come empty. */
export function planFeedback(
  scope: ErrorTabScope,
  pulls: readonly PulledSeat[],
  grids: ReadonlyMap<number, Grid>,
): readonly TabEdits[] {
  const tables = pulls.map(
    ({ form, table, result }): CheckedTable => ({ form, table, placed: result.placed, state: result.next }),
  )
  const wanted = errorTab(scope, tables)
  return [
    ...pulls.map((pull) => ({ tabId: pull.seat.tabId, cells: besideRows(scope, pull, grids) })),
    { tabId: ERROR_TAB_ID, cells: errorTabEdits(wanted, grids.get(ERROR_TAB_ID) ?? []) },
  ]
}

function besideRows(
  scope: ErrorTabScope,
  { seat, form, table, result }: PulledSeat,
  grids: ReadonlyMap<number, Grid>,
): readonly CellEdit[] {
  const { language, campaign } = scope
  const grid = grids.get(seat.tabId) ?? []
  if (!table) return result.next.held ? heldFeedback(grid, language) : []
  // The quota meter stands above the report; contacts and tasks have none.
  const lines = mainForms(campaign.plan).has(form.id) ? meterLines(scope) : []
  return rowFeedback({ form, language, lines }, table, result.placed, grid)
}
