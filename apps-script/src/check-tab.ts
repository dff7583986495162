import type { Form } from '../../domain/plan/form.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import { type SheetProblem, severityOf } from '../../domain/problems.ts'
import { checkRows, type RowCheck } from '../../domain/sheet/check-rows.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { leavesColumnsOpen, readTable, type Table } from '../../domain/sheet/read-table.ts'
import type { SheetPlan } from './read-plan.ts'

/** A row as far as the script alone can judge it. */
export interface TabRow extends RowCheck {
  /** It names a unit that the script does not know, and has no other error: the server decides. */
  readonly pending: boolean
}

export type TabCheck =
  | { readonly kind: 'checked'; readonly table: Table; readonly rows: readonly TabRow[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'trouble'; readonly problem: SheetProblem }

/**
 * Reads and checks a tab by the same code as the server, with what the spreadsheet carries: one unit and no
 * maxima. Names of other units and waiting lists are the server's to judge.
 *
 * @param keys what is noted on the columns; asked only when a heading is not as the form has it
 */
export function checkTab(
  plan: SheetPlan,
  form: Form,
  grid: Grid,
  now: Instant,
  keys: () => ColumnKeys = () => new Map(),
): TabCheck {
  const atFirst = readTable(form, grid)
  const read = leavesColumnsOpen(form, atFirst) ? readTable(form, grid, keys()) : atFirst
  if (read.kind !== 'table') return read
  const { unit, cycle } = plan
  const rows = checkRows({ form, unit, units: [unit], cycle, now, limits: [] }, read.table.rows)
  return { kind: 'checked', table: read.table, rows: rows.map(withoutUnknownUnits) }
}

function withoutUnknownUnits(row: RowCheck): TabRow {
  const problems = row.problems.filter(({ code }) => code !== 'E-UNIT')
  const sound = problems.every((problem) => severityOf(problem) !== 'error')
  const pending = sound && problems.length < row.problems.length
  return { ...row, problems, valid: sound && !pending, pending }
}
