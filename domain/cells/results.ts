import type { Params, Problem, Repair, RowCode } from '../problems.ts'
import { type CellResult, short, type Value } from './cell-result.ts'

const NOTHING: readonly never[] = []
export const EMPTY: CellResult = { value: null, problems: NOTHING, repairs: NOTHING }

/** A repair is told several times over; the whole text is kept once, with the row. */
const told = (text: string): string => short(text, 120)

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
  const params = { before: told(before), after: told(after) }
  const problem: Problem = { code, column, params }
  const repair: Repair = { code, column, ...params }
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
  const params = { before: told(before), after: told(cleanText) }
  return {
    value: result.value,
    problems: [...cleaned.map((code) => ({ code, column, params })), ...result.problems],
    repairs: [...cleaned.map((code) => ({ code, column, ...params })), ...result.repairs],
  }
}
