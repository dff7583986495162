import type { Params, Problem, Repair, RowCode } from '../problems.ts'
import type { CellResult, Value } from './cell-result.ts'

const NOTHING: readonly never[] = []
export const EMPTY: CellResult = { value: null, problems: NOTHING, repairs: NOTHING }

export const ok = (value: Value): CellResult => ({ value, problems: NOTHING, repairs: NOTHING })

/** A value that counts but that a person should look at. */
export const warned = (value: Value, code: RowCode, column: string, params: Params): CellResult => ({
  value,
  problems: [{ code, column, params }],
  repairs: NOTHING,
})

export const failed = (code: RowCode, column: string, params: Params): CellResult =>
  warned(null, code, column, params)

/** A mended value: the problem tells the clerk, the repair keeps before and after. */
export function mended(
  value: Value,
  code: RowCode,
  column: string,
  before: string,
  after: string,
): CellResult {
  const problem: Problem = { code, column, params: { before, after } }
  const repair: Repair = { code, column, before, after }
  return { value, problems: [problem], repairs: [repair] }
}

/** The result of a cell whose text had to be cleaned first: both kinds of repair are told. */
export function after(
  cleaned: readonly RowCode[],
  column: string,
  before: string,
  cleanText: string,
  result: CellResult,
): CellResult {
  if (cleaned.length === 0) return result
  const params = { before, after: cleanText }
  return {
    value: result.value,
    problems: [...cleaned.map((code) => ({ code, column, params })), ...result.problems],
    repairs: [...cleaned.map((code) => ({ code, column, before, after: cleanText })), ...result.repairs],
  }
}
