import { expect, it } from 'vitest'
import { strengthFor } from '../../../domain/rules/strength-for.ts'
import { quota, samplePlan, sampleUnit } from '../../support/sample-plan.ts'

const plan = samplePlan({ requested: ['front'] })
const front = sampleUnit('u1', { classes: ['commune', 'front'] })
const commune = sampleUnit('u2', { classes: ['commune'] })

it.each([
  ['giao', front, 'de_nghi'],
  ['giao', commune, 'giao'],
  ['de_nghi', front, 'de_nghi'],
  ['khuyen_khich', front, 'khuyen_khich'],
  ['khuyen_khich', commune, 'khuyen_khich'],
] as const)('a rule of strength %s reaches %o as %s', (strength, unit, told) => {
  expect(strengthFor(plan, quota(1, null, { strength }), unit)).toBe(told)
})
