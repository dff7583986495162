import { isFigure } from '../plan/figure.ts'
import type { ColumnType, Form } from '../plan/form.ts'
import { type Problem, type Severity, severityOf } from '../problems.ts'
import { isRowId } from './our-columns.ts'
import type { CheckedRow, Group, Tally } from './sheet-state.ts'

/** Sums up the rows present in a sheet. Only rows that count enter `groups`. */
export function tallyRows(form: Form, rows: readonly CheckedRow[]): Tally {
  const counting = rows.filter((row) => row.counts)
  return {
    rows: rows.length,
    counted: counting.length,
    groups: groupRows(form, counting),
    problems: countRows(rows, ({ code }) => code),
    faultyColumns: countRows(rows, (problem) => (severityOf(problem) === 'error' ? problem.column : null)),
    errorRows: rowsWith(rows, 'error'),
    warningRows: rowsWith(rows, 'warning'),
    repairedRows: rowsWith(rows, 'repair'),
  }
}

const rowsWith = (rows: readonly CheckedRow[], severity: Severity): number =>
  rows.filter((row) => row.problems.some((problem) => severityOf(problem) === severity)).length

/** Rows by what their problems have in common; a row counts once for each. */
function countRows(
  rows: readonly CheckedRow[],
  keyOf: (problem: Problem) => string | null,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const keys = new Set(row.problems.map(keyOf).filter((key) => key !== null))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

/** Of words the figures remember only that they are there, unless they are the code of another row. */
const shownAs = (type: ColumnType, value: string): string =>
  (type === 'text' || type === 'link') && !isRowId(value) ? 'true' : value

/** Personal columns stay out: a group must never tell a person's sex or ethnic group. */
function groupRows(form: Form, rows: readonly CheckedRow[]): readonly Group[] {
  const columns = form.columns.filter(isFigure)
  const groups = new Map<string, { of: Record<string, string>; rows: number }>()
  for (const row of rows) {
    const of: Record<string, string> = {}
    for (const column of columns) {
      const value = row.values[column.key] ?? null
      if (value !== null) of[column.key] = shownAs(column.type, String(value))
    }
    const name = JSON.stringify(of)
    const group = groups.get(name)
    if (group) group.rows++
    else groups.set(name, { of, rows: 1 })
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
