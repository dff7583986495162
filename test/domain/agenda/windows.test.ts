import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agendaOf } from '../../../domain/agenda/agenda.ts'
import { type Window, windowsOf } from '../../../domain/agenda/windows.ts'
import type { Day, Plan } from '../../../domain/plan/plan.ts'
import type { When } from '../../../domain/plan/rule.ts'
import { addDays, daysBetween, isRealDay } from '../../../domain/time/days.ts'
import { beforeEvent, endOf, once, quota, samplePlan, tiled, yearly } from '../../support/sample-plan.ts'

const SPAN: Pick<Plan, 'valid' | 'cycles'> = {
  valid: { from: '2023-04-04', to: '2025-12-31' },
  cycles: [
    { id: '2023', from: '2023-01-01', to: '2023-12-31' },
    { id: '2024', from: '2024-01-01', to: '2024-12-31' },
  ],
}
const lines = (when: When, span = SPAN): string[] =>
  windowsOf(when, span).map(({ id, from, to, due }) => `${id}: ${from} .. ${to}, due ${due}`)

describe('the windows of a rule', () => {
  it.each<[string, When, string[]]>([
    [
      'are the cycles, where the paper says nothing else',
      { kind: 'cycle' },
      ['2023: 2023-01-01 .. 2023-12-31, due 2023-12-31', '2024: 2024-01-01 .. 2024-12-31, due 2024-12-31'],
    ],
    [
      'are one, where a day is given once: "từ ngày 01/4 đến hết ngày 30/6/2025"',
      once('2025-04-01', '2025-06-30'),
      ['2025-06-30: 2025-04-01 .. 2025-06-30, due 2025-06-30'],
    ],
    [
      'begin with the plan, where only the end is given: "trước ngày 15/02/2024"',
      once(null, '2024-02-14'),
      ['2024-02-14: 2023-04-04 .. 2024-02-14, due 2024-02-14'],
    ],
    [
      'come each year: "trong quý I hằng năm", but not the one that closed before the plan',
      yearly('01-01', '03-31'),
      ['2024: 2024-01-01 .. 2024-03-31, due 2024-03-31', '2025: 2025-01-01 .. 2025-03-31, due 2025-03-31'],
    ],
    [
      'reach over New Year, cut off on 14/12 and due on 20/12',
      yearly('12-15', '12-14', 6),
      [
        '2023: 2022-12-15 .. 2023-12-14, due 2023-12-20',
        '2024: 2023-12-15 .. 2024-12-14, due 2024-12-20',
        '2025: 2024-12-15 .. 2025-12-14, due 2025-12-20',
      ],
    ],
    [
      'begin no earlier than the paper asks for them',
      yearly('01-01', '12-31', 0, '2025-01-01'),
      ['2025: 2025-01-01 .. 2025-12-31, due 2025-12-31'],
    ],
    [
      'come each quarter, closing on the 14th',
      tiled('quarter', 14, 0, '2025-01-01'),
      [
        '2025-Q1: 2024-12-15 .. 2025-03-14, due 2025-03-14',
        '2025-Q2: 2025-03-15 .. 2025-06-14, due 2025-06-14',
        '2025-Q3: 2025-06-15 .. 2025-09-14, due 2025-09-14',
        '2025-Q4: 2025-09-15 .. 2025-12-14, due 2025-12-14',
      ],
    ],
    [
      'come each month, closing on its last day, whichever that is',
      tiled('month', 31, 3, '2025-10-01'),
      [
        '2025-10: 2025-10-01 .. 2025-10-31, due 2025-11-03',
        '2025-11: 2025-11-01 .. 2025-11-30, due 2025-12-03',
        '2025-12: 2025-12-01 .. 2025-12-31, due 2026-01-03',
      ],
    ],
    ['are none, where the paper gives no date', { kind: 'none' }, []],
    ['are none, where the day hangs on a conference', beforeEvent('hn_xa', 15), []],
  ])('%s', (_, when, expected) => {
    expect(lines(when)).toEqual(expected)
  })

  it.each([
    ['a leap year has 29/02', '2024-02-29'],
    ['another year 28/02', '2023-02-28'],
  ])('%s as the last of February', (_, last) => {
    const year = { valid: { from: `${last.slice(0, 4)}-01-01`, to: `${last.slice(0, 4)}-12-31` }, cycles: [] }
    expect(windowsOf(tiled('month', 31), year)[1]).toMatchObject({ to: last })
    expect(windowsOf(tiled('month', 30), year)[1]).toMatchObject({ to: last })
    expect(windowsOf(yearly('01-01', '02-29'), year)).toMatchObject([{ to: last }])
  })
})

describe('a window from or until 29/02', () => {
  const span = { valid: { from: '2023-01-01', to: '2025-12-31' }, cycles: [] }
  it('begins on 01/03 where there is none, the day after the one before ends', () => {
    expect(windowsOf(yearly('02-29', '02-28'), span).map(({ from, to }) => `${from} .. ${to}`)).toEqual([
      '2022-03-01 .. 2023-02-28',
      '2023-03-01 .. 2024-02-28',
      '2024-02-29 .. 2025-02-28',
    ])
  })
  it('ends on 28/02 where there is none, the day before the next begins', () => {
    expect(windowsOf(yearly('03-01', '02-29'), span).map(({ from, to }) => `${from} .. ${to}`)).toEqual([
      '2022-03-01 .. 2023-02-28',
      '2023-03-01 .. 2024-02-29',
      '2024-03-01 .. 2025-02-28',
    ])
  })
})

const day = fc
  .integer({ min: 0, max: daysBetween('1996-01-01', '2104-12-31') })
  .map((days) => addDays('1996-01-01', days))
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 4000 }))
  .map(([from, days]) => ({ valid: { from, to: addDays(from, days) }, cycles: [] }))
const leapDay = fc.integer({ min: 0, max: 365 }).map((days) => addDays('2024-01-01', days).slice(5))
/** A year of its own, from any day on to the day before. */
const wholeYear = leapDay.map((from) => yearly(from, addDays(`2024-${from}`, -1).slice(5)))
const periods = fc
  .tuple(fc.constantFrom('quarter' as const, 'month' as const), fc.integer({ min: 1, max: 31 }))
  .map(([every, closes]) => tiled(every, closes))

/** The first fault in a row of windows that should follow each other without gap or overlap. */
const seam = (windows: readonly Window[]): [Day, Day] | undefined =>
  windows
    .slice(1)
    .map((next, i): [Day, Day] => [windows[i]?.to ?? '', next.from])
    .find(([to, from]) => addDays(to, 1) !== from)

const tiles = () =>
  fc.assert(
    fc.property(fc.oneof(wholeYear, periods), span, (when, plan) => {
      const windows = windowsOf(when, plan)
      expect(seam(windows)).toBeUndefined()
      for (const { from, to, due } of windows) {
        expect([from, to].every(isRealDay)).toBe(true)
        expect(from <= to && to <= due).toBe(true)
        expect(to >= plan.valid.from && to <= plan.valid.to).toBe(true)
      }
      expect(new Set(windows.map(({ id }) => id)).size).toBe(windows.length)
    }),
    { numRuns: 150 },
  )

describe.each([
  ['Asia/Ho_Chi_Minh', 7],
  ['Pacific/Kiritimati', 14],
  ['America/Los_Angeles', -8],
  ['Pacific/Pago_Pago', -11],
])('on a machine whose own zone is %s', (zone, hours) => {
  const own = process.env.TZ
  beforeAll(() => {
    process.env.TZ = zone
  })
  afterAll(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })

  it('that zone is in force, and the last good moment of a day is that of the office', () => {
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(-60 * hours)
    const [, deadline] = agendaOf(samplePlan({ rules: [quota(1)] }))
    expect(deadline).toMatchObject({ day: '2023-12-31', at: endOf('2023-12-31') })
  })

  it('windows follow each other without a gap and without a day in two of them', tiles)

  it('no day of the plan is lost between the first window and the last', () => {
    fc.assert(
      fc.property(periods, span, day, (when, plan, any) => {
        const windows = windowsOf(when, plan)
        const [first, last] = [windows.at(0), windows.at(-1)]
        const isCovered = first !== undefined && last !== undefined && any >= first.from && any <= last.to
        const holders = windows.filter(({ from, to }) => from <= any && any <= to)
        expect(holders).toHaveLength(isCovered ? 1 : 0)
      }),
    )
  })
})
