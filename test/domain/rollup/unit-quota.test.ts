import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../domain/plan/rule.ts'
import { unitQuota } from '../../../domain/rollup/unit-quota.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import { SAMPLE_CYCLE } from '../../support/sample-form.ts'
import { quota, samplePlan, sampleRule, smallCampaign } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const mix = sampleRule(
  { kind: 'mix', rows: { form: 'F1', where: {} }, column: 'k', each: { a: 1 }, source: 'plan' },
  { id: 'M' },
)

function lineOf(rules: readonly Rule[]) {
  const states = [sheetState({ groups: [group(3, { k: 'b' })] })]
  const [standing] = judgeCampaign(
    smallCampaign(samplePlan({ rules })),
    SAMPLE_CYCLE,
    states,
    Date.parse('2023-05-01'),
  )
  return standing && unitQuota(standing)
}

describe('the line of a unit', () => {
  it('is the number that its quota asks for', () => {
    expect(lineOf([quota(5), mix].slice(0, 1))).toEqual({
      ruleId: 'R1',
      clause: 'II.1',
      min: 5,
      max: null,
      have: 3,
      missing: 2,
    })
    expect(lineOf([quota(null, 2)])).toMatchObject({ min: null, max: 2, have: 3 })
  })

  it('counts the rules fulfilled where several decide, those passed as well', () => {
    expect(lineOf([quota(null, 2), mix])).toMatchObject({ ruleId: null, min: 2, have: 1, missing: 1 })
    expect(lineOf([quota(1), mix])).toMatchObject({ min: 2, have: 1, missing: 1 })
  })

  it('counts the rules where several ask for numbers: no one of them speaks for the others', () => {
    expect(lineOf([quota(5, null, { id: 'A' }), quota(1, null, { id: 'B' })])).toMatchObject({
      ruleId: null,
      min: 2,
      have: 1,
      missing: 1,
    })
  })

  it('is empty where nothing is asked, or only softly', () => {
    expect(lineOf([])).toBeNull()
    expect(lineOf([{ ...mix, soft: true }])).toBeNull()
  })

  it('counts a number without bounds as one rule of several', () => {
    expect(lineOf([quota(null)])).toMatchObject({ ruleId: null, min: 1, have: 1 })
  })
})
