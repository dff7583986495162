import { expect, it } from 'vitest'
import { formMetadata, planMetadata } from '../../../domain/sheet/sheet-metadata.ts'
import { choice, column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { samplePlan } from '../../support/sample-plan.ts'

it('a sheet knows whose it is and where to poke, and nobody by name', () => {
  const text = planMetadata({
    plan: samplePlan(),
    cycle: SAMPLE_CYCLE,
    unit: SAMPLE_UNIT,
    language: 'vi',
    endpoint: 'https://rollcall.example.vn/poke',
  })
  expect(JSON.parse(text)).toMatchObject({
    planId: 'p',
    unit: { name: 'Xã Thanh Long', contacts: [] },
    cycle: { id: '2023' },
  })
  expect(text).not.toContain('@')
})

it('a form goes whole where there is room, else without the other names of its choices', () => {
  expect(JSON.parse(formMetadata(SAMPLE_FORM))).toEqual(SAMPLE_FORM)
  const named = { ...choice('a', 'A'), aliases: ['x'.repeat(31_000)] }
  const large = { ...SAMPLE_FORM, columns: [column('l', 'L', 'list', { choices: [named] })] }
  expect(formMetadata(large).length).toBeLessThan(1_000)
})
