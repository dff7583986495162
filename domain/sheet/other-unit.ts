import type { Unit } from '../plan/plan.ts'
import type { SheetProblem } from '../problems.ts'
import type { RowCheck } from './check-rows.ts'

/**
 * Recognises a workbook that was sent under another unit's name: more than half of its rows (and at least
 * two) name one other unit of the campaign. Such a sheet is held as a whole; a single strange row is not.
 */
export function otherUnitIn(
  unit: Unit,
  units: readonly Unit[],
  rows: readonly RowCheck[],
): SheetProblem | null {
  const named = new Map<string, number>()
  for (const { problems } of rows) {
    const other = problems.find(({ code }) => code === 'E-UNIT-OTHER')?.params.unitId
    if (other !== undefined) named.set(String(other), (named.get(String(other)) ?? 0) + 1)
  }
  for (const [unitId, count] of named) {
    if (count < 2 || count * 2 <= rows.length) continue
    const found = units.find(({ id }) => id === unitId)?.name ?? unitId
    return { code: 'H-OTHER-UNIT', params: { found, expected: unit.name } }
  }
  return null
}
