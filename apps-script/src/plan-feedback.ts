import type { Form } from '../../domain/plan/form.ts'
import type { Language } from '../../domain/plan/plan.ts'
import { type CellEdit, rowFeedback } from '../../domain/sheet/feedback.ts'
import { cellAt, type Grid } from '../../domain/sheet/grid.ts'
import { OUR_COLUMNS } from '../../domain/sheet/our-columns.ts'
import type { Table } from '../../domain/sheet/read-table.ts'
import type { Placed } from '../../domain/sheet/reconcile.ts'
import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import type { TabRow } from './check-tab.ts'

/** Our columns must be in the tab already: the script adds none. */
export const hasOurColumns = ({ header }: Table): boolean =>
  OUR_COLUMNS.every((name) => header.ours.has(name))

export interface FeedbackPlan {
  readonly form: Form
  readonly language: Language
  readonly table: Table
  readonly rows: readonly TabRow[]
  readonly grid: Grid
  readonly ids: ReadonlyMap<number, string>
  /** Only these rows, zero-based and inclusive; null: all below the heading. */
  readonly only: { readonly top: number; readonly bottom: number } | null
}

/**
 * The cells of our columns that must change: id, result and reason as the server would write them. The
 * heading and the lines above it are left alone, and so is the id beside a row that was emptied: it may come
 * back with the next "undo".
 */
export function planFeedback(plan: FeedbackPlan): readonly CellEdit[] {
  const { form, language, table, grid, only } = plan
  if (!hasOurColumns(table)) return []
  const judged = plan.rows.filter(({ pending }) => !pending).map((row) => placed(row, plan.ids))
  const top = Math.max(table.header.bottom + 1, only?.top ?? 0)
  const bottom = only?.bottom ?? Number.POSITIVE_INFINITY
  const idColumn = table.header.ours.get('id')
  const edits = rowFeedback({ form, language, lines: [] }, table, judged, grid).filter(
    ({ row, column, value }) => row >= top && row <= bottom && (column !== idColumn || value !== null),
  )
  return [...edits, ...pendingEdits(plan).filter(({ row }) => row >= top && row <= bottom)]
}

function placed(row: TabRow, ids: ReadonlyMap<number, string>): Placed {
  const rowId = ids.get(row.row) ?? row.id ?? ''
  const { raw, values, problems, repairs, valid } = row
  return {
    row: row.row,
    content: '',
    checked: { rowId, raw, values, problems, repairs, counts: valid, fingerprint: '', withdrawn: false },
  }
}

/** What the server said of such a row stays, unless the row was edited: then it is out of date. */
function pendingEdits({ table, rows, grid, ids, only, language }: FeedbackPlan): readonly CellEdit[] {
  const { ours } = table.header
  const at = (name: 'id' | 'status' | 'reason'): number => Number(ours.get(name))
  return rows
    .filter(({ pending }) => pending)
    .flatMap(({ row }) => {
      const isJudged = cellAt(grid, row, at('status')) !== null
      const id = ids.get(row)
      const stamp = id === undefined ? [] : [{ row, column: at('id'), value: id }]
      if (only === null && isJudged) return stamp
      return [
        ...stamp,
        { row, column: at('status'), value: null },
        { row, column: at('reason'), value: SCRIPT_WORDS[language].pending },
      ]
    })
    .filter(({ row, column, value }) => cellAt(grid, row, column) !== value)
}
