import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bound, Rule } from '../../../domain/plan/rule.ts'
import {
  countCheck,
  endOf,
  instant,
  once,
  plainBound,
  quota,
  sampleRule,
  sampleUnit,
  tiled,
  verdictOn,
  yearly,
} from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const rows = (n: number, of: Record<string, string> = {}) => sheetState({ groups: [group(n, of)] })
const OPEN = instant('2023-05-01')
const OVER = instant('2024-01-01')

describe('how to come within the bounds', () => {
  it.each([
    ['too few: so many more', 1, [{ kind: 'add', count: 2, of: [] }]],
    ['within: nothing', 4, []],
    ['too many: so many fewer', 7, [{ kind: 'remove', count: 2, of: [] }]],
  ])('%s', (_, have, changes) => {
    expect(verdictOn(quota(3, 5), [rows(have)], OPEN).changes).toEqual(changes)
  })

  it('is always enough, and never more than is needed', () => {
    const bounds = fc.tuple(fc.nat(9), fc.nat(9)).map(([min, more]): [number, number] => [min, min + more])
    fc.assert(
      fc.property(fc.nat(20), bounds, (have, [min, max]) => {
        const { verdict, changes } = verdictOn(quota(min, max), [rows(have)], OVER)
        const [change] = changes
        expect(change === undefined).toBe(verdict === 'met')
        if (!change) return
        const verdictAfter = (n: number) =>
          verdictOn(quota(min, max), [rows(change.kind === 'add' ? have + n : have - n)], OVER).verdict
        expect(verdictAfter(change.count)).toBe('met')
        expect(verdictAfter(change.count - 1)).toBe(verdict)
      }),
    )
  })
})

describe('the last good moment of a quota', () => {
  it.each([
    ['"trước ngày 15/02/2023": 14/02, 23:59:59.999', once(null, '2023-02-14'), '2023-02-14'],
    ['"trong quý I": 31/3, 23:59:59.999', yearly('01-01', '03-31'), '2023-03-31'],
    ['no date given: the end of the cycle', { kind: 'cycle' as const }, '2023-12-31'],
    ['closed on 14/12, due on 20/12', yearly('12-15', '12-14', 6), '2023-12-20'],
  ])('%s', (_, when, day) => {
    const rule = quota(1, null, { when })
    expect(verdictOn(rule, [], endOf(day))).toMatchObject({ verdict: 'not-due', due: day })
    expect(verdictOn(rule, [], endOf(day) + 1)).toMatchObject({ verdict: 'short', due: day })
  })

  it('is none where the paper gives none: what is missing is never late', () => {
    const rule = quota(1, null, { when: { kind: 'none' } })
    expect(verdictOn(rule, [], instant('2029-01-01'))).toMatchObject({ verdict: 'not-due', due: null })
  })
})

describe('a quota in a plan of several cycles', () => {
  const cycles = [2023, 2024, 2025].map((year) => ({
    id: `${year}`,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  }))
  const inCycle = (rule: Rule, i: number, now = instant('2023-02-01')) =>
    verdictOn(rule, [], now, { plan: { cycles }, cycle: cycles[i] ?? { id: '', from: '', to: '' } })

  it('asks for nothing in a cycle that its only window does not touch', () => {
    const rule = quota(1, null, { when: once('2024-01-01', '2024-06-30') })
    expect([0, 1, 2].map((i) => inCycle(rule, i).verdict)).toEqual([
      'not-applicable',
      'not-due',
      'not-applicable',
    ])
  })

  it('is open and not due in a cycle before the one in which its window closes', () => {
    const rule = quota(1, null, { when: once('2023-06-01', '2024-06-30') })
    expect(inCycle(rule, 0)).toMatchObject({ verdict: 'not-due', due: '2024-06-30' })
    expect(inCycle(rule, 0, endOf('2023-12-31') + 1)).toMatchObject({ verdict: 'not-due' })
  })

  it('asks in the last cycle for what closes after it', () => {
    const rule = quota(1, null, { when: once(null, '2026-01-31') })
    expect(inCycle(rule, 2, instant('2026-02-01'))).toMatchObject({ verdict: 'short', due: '2026-01-31' })
  })
})

describe('a sum', () => {
  const seats = sampleRule(countCheck({ sum: 'so_pb', max: plainBound(300) }))
  it('adds up a column over all rows, empty cells adding nothing', () => {
    const states = [
      sheetState({ groups: [group(2, { so_pb: '100' }), group(1, { so_pb: '50' }), group(3, {})] }),
    ]
    expect(verdictOn(seats, states, OPEN)).toMatchObject({ have: 250, verdict: 'met' })
  })
  it.each([
    [300, 'met'],
    [301, 'over'],
  ])('of %i seats is %s where 300 are allowed', (n, verdict) => {
    expect(verdictOn(seats, [rows(1, { so_pb: `${n}` })], OPEN).verdict).toBe(verdict)
  })
})

describe('a bound from elsewhere', () => {
  const perUnit: Bound = { kind: 'perUnit', values: { u1: 2 }, document: '273/KH-UBND' }
  it.each([
    ['binds the units that the other paper names', 'u1', 'not-due'],
    ['binds nobody else', 'u2', 'not-applicable'],
  ])('of another paper %s', (_, id, verdict) => {
    const rule = sampleRule(countCheck({ min: perUnit }))
    expect(verdictOn(rule, [], OPEN, { units: [sampleUnit(id)] }).verdict).toBe(verdict)
    const atMost = sampleRule(countCheck({ max: perUnit }))
    const own = [{ ...rows(1), unitId: id }]
    expect(verdictOn(atMost, own, OPEN, { units: [sampleUnit(id)] }).verdict).toBe(
      id === 'u1' ? 'met' : 'not-applicable',
    )
  })

  const seats: Bound = {
    kind: 'cell',
    unit: 'noi_vu',
    form: 'F7',
    column: 'so_pb',
    match: 'don_vi',
    otherwise: null,
  }
  const around = { units: [sampleUnit('u1'), sampleUnit('noi_vu', { classes: [] })] }
  const allotted = sheetState({
    unitId: 'noi_vu',
    formId: 'F7',
    groups: [group(1, { don_vi: 'u1', so_pb: '2' }), group(1, { don_vi: 'u2', so_pb: '9' })],
  })
  const delegates = sampleRule(countCheck({ max: seats }))
  it("in another unit's sheet is the line that names the unit", () => {
    expect(verdictOn(delegates, [rows(3), allotted], OPEN, around)).toMatchObject({ verdict: 'over', max: 2 })
    expect(verdictOn(delegates, [rows(2), allotted], OPEN, around)).toMatchObject({ verdict: 'met', max: 2 })
  })
  it('binds nobody until the line is there', () => {
    expect(verdictOn(delegates, [rows(3)], OPEN, around)).toMatchObject({ verdict: 'met', max: null })
  })
})

describe('periodic reports', () => {
  const reports = (more: Parameters<typeof countCheck>[0] = {}) =>
    sampleRule(countCheck({ rows: { form: 'F4', where: {} }, period: 'ky', min: plainBound(1), ...more }), {
      when: tiled('quarter', 14),
    })
  const sent = (...periods: string[]) => [
    sheetState({ formId: 'F4', groups: periods.map((ky) => group(1, { ky })) }),
  ]

  it.each([
    [
      'before the first is due, the first is what comes',
      [],
      '2023-02-01',
      'not-due',
      ['2023-Q1'],
      '2023-03-14',
    ],
    ['on the day after, it is late', [], '2023-03-15', 'short', ['2023-Q1'], '2023-03-14'],
    ['two are late', [], '2023-07-01', 'short', ['2023-Q1', '2023-Q2'], '2023-03-14'],
    ['the first is there, the second comes', ['2023-Q1'], '2023-03-15', 'not-due', ['2023-Q2'], '2023-06-14'],
    ['one is missing in between', ['2023-Q1', '2023-Q3'], '2023-11-01', 'short', ['2023-Q2'], '2023-06-14'],
    ['all are there', ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'], '2024-02-01', 'met', [], '2023-12-14'],
  ])('%s', (_, there, day, verdict, lacking, due) => {
    expect(verdictOn(reports(), sent(...there), instant(day))).toMatchObject({
      verdict,
      lacking,
      due,
      have: there.length,
      min: 4,
      missing: 4 - there.length,
    })
  })

  it('name the reports that would fulfil the rule', () => {
    expect(verdictOn(reports(), sent('2023-Q1', '2023-Q2'), instant('2023-08-01')).changes).toEqual([
      { kind: 'report', count: 2, of: ['2023-Q3', '2023-Q4'] },
    ])
    expect(verdictOn(reports(), sent('2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'), OPEN).changes).toEqual([])
  })

  it('close at the last millisecond of the 14th', () => {
    expect(verdictOn(reports(), [], endOf('2023-03-14')).verdict).toBe('not-due')
    expect(verdictOn(reports(), [], endOf('2023-03-14') + 1).verdict).toBe('short')
  })

  it('are wanted once where the paper gives no number', () => {
    expect(verdictOn(reports({ min: null }), sent('2023-Q1'), instant('2023-02-01'))).toMatchObject({
      have: 1,
      lacking: ['2023-Q2'],
    })
  })

  it('have their bounds for each period, not for all together', () => {
    const twice = reports({ min: plainBound(2), max: plainBound(2) })
    const state = (...counts: number[]) => [
      sheetState({ formId: 'F4', groups: counts.map((n, i) => group(n, { ky: `2023-Q${i + 1}` })) }),
    ]
    expect(verdictOn(twice, state(4), OVER)).toMatchObject({ verdict: 'short', have: 1, missing: 3 })
    expect(verdictOn(twice, state(2, 2, 2, 2), OVER).verdict).toBe('met')
    expect(verdictOn(twice, state(2, 5, 2, 3), OVER)).toMatchObject({
      verdict: 'over',
      changes: [{ kind: 'remove', count: 4, of: [] }],
    })
  })

  it('are not asked for in a cycle in which no period closes', () => {
    const from = sampleRule(countCheck({ period: 'ky' }), { when: tiled('quarter', 14, 0, '2024-01-01') })
    expect(
      verdictOn(from, [], OPEN, {
        plan: {
          cycles: [
            { id: '2023', from: '2023-01-01', to: '2023-12-14' },
            { id: '2024', from: '2023-12-15', to: '2024-12-14' },
          ],
        },
      }).verdict,
    ).toBe('not-applicable')
    const begun = sampleRule(countCheck({ period: 'ky' }), { when: once('2023-06-01', '2024-06-01') })
    expect(
      verdictOn(begun, [], OPEN, {
        plan: {
          cycles: [
            { id: '2023', from: '2023-01-01', to: '2023-12-14' },
            { id: '2024', from: '2023-12-15', to: '2024-12-14' },
          ],
        },
      }).verdict,
    ).toBe('not-applicable')
  })
})
