import { expect, it } from 'vitest'
import { isInCharge } from '../../../domain/units/in-charge.ts'
import { SAMPLE_UNIT } from '../../support/sample-form.ts'

it.each([
  ['all, where the plan says nothing', null, true],
  ['the units of a cluster', { clusters: ['Cụm 1'], units: [] }, true],
  ['the units that are named', { clusters: [], units: [SAMPLE_UNIT.id] }, true],
  ['no other', { clusters: ['Cụm 2'], units: ['x'] }, false],
])('a recipient is told of %s', (_, inCharge, expected) => {
  expect(isInCharge({ inCharge }, { ...SAMPLE_UNIT, cluster: 'Cụm 1' })).toBe(expected)
})

it('a unit without a cluster is one of its own', () => {
  const inCharge = { clusters: [SAMPLE_UNIT.id], units: [] }
  expect(isInCharge({ inCharge }, { ...SAMPLE_UNIT, cluster: null })).toBe(true)
})
