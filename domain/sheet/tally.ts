import type { Form } from '../plan/form.ts'
import { type Problem, type Severity, severityOf } from '../problems.ts'
import type { CheckedRow, Group } from './sheet-state.ts'

/** The figures of a sheet that judging and roll-ups need: see SheetState. */
export interface Tally {
  readonly rows: number
  readonly counted: number
  readonly groups: readonly Group[]
  readonly problems: Readonly<Record<string, number>>
  readonly errorRows: number
  readonly warningRows: number
  readonly repairedRows: number
}

/** Sums up the rows present in a sheet. Only rows that count enter `groups`. */
export function tallyRows(form: Form, rows: readonly CheckedRow[]): Tally {
  const counting = rows.filter((row) => row.counts)
  return {
    rows: rows.length,
    counted: counting.length,
    groups: groupRows(form, counting),
    problems: rowsByCode(rows),
    errorRows: rowsWith(rows, 'error'),
    warningRows: rowsWith(rows, 'warning'),
    repairedRows: rowsWith(rows, 'repair'),
  }
}

const rowsWith = (rows: readonly CheckedRow[], severity: Severity): number =>
  rows.filter((row) => row.problems.some((problem) => severityOf(problem) === severity)).length

function rowsByCode(rows: readonly CheckedRow[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const codes = new Set(row.problems.map((problem: Problem) => problem.code))
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** Personal columns stay out: a group must never tell a person's sex or ethnic group. */
function groupRows(form: Form, rows: readonly CheckedRow[]): readonly Group[] {
  const keys = form.columns
    .filter((column) => column.personal === 'no' && (column.type === 'list' || column.type === 'tick'))
    .map((column) => column.key)
  const groups = new Map<string, { of: Record<string, string>; rows: number }>()
  for (const row of rows) {
    const of: Record<string, string> = {}
    for (const key of keys) {
      const value = row.values[key] ?? null
      if (value !== null) of[key] = String(value)
    }
    const name = JSON.stringify(of)
    const group = groups.get(name)
    if (group) group.rows++
    else groups.set(name, { of, rows: 1 })
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
