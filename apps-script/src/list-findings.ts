import type { Form } from '../../domain/plan/form.ts'
import type { Language } from '../../domain/plan/plan.ts'
import { type Problem, severityOf } from '../../domain/problems.ts'
import { headerOf } from '../../domain/sheet/feedback.ts'
import { addressOf, cellAt, type Grid } from '../../domain/sheet/grid.ts'
import type { Table } from '../../domain/sheet/read-table.ts'
import { FEEDBACK_WORDS } from '../../domain/words/feedback-words.ts'
import { describeProblem } from '../../domain/words/problem-words.ts'
import type { TabRow } from './check-tab.ts'

/** One entry of the sidebar: what is wrong, and the cell to go to (zero-based). */
export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly row: number
  readonly column: number
  /** "B7". */
  readonly address: string
  readonly header: string
  readonly sentence: string
}

/** Errors first, then what should be looked at, each from top to bottom. Mended cells need nobody. */
export function listFindings(
  form: Form,
  language: Language,
  table: Table,
  rows: readonly TabRow[],
  grid: Grid,
): readonly Finding[] {
  const found = rows.flatMap((row): readonly Finding[] => {
    const own = row.problems.flatMap((problem) => ownFinding(form, language, table, row.row, problem))
    return own.length > 0 ? own : serverFinding(table, row.row, grid)
  })
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ]
}

function ownFinding(
  form: Form,
  language: Language,
  table: Table,
  row: number,
  problem: Problem,
): readonly Finding[] {
  const severity = severityOf(problem)
  if (severity === 'repair') return []
  const column = table.header.columns.get(problem.column ?? '') ?? firstColumn(table)
  return [
    {
      severity,
      row,
      column,
      address: addressOf(row, column),
      header: headerOf(form, problem, language),
      sentence: describeProblem(problem, { language, header: '' }),
    },
  ]
}

/** What only the server can find stands beside the row, in its words: another unit's name, a waiting list. */
function serverFinding(table: Table, row: number, grid: Grid): readonly Finding[] {
  const textAt = (name: 'status' | 'reason'): string =>
    String(cellAt(grid, row, table.header.ours.get(name) ?? -1) ?? '')
  const severity = severityOfStatus(textAt('status'))
  if (severity === null) return []
  const column = firstColumn(table)
  return [{ severity, row, column, address: addressOf(row, column), header: '', sentence: textAt('reason') }]
}

function severityOfStatus(status: string): Finding['severity'] | null {
  const isOne = (name: Finding['severity']): boolean =>
    Object.values(FEEDBACK_WORDS).some((words) => words.status[name] === status)
  if (isOne('error')) return 'error'
  return isOne('warning') ? 'warning' : null
}

const firstColumn = (table: Table): number => Math.min(...table.header.columns.values())

/** The quota meter as the server wrote it above our result column; the deadline there is told elsewhere. */
export function meterLinesOf(table: Table, grid: Grid): readonly string[] {
  const column = table.header.ours.get('status')
  if (column === undefined) return []
  return grid
    .slice(0, table.header.top)
    .map((row) => row[column])
    .filter((cell): cell is string => typeof cell === 'string' && cell.trim() !== '')
    .filter((line) => !Object.values(FEEDBACK_WORDS).some(({ deadline }) => line.startsWith(`${deadline}:`)))
}
