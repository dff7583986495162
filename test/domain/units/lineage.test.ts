import { describe, expect, it } from 'vitest'
import type { Unit } from '../../../domain/plan/plan.ts'
import { areInLine, pairsAtOdds } from '../../../domain/units/lineage.ts'
import { sampleUnit } from '../../support/sample-plan.ts'

/** A province with a district of two communes, one of which was merged into a third; a school beside. */
const UNITS: readonly Unit[] = [
  sampleUnit('province'),
  sampleUnit('district', { parent: 'province' }),
  sampleUnit('a', { parent: 'district' }),
  sampleUnit('b', { parent: 'district', successor: 'c' }),
  sampleUnit('c', { parent: 'district' }),
  sampleUnit('school', { parent: 'gone' }),
  sampleUnit('x', { parent: 'y' }),
  sampleUnit('y', { parent: 'x' }),
]
const byId = new Map(UNITS.map((unit) => [unit.id, unit]))
const unit = (id: string): Unit => byId.get(id) ?? expect.fail(`no unit ${id}`)

describe('units that may name the same person', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'district', true],
    ['a', 'province', true],
    ['b', 'c', true],
    ['a', 'b', false],
    ['a', 'school', false],
    ['x', 'y', true],
    ['x', 'a', false],
  ])('%s and %s, whichever is asked first: %s', (one, other, expected) => {
    expect(areInLine(unit(one), unit(other), byId)).toBe(expected)
    expect(areInLine(unit(other), unit(one), byId)).toBe(expected)
  })

  it('leave those pairs over that may not', () => {
    const some = ['district', 'a', 'b', 'c'].map(unit)
    const pairs = pairsAtOdds(some, byId).map(([one, other]) => `${one.id} ${other.id}`)
    expect(pairs).toEqual(['a b', 'a c'])
    expect(pairsAtOdds([unit('a'), unit('district')], byId)).toEqual([])
  })
})
