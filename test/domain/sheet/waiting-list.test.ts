import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../../domain/cells/cell-result.ts'
import type { RowCheck } from '../../../domain/sheet/check-rows.ts'
import { checkRows } from '../../../domain/sheet/check-rows.ts'
import { keepWaiting, type RowLimit } from '../../../domain/sheet/waiting-list.ts'
import { column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'

const row = (i: number, values: Record<string, Value> = {}, valid = true): RowCheck => ({
  row: i,
  id: null,
  raw: {},
  values,
  problems: [],
  repairs: [],
  valid,
})
/** Rows with these ranks, in the order of the sheet; null: not ranked. */
const ranked = (...ranks: (number | null)[]): RowCheck[] => ranks.map((uu_tien, i) => row(i, { uu_tien }))
const limit = (max: number, where: RowLimit['where'] = {}): RowLimit => ({ ruleId: 'QN-08', max, where })

/** Each row as '+' if it counts, '-' if it is faulty, else its place on the waiting list. */
const places = (rows: readonly RowCheck[]): (string | number)[] =>
  rows.map(({ valid, problems }) => {
    const place = problems.find(({ code }) => code === 'W-WAITING')?.params.place
    if (typeof place === 'number') return place
    return valid ? '+' : '-'
  })

describe('a ranked waiting list', () => {
  it.each([
    ['no more than allowed: all count', 3, [1, 2, 3], ['+', '+', '+']],
    ["above it, the unit's own ranking decides", 2, [3, 1, 4, 2], [1, '+', 2, '+']],
    ['without a ranking, the order of the sheet', 2, [null, null, null, null], ['+', '+', 1, 2]],
    ['rows that are ranked come before those that are not', 2, [null, 2, null, 1], [1, '+', 2, '+']],
    ['of two of one rank, the upper one', 1, [5, 5], ['+', 1]],
    ['none allowed: all wait', 0, [2, 1], [2, 1]],
  ])('%s', (_, max, ranks, expected) => {
    expect(places(keepWaiting(limit(max), ranked(...ranks)))).toEqual(expected)
  })

  it('a row that waits does not count and is told why, where it stands and by which rule', () => {
    const [, waiting] = keepWaiting(limit(1), ranked(1, 2))
    expect(waiting).toMatchObject({
      valid: false,
      problems: [{ code: 'W-WAITING', column: null, params: { max: 1, place: 1, rule: 'QN-08' } }],
    })
  })

  it('withdrawal of a row promotes the next, and all after it move up', () => {
    const before = ranked(1, 2, 3, 4)
    expect(places(keepWaiting(limit(2), before))).toEqual(['+', '+', 1, 2])
    expect(places(keepWaiting(limit(2), before.slice(1)))).toEqual(['+', '+', 1])
    expect(places(keepWaiting(limit(2), before.slice(2)))).toEqual(['+', '+'])
  })

  it('a faulty row takes no place, and gets one when it is corrected', () => {
    const [first, ...rest] = ranked(1, 2, 3)
    const faulty = { ...row(0, first?.values), valid: false }
    expect(places(keepWaiting(limit(1), [faulty, ...rest]))).toEqual(['-', '+', 1])
  })

  it('only rows of the kind that the limit is about are counted', () => {
    const rows = [
      row(0, { loai_hinh: 'ca_nhan' }),
      row(1, { loai_hinh: 'tap_the' }),
      row(2, { loai_hinh: 'ca_nhan' }),
      row(3, {}),
    ]
    expect(places(keepWaiting(limit(1, { loai_hinh: ['ca_nhan'] }), rows))).toEqual(['+', '+', 1, '+'])
  })

  const anyRows = fc.array(
    fc.record({ rank: fc.option(fc.integer({ min: 1, max: 9 })), valid: fc.boolean() }),
    { maxLength: 12 },
  )
  it('keeps the rows in their order, never lets more count, and numbers those that wait without a gap', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(6), (some, max) => {
        const rows = some.map(({ rank, valid }, i) => row(i, { uu_tien: rank }, valid))
        const after = keepWaiting(limit(max), rows)
        expect(after.map((one) => one.row)).toEqual(rows.map((one) => one.row))
        const sound = rows.filter(({ valid }) => valid).length
        expect(after.filter(({ valid }) => valid)).toHaveLength(Math.min(max, sound))
        const numbers = places(after).filter((place) => typeof place === 'number')
        expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
      }),
    )
  })

  it('takes away a row that counts: exactly the first of those that wait takes its place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 3, maxLength: 9 }),
        (ranks) => {
          const rows = ranked(...ranks)
          const max = Math.floor(ranks.length / 2)
          const before = keepWaiting(limit(max), rows)
          const gone = before.findIndex(({ valid }) => valid)
          const next = before.find(({ problems }) => problems.some(({ params }) => params.place === 1))
          const after = keepWaiting(
            limit(max),
            rows.filter((_, i) => i !== gone),
          )
          const counting = (some: readonly RowCheck[]) =>
            some.filter(({ valid }) => valid).map((one) => one.row)
          expect(counting(after).toSorted()).toEqual(
            [...counting(before).filter((one) => one !== gone), next?.row].toSorted(),
          )
        },
      ),
    )
  })
})

describe('a waiting list in a sheet', () => {
  const form = { ...SAMPLE_FORM, columns: [...SAMPLE_FORM.columns, column('uu_tien', 'Ưu tiên', 'integer')] }
  const person = (ten: string, uu_tien: number, more = {}) => ({
    ten,
    loai_hinh: 'Cá nhân',
    chuc_vu: 'Nông dân',
    nam_sinh: 1981,
    linh_vuc: 'Kinh tế',
    uu_tien,
    ...more,
  })
  const check = (limits: readonly RowLimit[], ...people: ReturnType<typeof person>[]) =>
    checkRows(
      {
        form,
        unit: SAMPLE_UNIT,
        units: [SAMPLE_UNIT],
        cycle: SAMPLE_CYCLE,
        now: Date.UTC(2023, 11, 1),
        limits,
      },
      people.map((cells, i) => ({ row: i, cells, id: null })),
    )
  const people = [person('Nông Văn Hiếu', 3), person('Hoàng Thị Mai', 1), person('Lý Văn Tú', 2)]

  it('only sound, unique rows take a place', () => {
    const faulty = person('Vi Văn Sáng', 1, { linh_vuc: '' })
    const twin = person('Hoàng Thị Mai', 1)
    expect(places(check([limit(2)], faulty, ...people, twin))).toEqual(['-', 1, '+', '+', '-'])
  })

  it('a row that waits for one reason takes no place on another list', () => {
    expect(places(check([limit(2), limit(1)], ...people))).toEqual([1, '+', 1])
  })
})
