import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan, Unit } from '../../../domain/plan/plan.ts'
import type { Condition, Rule } from '../../../domain/plan/rule.ts'
import { judgeUnit } from '../../../domain/rules/judge.ts'
import { addDays } from '../../../domain/time/days.ts'
import { SAMPLE_CYCLE, SAMPLE_UNIT } from '../../support/sample-form.ts'
import {
  beforeEvent,
  condition,
  eachCheck,
  endOf,
  instant,
  plainBound,
  sampleEvent,
  samplePlan,
  sampleRule,
  sampleUnit,
  smallCampaign,
  verdictOn,
} from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

/** The conference rows of a unit. */
const sheet = (unitId: string, ...rows: Record<string, string>[]) =>
  sheetState({ unitId, formId: 'F5', groups: rows.map((of) => group(1, of)) })
const F5 = { form: 'F5', where: {} }
const NOW = instant('2023-06-01')
const rule = (must: readonly Condition[], given: readonly Condition[] = [], atLeast = 0): Rule =>
  sampleRule(eachCheck({ rows: F5, atLeast, if: given, must }), { when: { kind: 'none' } })

describe('the kind of conference by the number of staff', () => {
  const plenary = rule(
    [condition('hinh_thuc', { in: ['toan_the'] })],
    [condition('so_nld', { max: plainBound(199) })],
  )
  const delegates = rule(
    [condition('hinh_thuc', { in: ['dai_bieu'] }), condition('so_db', { filled: true })],
    [condition('so_nld', { min: plainBound(200) })],
  )
  it.each([
    ['199 staff, plenary', { so_nld: '199', hinh_thuc: 'toan_the' }, 'met', 'not-applicable'],
    [
      '199 staff, delegates',
      { so_nld: '199', hinh_thuc: 'dai_bieu', so_db: '90' },
      'short',
      'not-applicable',
    ],
    [
      'exactly 200 staff, delegates',
      { so_nld: '200', hinh_thuc: 'dai_bieu', so_db: '90' },
      'not-applicable',
      'met',
    ],
    ['exactly 200 staff, plenary', { so_nld: '200', hinh_thuc: 'toan_the' }, 'not-applicable', 'short'],
    [
      '201 staff, no number of delegates yet',
      { so_nld: '201', hinh_thuc: 'dai_bieu' },
      'not-applicable',
      'not-due',
    ],
    ['staff not stated, plenary: right or not is not known', { hinh_thuc: 'toan_the' }, 'met', 'unknown'],
    ['staff not stated, delegates', { hinh_thuc: 'dai_bieu', so_db: '90' }, 'unknown', 'met'],
    ['neither stated', {}, 'unknown', 'unknown'],
    ['staff stated, kind not', { so_nld: '150' }, 'unknown', 'not-applicable'],
  ])('%s', (_, row, ofPlenary, ofDelegates) => {
    expect(verdictOn(plenary, [sheet('u1', row)], NOW).verdict).toBe(ofPlenary)
    expect(verdictOn(delegates, [sheet('u1', row)], NOW).verdict).toBe(ofDelegates)
  })
})

describe("a commune's delegates against the district's", () => {
  const atMost = rule(
    [
      condition('so_db', {
        max: { kind: 'cell', unit: 'huyen', form: 'F5', column: 'so_db', match: null, otherwise: 300 },
      }),
    ],
    [condition('hinh_thuc', { in: ['dai_bieu'] })],
  )
  const units: readonly Unit[] = [SAMPLE_UNIT, sampleUnit('huyen', { classes: ['district'] })]
  const commune = (n: number) => sheet('u1', { hinh_thuc: 'dai_bieu', so_db: `${n}` })
  it.each([
    ['300 while the district has not said', 300, [], 'met'],
    ['more than 300 while it has not said', 301, [], 'short'],
    ['250 where the district has 250', 250, [sheet('huyen', { so_db: '250' })], 'met'],
    ['251 where the district has 250', 251, [sheet('huyen', { so_db: '250' })], 'short'],
    ['300 where the district has a row without the number', 300, [sheet('huyen', {})], 'met'],
  ])('%s', (_, n, others, verdict) => {
    expect(verdictOn(atMost, [commune(n), ...others], NOW, { units }).verdict).toBe(verdict)
  })

  it("are taken at 300 where only the commune's own sheets are at hand", () => {
    const campaign = smallCampaign(samplePlan({ rules: [atMost] }), units)
    const judge = (n: number) => judgeUnit(campaign, SAMPLE_UNIT, [commune(n)], SAMPLE_CYCLE, NOW).overall
    expect([judge(300), judge(301)]).toEqual(['met', 'short'])
  })

  it('are not known to be right where nothing is to be taken instead', () => {
    const unbound = rule([
      condition('so_db', { min: { kind: 'perUnit', values: {}, document: '1/QĐ' } }),
      condition('so_db', { max: { kind: 'perUnit', values: {}, document: '1/QĐ' } }),
    ])
    expect(verdictOn(unbound, [commune(9)], NOW).verdict).toBe('unknown')
    const both = rule([
      condition('so_db', { in: ['8'], min: { kind: 'perUnit', values: {}, document: '1/QĐ' } }),
    ])
    expect(verdictOn(both, [commune(9)], NOW).verdict).toBe('short')
  })
})

describe('half a day', () => {
  const half = rule([condition('thoi_luong', { min: plainBound(0.5), max: plainBound(0.5) })])
  it.each([
    ['0.5', 'met'],
    ['0.25', 'short'],
    ['1', 'short'],
  ])('%s of a day is %s', (thoi_luong, verdict) => {
    expect(verdictOn(half, [sheet('u1', { thoi_luong })], NOW).verdict).toBe(verdict)
  })
})

describe('communes before the district', () => {
  const units: readonly Unit[] = [
    SAMPLE_UNIT,
    sampleUnit('huyen', { classes: ['district'] }),
    sampleUnit('diem', { classes: ['pilot'] }),
  ]
  const plan: Partial<Plan> = {
    events: {
      hn_huyen: sampleEvent({
        classes: ['district'],
        window: { from: '2023-04-01', to: '2023-04-30' },
      }),
      hn_diem: sampleEvent({ classes: ['pilot'], window: { from: '2023-02-01', to: '2023-02-28' } }),
      hn_xa: sampleEvent({ window: { from: '2023-01-01', to: '2023-03-31' } }),
    },
  }
  const before = rule([condition('ngay_dk', { notAfter: { kind: 'event', event: 'hn_huyen', days: -1 } })])
  const after = rule([condition('ngay_dk', { notBefore: { kind: 'event', event: 'hn_diem', days: 1 } })])
  const own = (ngay_dk: string) => sheet('u1', { ngay_dk })

  it.each([
    ['the day before the district is in time', '2023-04-14', '2023-04-15', 'met'],
    ['the very day of the district is too late', '2023-04-15', '2023-04-15', 'short'],
    ['so is every later day', '2023-04-16', '2023-04-15', 'short'],
    ['when the district moves on, the same day is in time', '2023-04-16', '2023-04-20', 'met'],
  ])('%s', (_, day, ofDistrict, verdict) => {
    const states = [own(day), sheet('huyen', { ngay_dk: ofDistrict })]
    expect(verdictOn(before, states, NOW, { plan, units }).verdict).toBe(verdict)
  })

  it.each([
    ['2023-04-29', 'met'],
    ['2023-04-30', 'short'],
  ])('while the district gives no day, its last is taken: %s is %s', (day, verdict) => {
    expect(verdictOn(before, [own(day)], NOW, { plan, units }).verdict).toBe(verdict)
  })

  it.each([
    ['the day after the pilot', '2023-02-21', 'met'],
    ['the day of the pilot', '2023-02-20', 'short'],
  ])('and after the pilot: %s', (_, day, verdict) => {
    const states = [own(day), sheet('diem', { ngay_dk: '2023-02-20' })]
    expect(verdictOn(after, states, NOW, { plan, units }).verdict).toBe(verdict)
  })

  it('of a conference held by many, the first bounds from above and the last from below', () => {
    const two = [...units, sampleUnit('huyen2', { classes: ['district'] })]
    const states = [sheet('huyen', { ngay_dk: '2023-04-20' }), sheet('huyen2', { ngay_dk: '2023-04-10' })]
    const around = { plan, units: two }
    expect(verdictOn(before, [own('2023-04-09'), ...states], NOW, around).verdict).toBe('met')
    expect(verdictOn(before, [own('2023-04-10'), ...states], NOW, around).verdict).toBe('short')
    const later = rule([condition('ngay_dk', { notBefore: { kind: 'event', event: 'hn_huyen', days: 0 } })])
    expect(verdictOn(later, [own('2023-04-19'), ...states], NOW, around).verdict).toBe('short')
    expect(verdictOn(later, [own('2023-04-20'), ...states], NOW, around).verdict).toBe('met')
  })

  it('whoever holds a conference itself goes by its own day', () => {
    const papers = rule([condition('ngay_bc', { notAfter: { kind: 'event', event: 'hn_xa', days: -15 } })])
    const row = (ngay_bc: string) => [sheet('u1', { ngay_dk: '2023-03-20', ngay_bc })]
    expect(verdictOn(papers, row('2023-03-05'), NOW, { plan, units }).verdict).toBe('met')
    expect(verdictOn(papers, row('2023-03-06'), NOW, { plan, units }).verdict).toBe('short')
  })

  it('cannot be told where nobody holds the conference', () => {
    expect(verdictOn(before, [own('2023-01-01')], NOW, { units }).verdict).toBe('unknown')
    expect(verdictOn(after, [own('2023-01-01')], NOW, { units }).verdict).toBe('unknown')
  })
})

describe('days of the same row', () => {
  const papers = rule([condition('ngay_bc', { notAfter: { kind: 'column', column: 'ngay_dk', days: -15 } })])
  it('a paper is in time 15 calendar days before its conference, on whichever day that is', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2023-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (ngay_dk, days) => {
        const states = [sheet('u1', { ngay_dk, ngay_bc: addDays(ngay_dk, -days) })]
        expect(verdictOn(papers, states, NOW).verdict).toBe(days >= 15 ? 'met' : 'short')
      }),
    )
  })
  it('cannot be told while one of them is missing', () => {
    expect(verdictOn(papers, [sheet('u1', { ngay_bc: '2023-01-01' })], NOW).verdict).toBe('unknown')
    expect(verdictOn(papers, [sheet('u1', { ngay_dk: '2023-01-01' })], NOW).verdict).toBe('unknown')
    const since = rule([condition('ngay_bc', { notBefore: { kind: 'column', column: 'ngay_dk', days: 0 } })])
    expect(verdictOn(since, [sheet('u1', { ngay_bc: '2023-01-01' })], NOW).verdict).toBe('unknown')
  })

  const march = rule([
    condition('ngay_dk', {
      notBefore: { kind: 'day', day: '2023-02-01' },
      notAfter: { kind: 'day', day: '2023-02-28' },
    }),
  ])
  it.each([
    ['2023-01-31', 'short'],
    ['2023-02-01', 'met'],
    ['2023-02-28', 'met'],
    ['2023-03-01', 'short'],
  ])('"trong tháng 02/2023": %s is %s', (ngay_dk, verdict) => {
    expect(verdictOn(march, [sheet('u1', { ngay_dk })], NOW).verdict).toBe(verdict)
  })
})

describe('rows that must be there', () => {
  const papers = sampleRule(
    eachCheck({ rows: F5, atLeast: 1, must: [condition('vb_bao_cao', { filled: true })] }),
    { when: beforeEvent('hn_xa', 15) },
  )
  const plan: Partial<Plan> = {
    events: { hn_xa: sampleEvent({ window: { from: '2023-01-01', to: '2023-03-31' } }) },
  }
  const report = { vb_bao_cao: 'true' }
  it.each([
    ['nothing sent, the day still to come', [], '2023-03-16', 'not-due'],
    ['nothing sent, the day gone', [], '2023-03-17', 'short'],
    [
      'a conference registered, its paper still to come',
      [{ ngay_dk: '2023-03-20' }],
      '2023-03-05',
      'not-due',
    ],
    ['a conference registered, its paper late by a day', [{ ngay_dk: '2023-03-20' }], '2023-03-06', 'short'],
    ['the conference moved, and the day with it', [{ ngay_dk: '2023-03-27' }], '2023-03-12', 'not-due'],
    ['all there', [{ ngay_dk: '2023-03-20', ...report }], '2023-03-30', 'met'],
    ['one conference of two without', [{ ngay_dk: '2023-03-20', ...report }, {}], '2023-03-30', 'short'],
  ])('%s', (_, rows, day, verdict) => {
    expect(verdictOn(papers, [sheet('u1', ...rows)], endOf(day), { plan }).verdict).toBe(verdict)
  })

  it('are none where the rule is about rows as they come', () => {
    expect(verdictOn(rule([condition('du_9', { in: ['true'] })]), [], NOW).verdict).toBe('not-applicable')
  })

  it('an event that nobody holds makes nothing late', () => {
    expect(verdictOn(papers, [], instant('2030-01-01'))).toMatchObject({ verdict: 'not-due', due: null })
  })

  it.each([
    ['so many rows are to be added', [], [{ kind: 'add', count: 1, of: [] }], 0, 1],
    ['so many rows are to be mended', [{}, {}, report], [{ kind: 'mend', count: 2, of: [] }], 1, 3],
    ['nothing is to be done', [report], [], 1, 1],
  ])('%s', (_, rows, changes, have, min) => {
    const states = [sheet('u1', ...rows)]
    expect(verdictOn(papers, states, NOW, { plan })).toMatchObject({
      changes,
      have,
      min,
      missing: min - have,
    })
  })

  it('count every row of a group', () => {
    const states = [sheetState({ formId: 'F5', groups: [group(4, {}), group(3, report)] })]
    expect(verdictOn(papers, states, NOW, { plan })).toMatchObject({ have: 3, min: 7, missing: 4 })
  })
})
