import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Check, SharePart, When } from '../../../domain/plan/rule.ts'
import { type CountedPart, keepsShare, shareChanges } from '../../../domain/rules/shortest-change.ts'
import { endOf, sampleRule, verdictOn } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const PARTS: readonly SharePart[] = [
  { of: ['tap_the', 'ca_nhan'], min: 70, max: null },
  { of: ['lanh_dao'], min: null, max: 30 },
]
const share = (parts = PARTS, tolerance = 1): Check => ({
  kind: 'share',
  rows: { form: 'F6', where: {} },
  column: 'thanh_phan',
  parts,
  tolerance,
  source: 'plan',
})
/** So many delegates, so many leaders, so many guests of neither part. */
const list = (delegates: number, leaders: number, guests = 0) => [
  sheetState({
    formId: 'F6',
    groups: [
      group(delegates, { thanh_phan: 'ca_nhan' }),
      group(leaders, { thanh_phan: 'lanh_dao' }),
      group(guests, { thanh_phan: 'khach' }),
    ].filter(({ rows }) => rows > 0),
  }),
]
const DUE = endOf('2023-12-31')
const CYCLE: When = { kind: 'cycle' }

describe('70 and 30 per cent', () => {
  it.each([
    ['7 and 3: exactly', 7, 3, 0, 0, 'met'],
    ['6 and 4: one row off, which the tolerance of one forgives', 6, 4, 0, 1, 'met'],
    ['6 and 4, without a tolerance', 6, 4, 0, 0, 'short'],
    ['5 and 5: two rows off', 5, 5, 0, 1, 'short'],
    ['7, 3 and a guest, who counts among all', 7, 3, 1, 1, 'met'],
    ['7, 3 and a guest, without a tolerance: 63 per cent', 7, 3, 1, 0, 'short'],
    ['69 and 31 of 100, one row forgiven', 69, 31, 0, 1, 'met'],
    ['68 and 32 of 100, one row forgiven', 68, 32, 0, 1, 'short'],
    ['no leader at all', 10, 0, 0, 0, 'met'],
    ['nobody on the list yet', 0, 0, 0, 1, 'not-applicable'],
  ])('%s', (_, delegates, leaders, guests, tolerance, verdict) => {
    const rule = sampleRule(share(PARTS, tolerance))
    expect(verdictOn(rule, list(delegates, leaders, guests), DUE + 1).verdict).toBe(verdict)
  })

  it.each<[string, When, number, string]>([
    ['may still come right before the day', CYCLE, DUE, 'not-due'],
    ['is broken after it', CYCLE, DUE + 1, 'short'],
    [
      'is broken at once where the paper gives no day: the list as it stands is the list',
      { kind: 'none' },
      DUE,
      'short',
    ],
  ])('%s', (_, when, now, verdict) => {
    expect(verdictOn(sampleRule(share(), { when }), list(1, 9), now).verdict).toBe(verdict)
  })

  it('tells the figures, what is lacking, and the shortest ways out', () => {
    expect(verdictOn(sampleRule(share()), list(5, 5), DUE + 1)).toMatchObject({
      have: 5,
      max: 10,
      missing: 2,
      lacking: ['tap_the', 'ca_nhan'],
      changes: [
        { kind: 'add', count: 4, of: ['tap_the', 'ca_nhan'] },
        { kind: 'remove', count: 2, of: ['lanh_dao'] },
      ],
    })
  })

  it('asks for as many rows as are needed, even where they are more than the list has', () => {
    const rule = sampleRule(share([{ of: ['nu'], min: 70, max: null }], 0))
    expect(verdictOn(rule, list(1, 0), DUE + 1)).toMatchObject({
      missing: 3,
      changes: [{ kind: 'add', count: 3, of: ['nu'] }],
    })
  })

  it('finds no way to a share of all rows while there are others', () => {
    const rule = sampleRule(share([{ of: ['ca_nhan'], min: 100, max: null }], 0))
    expect(verdictOn(rule, list(8, 2), DUE + 1)).toMatchObject({ verdict: 'short', missing: 10, changes: [] })
  })

  it('names nothing as lacking where only the upper share is broken', () => {
    const rule = sampleRule(share([{ of: ['lanh_dao'], min: null, max: 30 }], 0))
    expect(verdictOn(rule, list(5, 5), DUE + 1)).toMatchObject({ verdict: 'short', have: 5, lacking: [] })
  })

  it('of no part at all is kept', () => {
    expect(verdictOn(sampleRule(share([])), list(1, 9), DUE + 1)).toMatchObject({ verdict: 'met', have: 0 })
  })
})

describe('the shortest change', () => {
  const percent = fc.option(fc.integer({ min: 0, max: 100 }))
  const lists = fc.record({
    parts: fc.array(fc.record({ min: percent, max: percent, rows: fc.nat(6) }), {
      minLength: 1,
      maxLength: 3,
    }),
    others: fc.nat(4),
    tolerance: fc.nat(2),
  })
  interface Small {
    readonly parts: readonly Pick<CountedPart, 'min' | 'max' | 'rows'>[]
    readonly others: number
    readonly tolerance: number
  }
  const named = ({ parts }: Small): CountedPart[] => parts.map((part, i) => ({ ...part, of: [`p${i}`] }))
  const totalOf = ({ parts, others }: Small): number => parts.reduce((sum, { rows }) => sum + rows, others)
  /** Whether every part keeps its share after so many rows of one part came (or, negative, went). */
  const isRight = (small: Small, name: string, by: number): boolean => {
    const after = named(small).map((part) => (part.of[0] === name ? { ...part, rows: part.rows + by } : part))
    const total = totalOf(small) + by
    return after.every(
      ({ rows, min, max }) =>
        (min === null || rows + small.tolerance >= (min / 100) * total - 1e-9) &&
        (max === null || rows - small.tolerance <= (max / 100) * total + 1e-9),
    )
  }

  it('fulfils every part, and no smaller number of the same kind does', () => {
    fc.assert(
      fc.property(lists, (small) => {
        for (const { kind, count, of } of shareChanges(named(small), totalOf(small), small.tolerance)) {
          const [name = ''] = of
          const sign = kind === 'add' ? 1 : -1
          expect(count).toBeGreaterThan(0)
          expect(isRight(small, name, sign * count)).toBe(true)
          for (let n = 1; n < count; n++) expect(isRight(small, name, sign * n)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is left out only where there is none', () => {
    fc.assert(
      fc.property(lists, (small) => {
        const changes = shareChanges(named(small), totalOf(small), small.tolerance)
        const has = (kind: string, name: string) =>
          changes.some((one) => one.kind === kind && one.of[0] === name)
        for (const { of, min, max, rows } of named(small)) {
          const [name = ''] = of
          const more = Array.from({ length: 100 }, (_, i) => i + 1)
          const fewer = more.slice(0, Math.max(0, Math.min(rows, totalOf(small) - 1)))
          expect(has('add', name)).toBe(min !== null && reaches(more, (n) => isRight(small, name, n), small))
          expect(has('remove', name)).toBe(max !== null && fewer.some((n) => isRight(small, name, -n)))
        }
      }),
      { numRuns: 500 },
    )
    // A list may need more than a hundred rows for each that it has: 99 per cent of one.
    function reaches(some: readonly number[], holds: (n: number) => boolean, small: Small): boolean {
      return some.some(holds) || Array.from({ length: totalOf(small) * 100 }, (_, i) => i + 1).some(holds)
    }
  })

  it('of every list of up to six delegates and six leaders is right and shortest', () => {
    const total = (parts: readonly CountedPart[]) => parts.reduce((sum, { rows }) => sum + rows, 0)
    for (let delegates = 0; delegates <= 6; delegates++)
      for (let leaders = 0; leaders <= 6; leaders++)
        for (const tolerance of [0, 1, 2]) {
          const [first, second] = PARTS.map((part, i) => ({ ...part, rows: i === 0 ? delegates : leaders }))
          if (!first || !second || delegates + leaders === 0) continue
          const kept = (a: number, b: number): boolean => {
            const parts = [
              { ...first, rows: a },
              { ...second, rows: b },
            ]
            return parts.every((part) => keepsShare(part, total(parts), tolerance))
          }
          if (kept(delegates, leaders)) continue
          const found = shareChanges([first, second], delegates + leaders, tolerance)
          const adds = [...Array(20).keys()].find((n) => kept(delegates + n, leaders))
          const removes = [...Array(leaders + 1).keys()]
            .filter((n) => delegates + leaders - n > 0)
            .find((n) => kept(delegates, leaders - n))
          expect(found.map(({ kind, count }) => [kind, count])).toEqual([
            ...(adds === undefined ? [] : [['add', adds]]),
            ...(removes === undefined ? [] : [['remove', removes]]),
          ])
        }
  })

  it('leads to a rule that is met', () => {
    const rule = sampleRule(share())
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(4), (delegates, leaders, guests) => {
        for (const { kind, count, of } of verdictOn(rule, list(delegates, leaders, guests), DUE + 1)
          .changes) {
          const by = kind === 'add' ? count : -count
          const after = of.includes('lanh_dao')
            ? list(delegates, leaders + by, guests)
            : list(delegates + by, leaders, guests)
          expect(verdictOn(rule, after, DUE + 1).verdict).toBe('met')
        }
      }),
    )
  })
})
