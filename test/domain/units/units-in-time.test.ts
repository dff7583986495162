import { describe, expect, it } from 'vitest'
import type { Cycle, Unit } from '../../../domain/plan/plan.ts'
import { existsOn, unitsInCycle } from '../../../domain/units/units-in-time.ts'
import { SAMPLE_CYCLE } from '../../support/sample-form.ts'
import { samplePlan, sampleUnit, smallCampaign } from '../../support/sample-plan.ts'

describe('whether a unit exists on a day', () => {
  const unit = sampleUnit('u', { validFrom: '2023-04-01', validTo: '2025-06-30' })
  it.each([
    ['the day before its first', '2023-03-31', false],
    ['its first day', '2023-04-01', true],
    ['its last day', '2025-06-30', true],
    ['the day after its last', '2025-07-01', false],
  ])('%s', (_, day, expected) => {
    expect(existsOn(unit, day)).toBe(expected)
  })
  it.each([
    ['without a first day it always did', { validTo: '2025-06-30' }, '1990-01-01'],
    ['without a last day it always will', { validFrom: '2023-04-01' }, '2090-01-01'],
    ['without either it is there for good', {}, '2023-01-01'],
  ])('%s', (_, more, day) => {
    expect(existsOn(sampleUnit('u', more), day)).toBe(true)
  })
})

describe('the units that take part in a cycle', () => {
  const ids = (units: readonly Unit[], cycle: Cycle, from = '2023-01-01'): string[] =>
    unitsInCycle(smallCampaign(samplePlan({ valid: { from, to: '2025-12-31' } }), units), cycle).map(
      ({ id }) => id,
    )
  const in2025: Cycle = { id: '2025', from: '2025-01-01', to: '2025-12-31' }
  const merged = (successor: string | null) => sampleUnit('old', { validTo: '2025-06-30', successor })

  it.each([
    ['one that ends on the way and has no successor keeps reporting', [merged(null)], in2025, ['old']],
    [
      'one whose successor begins only on the way keeps its figures under its own name',
      [merged('new'), sampleUnit('new', { validFrom: '2025-07-01' })],
      in2025,
      ['old'],
    ],
    [
      'for one that joins another on the way the other answers',
      [merged('big'), sampleUnit('big')],
      in2025,
      ['big'],
    ],
    ['one whose successor is not in the registry stays', [merged('unknown')], in2025, ['old']],
    [
      'one that ends with the last day of the cycle answers to the end',
      [sampleUnit('old', { validTo: '2025-12-31', successor: 'big' }), sampleUnit('big')],
      in2025,
      ['old', 'big'],
    ],
    [
      'one that ended before the cycle takes no part',
      [sampleUnit('old', { validTo: '2024-12-31' }), sampleUnit('big')],
      in2025,
      ['big'],
    ],
    [
      'one that begins on the way takes no part yet',
      [sampleUnit('new', { validFrom: '2025-01-02' }), sampleUnit('big')],
      in2025,
      ['big'],
    ],
  ])('%s', (_, units, cycle, expected) => {
    expect(ids(units, cycle)).toEqual(expected)
  })

  it('are looked for on the day on which the plan comes into force, if that is later', () => {
    const units = [
      sampleUnit('gone', { validTo: '2023-03-31' }),
      sampleUnit('late', { validFrom: '2023-04-01' }),
    ]
    expect(ids(units, SAMPLE_CYCLE)).toEqual(['gone'])
    expect(ids(units, SAMPLE_CYCLE, '2023-04-04')).toEqual(['late'])
  })
})
