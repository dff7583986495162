import { findUnit } from '../units/find-unit.ts'
import { type CellResult, short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok } from './results.ts'

/**
 * A unit of the campaign; the value is its id. A column that the template fills in names the unit whose sheet
 * it is, and no other.
 */
export const parseUnit: TypeParser = (cell, { column, unit, units }): CellResult => {
  const text = String(cell)
  const match = findUnit(text, units)
  if (match.kind === 'none')
    return failed('E-UNIT', column.key, { found: short(text), nearest: match.nearest ?? '' })
  if (column.given && match.unit.id !== unit.id) {
    return failed('E-UNIT-OTHER', column.key, {
      found: match.unit.name,
      expected: unit.name,
      unitId: match.unit.id,
    })
  }
  const { id, name } = match.unit
  if (match.kind === 'exact') return ok(id)
  return mended(id, match.kind === 'tone' ? 'F-TONE' : 'F-UNIT-ALIAS', column.key, text, name)
}
