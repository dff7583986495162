import { findUnit } from '../units/find-unit.ts'
import { type CellResult, short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok } from './results.ts'

/** A unit of the campaign; in a unit's own sheet it must be that unit. The value is the unit's id. */
export const parseUnit: TypeParser = (cell, { column, unit, units }): CellResult => {
  const text = String(cell)
  const match = findUnit(text, units)
  if (match.kind === 'none')
    return failed('E-UNIT', column.key, { found: short(text), nearest: match.nearest ?? '' })
  if (match.unit.id !== unit.id) {
    return failed('E-UNIT-OTHER', column.key, {
      found: match.unit.name,
      expected: unit.name,
      unitId: match.unit.id,
    })
  }
  if (match.kind === 'exact') return ok(unit.id)
  return mended(unit.id, match.kind === 'tone' ? 'F-TONE' : 'F-UNIT-ALIAS', column.key, text, unit.name)
}
