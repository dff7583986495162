import { describe, expect, it } from 'vitest'
import type { Movement, Plan, ReportRequest } from '../../../domain/plan/plan.ts'
import type { Check } from '../../../domain/plan/rule.ts'
import { endOf, instant, sampleRule, sampleUnit, tiled, verdictOn } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const NOW = instant('2023-06-01')

describe('columns that a form asks for', () => {
  const cells = sampleRule({ kind: 'cells', form: 'F6', columns: ['gioi_tinh', 'thanh_phan'] })
  const sheet = (rows: number, faultyColumns: Record<string, number>) => [
    sheetState({ formId: 'F6', rows, faultyColumns }),
    sheetState({ formId: 'F1', rows: 9, faultyColumns: { gioi_tinh: 9 } }),
  ]
  it.each([
    ['no row yet', 0, {}, 'not-applicable', 0, null],
    ['right in every row', 5, {}, 'met', 5, 5],
    ['a fault in another column', 5, { ho_ten: 2 }, 'met', 5, 5],
    ['missing in two rows', 5, { thanh_phan: 2 }, 'short', 3, 5],
    ['missing in both columns', 5, { gioi_tinh: 1, thanh_phan: 2 }, 'short', 3, 5],
  ])('%s', (_, rows, faults, verdict, have, min) => {
    expect(verdictOn(cells, sheet(rows, faults), NOW)).toMatchObject({ verdict, have, min })
  })
  it('names the columns to be mended', () => {
    expect(verdictOn(cells, sheet(5, { gioi_tinh: 1 }), NOW).changes).toEqual([
      { kind: 'mend', count: 1, of: ['gioi_tinh', 'thanh_phan'] },
    ])
    expect(verdictOn(cells, sheet(5, {}), NOW).changes).toEqual([])
  })
})

describe('reports asked for on the way', () => {
  const request = (id: string, due: string, more: Partial<ReportRequest> = {}): ReportRequest => ({
    id,
    rule: 'R1',
    title: { vi: 'Báo cáo đột xuất', en: 'On request' },
    asked: '2023-06-17',
    due,
    classes: ['commune'],
    units: [],
    ...more,
  })
  const rule = sampleRule({ kind: 'request' })
  const judge = (requests: Plan['requests'], sent: readonly string[], day: string) =>
    verdictOn(rule, [sheetState({ formId: 'F4', groups: sent.map((ky) => group(1, { ky })) })], endOf(day), {
      plan: { requests },
    })
  const two = [request('YC-02', '2023-09-30'), request('YC-01', '2023-06-24')]

  it.each([
    ['on its own last day it may still come', [], '2023-06-24', 'not-due', ['YC-02', 'YC-01'], '2023-06-24'],
    ['on the day after, it is late', [], '2023-06-25', 'short', ['YC-02', 'YC-01'], '2023-06-24'],
    ['answered in time, the other comes', ['YC-01'], '2023-06-25', 'not-due', ['YC-02'], '2023-09-30'],
    ['the other is late', ['YC-01'], '2023-10-01', 'short', ['YC-02'], '2023-09-30'],
    ['all answered', ['YC-01', 'YC-02'], '2023-12-31', 'met', [], null],
  ])('%s', (_, sent, day, verdict, lacking, due) => {
    expect(judge(two, sent, day)).toMatchObject({
      verdict,
      lacking,
      due,
      have: sent.length,
      min: 2,
      missing: 2 - sent.length,
      changes: lacking.length === 0 ? [] : [{ kind: 'report', count: lacking.length, of: lacking }],
    })
  })

  it.each([
    ['nothing was asked for', []],
    ['it was asked for by another rule', [request('YC', '2023-06-24', { rule: 'R9' })]],
    ['another class was asked', [request('YC', '2023-06-24', { classes: ['media'] })]],
    ['it was due before the cycle', [request('YC', '2022-12-31', { asked: '2022-12-01' })]],
    ['it was asked for after the cycle', [request('YC', '2024-02-01', { asked: '2024-01-10' })]],
  ])('say nothing of a unit where %s', (_, requests) => {
    expect(judge(requests, [], '2023-12-31').verdict).toBe('not-applicable')
  })

  it('may be asked of a unit by name', () => {
    expect(
      judge([request('YC', '2023-06-24', { classes: [], units: ['u1'] })], [], '2023-06-25').verdict,
    ).toBe('short')
  })

  it('stand beside the reports of the calendar, each with its own day', () => {
    const both: readonly Check[] = [
      { kind: 'request' },
      {
        kind: 'count',
        rows: { form: 'F4', where: {} },
        sum: null,
        period: 'ky',
        min: { kind: 'number', value: 1 },
        max: null,
        over: 'error',
        source: 'plan',
      },
    ]
    const states = [sheetState({ formId: 'F4', groups: [group(1, { ky: '2023-Q1' })] })]
    const verdict = verdictOn(
      sampleRule({ kind: 'request' }, { check: both, when: tiled('quarter', 14) }),
      states,
      instant('2023-06-20'),
      { plan: { requests: two } },
    )
    expect(verdict).toMatchObject({
      kind: 'count',
      verdict: 'short',
      due: '2023-06-14',
      lacking: ['2023-Q2'],
    })
  })
})

describe('who leads a movement', () => {
  const movement = (id: string, ...leads: string[]): Movement => ({
    id,
    name: { vi: id, en: id },
    clause: 'II',
    strength: 'giao',
    leads: leads.map((unit) => ({ unit, role: 'co_lead' })),
    kinds: [],
    period: null,
  })
  const movements = [movement('M1', 'u1', 'u2'), movement('M2', 'u2'), movement('M3')]
  it.each([
    ['u1', 'met', 1],
    ['u2', 'met', 2],
    ['u3', 'unknown', 0],
  ])('%s: %s, %i of three', (id, verdict, have) => {
    const rule = sampleRule({ kind: 'leads' })
    const around = { plan: { movements }, units: [sampleUnit(id)] }
    expect(verdictOn(rule, [], NOW, around)).toMatchObject({ verdict, have })
  })
})

describe('the time for which a plan is in force', () => {
  const plan: Partial<Plan> = { valid: { from: '2023-04-04', to: '2023-11-30' } }
  it.each([
    ['before the first day', instant('2023-04-04') - 1, 'not-due'],
    ['on the first day', instant('2023-04-04'), 'met'],
    ['to the last millisecond', endOf('2023-11-30'), 'met'],
    ['after it', endOf('2023-11-30') + 1, 'not-applicable'],
  ])('%s', (_, now, verdict) => {
    expect(verdictOn(sampleRule({ kind: 'phases' }), [], now, { plan }).verdict).toBe(verdict)
  })
})
