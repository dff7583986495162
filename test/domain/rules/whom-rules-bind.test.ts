import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../domain/plan/rule.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import { limitsFor } from '../../../domain/rules/row-limits.ts'
import { rulesFor } from '../../../domain/rules/rules-for.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import {
  countCheck,
  instant,
  plainBound,
  quota,
  samplePlan,
  sampleRule,
  sampleUnit,
  smallCampaign,
} from '../../support/sample-plan.ts'

const bound = (rules: readonly Rule[], classes: readonly string[], id = 'u1'): string[] =>
  rulesFor(samplePlan({ rules }), sampleUnit(id, { classes })).map((rule) => rule.id)

describe('a unit in several classes', () => {
  const rules = [
    quota(2, 5, { id: 'QN-07', classes: ['agency'] }),
    quota(1, 2, { id: 'QN-08', classes: ['small_agency'], insteadOf: ['QN-07'] }),
    quota(3, 5, { id: 'QN-09', classes: ['district'], insteadOf: ['QN-07', 'QN-08'] }),
  ]
  it.each([
    ['one class', ['agency'], ['QN-07']],
    ['two classes: the more specific quota', ['agency', 'small_agency'], ['QN-08']],
    ['three classes: one quota, the most specific', ['agency', 'small_agency', 'district'], ['QN-09']],
    ['the general and the most specific', ['district', 'agency'], ['QN-09']],
    ['a class without a quota', ['school'], []],
  ])('%s', (_, classes, ids) => {
    expect(bound(rules, classes)).toEqual(ids)
  })

  it('has quotas that do not replace each other side by side', () => {
    const two = [quota(1, null, { id: 'A', classes: ['a'] }), quota(1, null, { id: 'B', classes: ['b'] })]
    expect(bound(two, ['a', 'b'])).toEqual(['A', 'B'])
  })

  it('is not released by a rule that does not bind it', () => {
    const pilot = quota(1, null, { id: 'CL-19', classes: [], units: ['x9'], insteadOf: ['CL-06'] })
    const all = quota(1, null, { id: 'CL-06' })
    expect(bound([all, pilot], ['commune'])).toEqual(['CL-06'])
    expect(bound([all, pilot], ['commune'], 'x9')).toEqual(['CL-19'])
  })

  it('is judged by that one quota, never by the sum', () => {
    const unit = sampleUnit('u1', { classes: ['agency', 'small_agency', 'district'] })
    const campaign = smallCampaign(samplePlan({ rules }), [unit])
    const [standing] = judgeCampaign(campaign, SAMPLE_CYCLE, [], instant('2023-05-01'))
    expect(standing?.verdicts).toMatchObject([{ ruleId: 'QN-09', min: 3, max: 5 }])
  })

  it('never has a quota together with one that stands in its place', () => {
    const names = ['a', 'b', 'c', 'd']
    const some = fc.subarray(names)
    const anyRules = fc
      .array(fc.record({ classes: some, insteadOf: some }), { minLength: 4, maxLength: 4 })
      .map((list) => list.map((one, i) => quota(1, null, { ...one, id: names[i] ?? '' })))
    fc.assert(
      fc.property(anyRules, some, (list, classes) => {
        const kept = rulesFor(samplePlan({ rules: list }), sampleUnit('u1', { classes }))
        for (const one of kept)
          for (const id of one.insteadOf) expect(kept.map((rule) => rule.id)).not.toContain(id)
      }),
    )
  })
})

describe('the maxima with a waiting list', () => {
  const F1 = { form: 'F1', where: { loai_hinh: ['ca_nhan'] } }
  const waiting = countCheck({ rows: F1, max: plainBound(5), over: 'waiting' })
  const limits = (...checks: Rule['check'][number][]) =>
    limitsFor(
      samplePlan({ rules: checks.map((check, i) => sampleRule(check, { id: `R${i + 1}` })) }),
      SAMPLE_UNIT,
      SAMPLE_FORM,
    )
  it('keep their rule, their number and their rows', () => {
    expect(limits(waiting)).toEqual([{ ruleId: 'R1', max: 5, where: F1.where }])
  })
  it.each<[string, Rule['check'][number]]>([
    ['another kind of rule', { kind: 'narrative' }],
    ['a maximum above which rows are too many', countCheck({ max: plainBound(5) })],
    ['another form', { ...waiting, rows: { form: 'F2', where: {} } }],
    ['no maximum', { ...waiting, max: null }],
    ["another paper's figure", { ...waiting, max: { kind: 'perUnit', values: { u1: 2 }, document: '1' } }],
  ])('are none of %s', (_, check) => {
    expect(limits(check)).toEqual([])
  })
  it('are those of the most specific rule alone', () => {
    const rules = [
      sampleRule(waiting, { id: 'QN-07' }),
      sampleRule({ ...waiting, max: plainBound(2) }, { id: 'QN-08', insteadOf: ['QN-07'] }),
    ]
    expect(limitsFor(samplePlan({ rules }), SAMPLE_UNIT, SAMPLE_FORM)).toMatchObject([
      { ruleId: 'QN-08', max: 2 },
    ])
  })
})
