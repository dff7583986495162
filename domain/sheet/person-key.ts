import type { Form } from '../plan/form.ts'
import { severityOf } from '../problems.ts'
import { foldKey } from '../text/fold.ts'
import type { CheckedRow } from './sheet-state.ts'

/**
 * By what a person is known in the sheets of all units: the form and its identity, which is name and year of
 * birth. null where the row names no person so well that he could be found elsewhere: a collective, a year that is
 * not known, an error, a row that was taken away, or a form that knows its rows by other things than a year.
 */
export function personKey(
  form: Form,
  { values, problems, withdrawn }: Pick<CheckedRow, 'values' | 'problems' | 'withdrawn'>,
): string | null {
  const years = form.columns.filter(({ type }) => type === 'year').map(({ key }) => key)
  if (withdrawn || !form.identity.some((key) => years.includes(key))) return null
  if (problems.some((problem) => severityOf(problem) === 'error')) return null
  const known = form.identity.map((key) => values[key] ?? null)
  if (known.includes(null)) return null
  return JSON.stringify([form.id, ...known.map((value) => foldKey(String(value)))])
}
