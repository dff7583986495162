import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../domain/plan/rule.ts'
import { countRows } from '../../../domain/rules/evidence.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { UnitStanding } from '../../../domain/rules/standing.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_CYCLE, SAMPLE_UNIT } from '../../support/sample-form.ts'
import {
  countCheck,
  endOf,
  instant,
  plainBound,
  quota,
  samplePlan,
  sampleRule,
  smallCampaign,
  tiled,
  yearly,
} from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const BEFORE = Date.parse('2023-11-01T00:00:00+07:00')
const AFTER = Date.parse('2024-01-01T00:00:00+07:00')
const KINDS = { tap_the: 1, ca_nhan: 2 }
const mix = sampleRule(
  { kind: 'mix', rows: { form: 'F1', where: {} }, column: 'loai_hinh', each: KINDS, source: 'plan' },
  { id: 'R2', soft: true },
)

function standing(rules: readonly Rule[], states: readonly SheetState[], now = BEFORE): UnitStanding {
  const [judged] = judgeCampaign(smallCampaign(samplePlan({ rules })), SAMPLE_CYCLE, states, now)
  if (!judged) throw new Error('nobody was judged')
  return judged
}
const rows = (n: number, kind = 'tap_the'): SheetState =>
  sheetState({ groups: [group(n, { loai_hinh: kind })], firstArrival: BEFORE, lastChange: BEFORE })

describe('a quota', () => {
  it.each([
    ['too few before the deadline', 1, 3, null, BEFORE, 'not-due', 2],
    ['too few after it', 1, 3, null, AFTER, 'short', 2],
    ['enough', 3, 3, null, AFTER, 'met', 0],
    ['within its bounds', 3, 2, 4, AFTER, 'met', 0],
    ['above its upper bound', 5, 2, 4, AFTER, 'over', 0],
    ['only an upper bound, and nothing there', 0, null, 4, AFTER, 'not-applicable', 0],
    ['only an upper bound, kept', 3, null, 4, AFTER, 'met', 0],
    ['only an upper bound, passed', 5, null, 4, AFTER, 'over', 0],
  ] as const)('%s', (_, have, min, max, now, verdict, missing) => {
    const { verdicts, overall } = standing([quota(min, max)], [rows(have)], now)
    expect(verdicts).toMatchObject([{ verdict, have, min, max, missing }])
    expect(overall).toBe(verdict)
  })

  it('counts only rows of its form whose columns hold the choices', () => {
    const states = [
      sheetState({
        groups: [group(2, { k: 'a', t: 'true' }), group(3, { k: 'b', t: 'true' }), group(4, { t: 'true' })],
      }),
      sheetState({ formId: 'F3', groups: [group(9, { k: 'a' })] }),
    ]
    expect(countRows({ form: 'F1', where: { k: ['a'] } }, states)).toBe(2)
    expect(countRows({ form: 'F1', where: { k: ['a', 'b'], t: ['true'] } }, states)).toBe(5)
    expect(countRows({ form: 'F1', where: {} }, states)).toBe(9)
  })

  it('is met by exactly the missing number of further rows', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (have, min) => {
        const { missing } = standing([quota(min)], [rows(have)]).verdicts[0] as { missing: number }
        expect(standing([quota(min)], [rows(have + missing)]).overall).toBe('met')
        if (missing > 0) expect(standing([quota(min)], [rows(have + missing - 1)]).overall).toBe('not-due')
      }),
    )
  })
})

describe('a mix of kinds', () => {
  it('names the kinds of which too few are there', () => {
    expect(standing([mix], [rows(1, 'ca_nhan')]).verdicts).toMatchObject([
      { verdict: 'not-due', have: 1, min: 3, missing: 2, lacking: ['tap_the', 'ca_nhan'] },
    ])
  })

  it('is not met by many of one kind', () => {
    expect(standing([mix], [rows(9)], AFTER).verdicts).toMatchObject([
      { verdict: 'short', lacking: ['ca_nhan'] },
    ])
  })

  it('warns only, where it is soft, and stands after the hard rules', () => {
    const { overall, verdicts } = standing([mix, quota(1)], [rows(1)], AFTER)
    expect(overall).toBe('met')
    expect(verdicts.map(({ soft }) => soft)).toEqual([false, true])
  })
})

describe('whom a rule binds', () => {
  it('binds named units beside classes', () => {
    expect(standing([quota(1, null, { classes: [], units: [SAMPLE_UNIT.id] })], []).verdicts).toHaveLength(1)
    expect(standing([quota(1, null, { classes: ['district'] })], [])).toMatchObject({
      verdicts: [],
      overall: 'not-applicable',
    })
  })

  it('gives no verdict on what only a person or a paper can answer', () => {
    expect(standing([sampleRule({ kind: 'narrative' })], []).verdicts).toEqual([])
  })
})

describe('what arrived', () => {
  const problem = { code: 'H-NO-HEADER', params: {} } as const
  it.each([
    ['nothing', [], 'none'],
    ['an empty sheet', [sheetState()], 'empty'],
    ['a valid row in time', [rows(1)], 'on-time'],
    ['a valid row too late', [sheetState({ rows: 1, firstArrival: AFTER })], 'late'],
    [
      'the first of several',
      [sheetState({ rows: 1, firstArrival: AFTER }), sheetState({ formId: 'F3' }), rows(1)],
      'on-time',
    ],
    [
      'a row with errors in time, valid too late',
      [sheetState({ rows: 1, firstArrival: BEFORE, firstValid: AFTER })],
      'late',
    ],
    ['a row that was never valid', [sheetState({ rows: 1, firstArrival: BEFORE, firstValid: null })], 'late'],
    ['rows that were all taken away', [sheetState({ firstArrival: BEFORE })], 'empty'],
    ['a sheet on hold', [rows(1), sheetState({ held: problem })], 'held'],
  ] as const)('%s', (_, states, submission) => {
    expect(standing([], states, AFTER).submission).toBe(submission)
  })

  it.each([
    ['to the last millisecond of its day, in the zone of the plan', 0, 'on-time'],
    ['and is late from the first of the next', 1, 'late'],
  ] as const)('is on time %s', (_, more, submission) => {
    const at = endOf('2023-12-31') + more
    expect(standing([], [sheetState({ rows: 1, firstArrival: at })], AFTER).submission).toBe(submission)
  })

  describe('is judged by the day of its own form, long before the cycle ends', () => {
    const inQuarter = quota(1, null, { when: yearly('01-01', '03-31') })
    const sent = (formId: string, day: string) =>
      sheetState({ formId, rows: 1, firstArrival: instant(day), firstValid: instant(day) })
    const others = sampleRule(countCheck({ rows: { form: 'F2', where: {} }, min: plainBound(1) }), {
      id: 'R2',
      when: yearly('04-01', '09-30'),
    })
    it.each([
      ['in the quarter', [inQuarter], [sent('F1', '2023-03-31')], 'on-time'],
      ['after it', [inQuarter], [sent('F1', '2023-04-01')], 'late'],
      [
        'after it, where number and day are a proposal',
        [{ ...inQuarter, soft: true, when: { ...yearly('01-01', '03-31'), source: 'proposal' } }],
        [sent('F1', '2023-04-01')],
        'on-time',
      ],
      [
        'after it, where only the number is a proposal',
        [{ ...inQuarter, soft: true }],
        [sent('F1', '2023-04-01')],
        'late',
      ],
      [
        'after it, as the paper gives more time now',
        [{ ...inQuarter, when: yearly('01-01', '04-15') }],
        [sent('F1', '2023-04-01')],
        'on-time',
      ],
      [
        'each form by its own',
        [inQuarter, others],
        [sent('F1', '2023-03-01'), sent('F2', '2023-09-01')],
        'on-time',
      ],
      [
        'one of two forms late',
        [inQuarter, others],
        [sent('F1', '2023-03-01'), sent('F2', '2023-10-01')],
        'late',
      ],
      [
        'the first of several windows',
        [{ ...inQuarter, when: tiled('quarter', 14) }],
        [sent('F1', '2023-03-20')],
        'late',
      ],
    ] as const)('%s', (_, rules, states, submission) => {
      expect(standing(rules, states, AFTER).submission).toBe(submission)
    })
  })

  it('takes a row that is not valid yet for sent, while there is time', () => {
    const states = [sheetState({ rows: 1, firstArrival: BEFORE, firstValid: null })]
    expect(standing([], states, BEFORE)).toMatchObject({ submission: 'on-time', firstArrival: BEFORE })
  })

  it('takes contacts and task reports for no report', () => {
    const contacts = sheetState({ formId: 'F11', rows: 2, counted: 2, firstArrival: 5 })
    expect(standing([quota(1)], [sheetState(), contacts])).toMatchObject({ rows: 0, submission: 'empty' })
    expect(standing([], [contacts]).submission).toBe('none')
  })

  it('sums the forms of a report and keeps the first and last moments', () => {
    const states = [
      sheetState({ rows: 3, counted: 2, errorRows: 1, firstArrival: 20, lastChange: 30 }),
      sheetState({
        formId: 'F3',
        rows: 1,
        counted: 1,
        warningRows: 1,
        repairedRows: 1,
        firstArrival: 10,
        lastChange: 15,
      }),
      sheetState({ formId: 'F11' }),
    ]
    const rules = ['F1', 'F3'].map((form) =>
      sampleRule({ kind: 'mix', rows: { form, where: {} }, column: 'k', each: {}, source: 'plan' }),
    )
    expect(standing(rules, states)).toMatchObject({
      rows: 4,
      counted: 3,
      errorRows: 1,
      warningRows: 1,
      repairedRows: 1,
      firstArrival: 10,
      lastChange: 30,
    })
  })
})
