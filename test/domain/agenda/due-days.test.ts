import { describe, expect, it } from 'vitest'
import { dueDays, isDated } from '../../../domain/agenda/due-days.ts'
import type { Plan, ReportRequest } from '../../../domain/plan/plan.ts'
import type { Check, When } from '../../../domain/plan/rule.ts'
import {
  beforeEvent,
  countCheck,
  eachCheck,
  once,
  quota,
  sampleEvent,
  samplePlan,
  sampleRule,
  tiled,
} from '../../support/sample-plan.ts'

const TASK: Check = { kind: 'task', document: true, after: [] }
const NONE: When = { kind: 'none' }
const CYCLE: When = { kind: 'cycle' }
const BY_MARCH = once(null, '2023-03-31')

describe('whether a rule has a day', () => {
  it.each<[string, Check, When, boolean]>([
    ['a quota is due with its cycle', countCheck(), CYCLE, true],
    ['a rule on every row is due with its cycle', eachCheck(), CYCLE, true],
    ['a task without a date is due on no day', TASK, CYCLE, false],
    ['a task with a date is due on it', TASK, BY_MARCH, true],
    ['a quota of which the paper says "không quy định thời hạn" is due on no day', countCheck(), NONE, false],
    ['a report on request is due on its own day alone', { kind: 'request' }, CYCLE, false],
    ['what is only said is never due', { kind: 'narrative' }, BY_MARCH, false],
    ['what is in force is never due', { kind: 'phases' }, BY_MARCH, false],
    ['who leads a movement is never due', { kind: 'leads' }, BY_MARCH, false],
    ['who gets the paper is never due', { kind: 'distribution', lines: 10 }, BY_MARCH, false],
  ])('%s', (_, check, when, expected) => {
    expect(isDated(sampleRule(check, { when }))).toBe(expected)
  })

  it('is so as soon as one of its sides has one', () => {
    const sides: Check[] = [{ kind: 'narrative' }, TASK]
    expect(isDated(sampleRule(TASK, { when: BY_MARCH, check: sides }))).toBe(true)
    expect(isDated(sampleRule(TASK, { when: CYCLE, check: [...sides, countCheck()] }))).toBe(true)
  })
})

const request = (more: Partial<ReportRequest> = {}): ReportRequest => ({
  id: 'YC-01',
  rule: 'R9',
  title: { vi: 'Báo cáo đột xuất', en: 'On request' },
  asked: '2023-05-10',
  due: '2023-05-20',
  classes: [],
  units: ['u1'],
  ...more,
})
const due = (plan: Partial<Plan>, held: Parameters<typeof dueDays>[1] = []) => dueDays(samplePlan(plan), held)

describe('the days on which something is due', () => {
  it('are the end of each cycle for a quota', () => {
    expect(due({ rules: [quota(1)] })).toEqual([
      { rule: 'R1', units: [], without: [], closes: '2023-12-31', day: '2023-12-31' },
    ])
  })

  it('come after the figures have closed, where the paper says so', () => {
    expect(due({ rules: [quota(1, null, { when: once(null, '2023-12-14', 6) })] })).toMatchObject([
      { closes: '2023-12-14', day: '2023-12-20' },
    ])
  })

  it("close on the 14th of a quarter's last month", () => {
    const rules = [quota(1, null, { when: tiled('quarter', 14, 0, '2025-01-01') })]
    expect(due({ rules }).map(({ day }) => day)).toEqual([
      '2025-03-14',
      '2025-06-14',
      '2025-09-14',
      '2025-12-14',
    ])
  })

  it('of a request are its own, for those who are asked', () => {
    expect(due({ requests: [request()] })).toEqual([
      { rule: 'R9', units: ['u1'], without: [], closes: '2023-05-20', day: '2023-05-20' },
    ])
  })

  it('of a request to a class are for all whom the rule binds, so that nobody of the class is left out', () => {
    expect(due({ requests: [request({ classes: ['commune'] })] })).toMatchObject([{ units: [] }])
  })

  const papers = quota(1, null, { id: 'CL-23', when: beforeEvent('hn_xa', 15) })
  const events = { hn_xa: sampleEvent() }

  it('are 15 calendar days before the last day that the paper allows, while no unit has given its own', () => {
    expect(due({ rules: [papers], events })).toEqual([
      { rule: 'CL-23', units: [], without: [], closes: '2025-03-16', day: '2025-03-16' },
    ])
  })

  it('are 15 calendar days before its own conference for a unit that has given its day', () => {
    const held = [
      { event: 'hn_xa', unitId: 'u1', day: '2025-02-20' },
      { event: 'hn_huyen', unitId: 'huyen', day: '2025-04-15' },
    ]
    expect(due({ rules: [papers], events }, held)).toMatchObject([
      { units: ['u1'], without: [], day: '2025-02-05' },
      { units: [], without: ['u1'], day: '2025-03-16' },
    ])
  })

  it('may come after a conference', () => {
    const report = quota(1, null, { when: beforeEvent('hn_xa', -10) })
    expect(due({ rules: [report], events })).toMatchObject([{ day: '2025-04-10' }])
  })

  it('are none before a conference that the plan does not know', () => {
    expect(due({ rules: [papers] })).toEqual([])
  })
})
