import type { CellContext, Value } from '../../domain/cells/cell-result.ts'
import { parseCell } from '../../domain/cells/parse-cell.ts'
import type { Column, ColumnType } from '../../domain/plan/form.ts'
import type { RowCode } from '../../domain/problems.ts'
import type { Cell } from '../../domain/sheet/grid.ts'
import { column, SAMPLE_UNIT } from './sample-form.ts'

/** What a cell came to, short enough for a table of cases. */
export interface ReadCell {
  readonly value: Value
  readonly codes: readonly RowCode[]
}

export const contextOf = (
  type: ColumnType,
  more: Partial<Column> = {},
  context: Partial<CellContext> = {},
): CellContext => ({
  column: column('o', 'Ô', type, more),
  unit: SAMPLE_UNIT,
  units: [SAMPLE_UNIT],
  now: Date.UTC(2023, 10, 1),
  cycleYear: 2023,
  person: false,
  ...context,
})

/** Reads a cell in a column of a type. Also holds every result to the law that an error has no value. */
export function readCell(cell: Cell, context: CellContext): ReadCell {
  const { value, problems } = parseCell(cell, context)
  const codes = problems.map(({ code }) => code)
  if (codes.some((code) => code.startsWith('E-')) && value !== null) throw new Error(`${codes} has a value`)
  return { value, codes }
}
