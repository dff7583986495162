import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../domain/plan/rule.ts'
import { judgeCampaign, judgeUnit } from '../../../domain/rules/judge.ts'
import { mainForms } from '../../../domain/rules/main-forms.ts'
import type { UnitStanding } from '../../../domain/rules/standing.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_CYCLE, SAMPLE_UNIT } from '../../support/sample-form.ts'
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
import { group, sheetState } from '../../support/sheet-state.ts'

const BEFORE = instant('2023-11-01')
const AFTER = instant('2024-01-01')
const rows = (n: number): SheetState => sheetState({ groups: [group(n, {})], firstArrival: BEFORE })
const task = sampleRule({ kind: 'task', document: false, after: [] }, { id: 'T1' })
const ofF3 = quota(1, null, { id: 'R3', check: [countCheck({ rows: { form: 'F3', where: {} } })] })

function standing(rules: readonly Rule[], states: readonly SheetState[], now = BEFORE): UnitStanding {
  const campaign = smallCampaign(samplePlan({ rules }))
  return judgeUnit(campaign, SAMPLE_UNIT, states, SAMPLE_CYCLE, now)
}

describe('a unit that declares that it has nothing', () => {
  const nil = sheetState({ nil: true })
  it('still fails the minimum, visibly and at once', () => {
    expect(standing([quota(3)], [nil])).toMatchObject({
      submission: 'nil',
      overall: 'short',
      verdicts: [{ verdict: 'short', have: 0, min: 3, missing: 3 }],
    })
  })
  it('has declared it, too, where it took away what it had sent', () => {
    const taken = { ...nil, firstArrival: BEFORE, lastChange: BEFORE }
    expect(standing([quota(3)], [taken]).submission).toBe('nil')
  })
  it('is right where only a maximum is set', () => {
    expect(standing([quota(null, 3)], [nil])).toMatchObject({ submission: 'nil', overall: 'met' })
  })
  it('has something after all, where a row stands beside the words', () => {
    const state = { ...rows(1), nil: true }
    expect(standing([quota(3)], [state])).toMatchObject({ submission: 'on-time', overall: 'not-due' })
  })
})

describe('the line of a unit in mails and summaries', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['is decided by the rules that look at rows, where the plan names none', [], ['R1'], ['T1']],
    ['is decided by the rules that the plan names', ['T1'], ['T1'], ['R1']],
  ])('%s', (_, headline, verdicts, duties) => {
    const campaign = smallCampaign(samplePlan({ rules: [quota(1), task], headline }))
    const judged = judgeUnit(campaign, SAMPLE_UNIT, [], SAMPLE_CYCLE, BEFORE)
    expect(judged.verdicts.map(({ ruleId }) => ruleId)).toEqual(verdicts)
    expect(judged.duties.map(({ ruleId }) => ruleId)).toEqual(duties)
  })

  it('shows the worst side of a rule, and the worst of its hard rules', () => {
    const sides = sampleRule(countCheck(), {
      check: [countCheck({ min: plainBound(1) }), countCheck({ min: plainBound(5) })],
    })
    expect(standing([sides, quota(2, null, { id: 'R2' })], [rows(3)], AFTER)).toMatchObject({
      overall: 'short',
      verdicts: [
        { ruleId: 'R1', min: 5, missing: 2 },
        { ruleId: 'R2', verdict: 'met' },
      ],
    })
  })

  it.each([
    ['the forms that the named rules look at', ['R3'], ['F3']],
    ['all forms that rules look at, where none is named', [], ['F1', 'F3']],
    ['the first form of the plan, where no named rule looks at rows', ['T1'], ['F1']],
  ])('counts the rows of %s', (_, headline, forms) => {
    expect([...mainForms(samplePlan({ rules: [quota(1), ofF3, task], headline }))]).toEqual(forms)
  })

  it('tells how many rows wait', () => {
    expect(standing([quota(1)], [sheetState({ problems: { 'W-WAITING': 2 } })]).waiting).toBe(2)
    expect(standing([quota(1)], [sheetState()]).waiting).toBe(0)
  })
})

describe('units of a campaign', () => {
  it('of the same classes are bound alike, and by what names them besides', () => {
    const rules = [quota(1), quota(2, null, { id: 'R2', classes: [], units: ['u2'] })]
    const units = ['u1', 'u2', 'u3'].map((id) => sampleUnit(id))
    const judged = judgeCampaign(smallCampaign(samplePlan({ rules }), units), SAMPLE_CYCLE, [], BEFORE)
    expect(judged.map(({ unitId, verdicts }) => [unitId, verdicts.map(({ ruleId }) => ruleId)])).toEqual([
      ['u1', ['R1']],
      ['u2', ['R1', 'R2']],
      ['u3', ['R1']],
    ])
  })

  it('are judged alone as they are among all, as far as their own sheets tell', () => {
    const campaign = smallCampaign(samplePlan({ rules: [quota(3), task] }), [SAMPLE_UNIT, sampleUnit('u2')])
    const [among] = judgeCampaign(campaign, SAMPLE_CYCLE, [rows(2)], BEFORE)
    expect(judgeUnit(campaign, SAMPLE_UNIT, [rows(2)], SAMPLE_CYCLE, BEFORE)).toEqual(among)
  })
})
