import { describe, expect, it } from 'vitest'
import type { Unit } from '../../../domain/plan/plan.ts'
import type { Rule } from '../../../domain/plan/rule.ts'
import { compareStandings } from '../../../domain/rules/compare-standings.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { UnitStanding } from '../../../domain/rules/standing.ts'
import { SAMPLE_CYCLE } from '../../support/sample-form.ts'
import {
  instant,
  quota,
  samplePlan,
  sampleRule,
  sampleUnit,
  smallCampaign,
} from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const [A, B] = [sampleUnit('a'), sampleUnit('b')]
const states = [sheetState({ unitId: 'a', groups: [group(3, {})] })]
const judge = (rules: readonly Rule[], units: readonly Unit[] = [A]): readonly UnitStanding[] =>
  judgeCampaign(smallCampaign(samplePlan({ rules }), units), SAMPLE_CYCLE, states, instant('2024-01-01'))
const task = sampleRule({ kind: 'task', document: false, after: [] }, { id: 'T1' })

describe('what changes for whom when a plan is changed', () => {
  it.each([
    ['nothing, where the verdicts stay', [quota(3)], [quota(2)], []],
    ['a quota is raised', [quota(3)], [quota(4)], [['R1', 'met', 'short']]],
    ['a rule is new', [], [quota(4)], [['R1', null, 'short']]],
    ['a rule is dropped', [quota(3), task], [task], [['R1', 'met', null]]],
    ['a duty is new', [quota(3)], [quota(3), task], [['T1', null, 'not-due']]],
  ])('%s', (_, before, after, expected) => {
    expect(
      compareStandings(judge(before), judge(after)).map((one) => [one.ruleId, one.before, one.after]),
    ).toEqual(expected)
  })

  it('names units that are new and those that are gone', () => {
    expect(compareStandings(judge([quota(3)], [A]), judge([quota(3)], [B]))).toEqual([
      { unitId: 'a', ruleId: 'R1', before: 'met', after: null },
      { unitId: 'b', ruleId: 'R1', before: null, after: 'short' },
    ])
  })
})
