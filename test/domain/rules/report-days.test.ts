import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../domain/plan/plan.ts'
import type { Rule } from '../../../domain/plan/rule.ts'
import { paperDays } from '../../../domain/rules/report-days.ts'
import { SAMPLE_UNIT } from '../../support/sample-form.ts'
import { beforeEvent, once, quota, samplePlan, sampleRule, tiled, yearly } from '../../support/sample-plan.ts'

const cycles = [2023, 2024, 2025].map((year) => ({
  id: `${year}`,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
}))
const events: Plan['events'] = {
  hoi_nghi: {
    title: { vi: 'Hội nghị', en: 'Conference' },
    classes: [],
    units: [SAMPLE_UNIT.id],
    form: 'F5',
    where: {},
    dates: ['ngay_tc'],
    window: { from: '2024-04-01', to: '2024-05-31' },
  },
}
const daysIn = (year: string, ...rules: readonly Rule[]) =>
  Object.fromEntries(
    paperDays(
      samplePlan({ rules, cycles, events, valid: { from: '2023-01-01', to: '2025-12-31' } }),
      SAMPLE_UNIT,
      cycles.find(({ id }) => id === year) ?? { id: '', from: '', to: '' },
    ),
  )

const PROPOSED = {
  kind: 'yearly',
  from: '01-01',
  to: '03-31',
  dueAfterDays: 0,
  since: null,
  source: 'proposal',
} as const

describe('the last good days of a form', () => {
  it('are those of its rules, each once, in order', () => {
    expect(
      daysIn(
        '2024',
        quota(1, null, { id: 'R2', when: once(null, '2024-06-30') }),
        quota(1, null, { id: 'R3', when: yearly('01-01', '03-31') }),
        quota(3, null, { id: 'R4', when: yearly('02-01', '03-31') }),
      ),
    ).toEqual({ F1: ['2024-03-31', '2024-06-30'] })
  })

  it('are as many as there are windows', () => {
    expect(daysIn('2024', quota(1, null, { when: tiled('quarter', 14, 6) }))).toEqual({
      F1: ['2024-03-20', '2024-06-20', '2024-09-20', '2024-12-20'],
    })
  })

  it.each([
    ['that closes in a later cycle', quota(1, null, { when: once('2023-06-01', '2025-06-30') })],
    ['that is over', quota(1, null, { when: once(null, '2023-06-30') })],
    ['without a day', quota(1, null, { when: { kind: 'none' } })],
    ['that looks at no rows', sampleRule({ kind: 'narrative' }, { when: once(null, '2024-06-30') })],
    [
      'whose number and day are a proposal, and that only advises',
      quota(1, null, { soft: true, when: PROPOSED }),
    ],
  ])('are not given by a rule %s', (_, rule) => {
    expect(daysIn('2024', rule)).toEqual({})
  })

  it('hang on the last day that the paper allows for an event, in the cycle of that day alone', () => {
    const papers = quota(1, null, { when: beforeEvent('hoi_nghi', 15) })
    expect(['2023', '2024', '2025'].map((year) => daysIn(year, papers))).toEqual([
      {},
      { F1: ['2024-05-16'] },
      {},
    ])
  })

  it('are none for an event that the plan does not know', () => {
    expect(daysIn('2024', quota(1, null, { when: beforeEvent('khac', 15) }))).toEqual({})
  })
})
