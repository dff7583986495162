import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckScope, checkRows, MOST_SIGNS, type RowCheck } from '../../../domain/sheet/check-rows.ts'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'

const SCOPE: CheckScope = {
  form: SAMPLE_FORM,
  unit: SAMPLE_UNIT,
  units: [SAMPLE_UNIT],
  cycle: SAMPLE_CYCLE,
  now: Date.UTC(2023, 11, 1),
  limits: [],
}
const GOOD = {
  ten: 'Nông Văn Hiếu',
  loai_hinh: 'Cá nhân',
  chuc_vu: 'Nông dân',
  nam_sinh: 1981,
  linh_vuc: 'Kinh tế',
  nam: 2023,
}

const check = (...rows: Record<string, Cell>[]): readonly RowCheck[] =>
  checkRows(
    SCOPE,
    rows.map((cells, row) => ({ row, cells, id: null })),
  )
const codes = (...rows: Record<string, Cell>[]): string[][] =>
  check(...rows).map((row) => row.problems.map(({ code }) => code))

describe('checking rows', () => {
  it('finds nothing in a good row and keeps its values', () => {
    const [row] = check(GOOD)
    expect(row).toMatchObject({
      valid: true,
      problems: [],
      values: { ten: 'Nông Văn Hiếu', loai_hinh: 'ca_nhan', nam_sinh: 1981 },
    })
  })

  it('collects every problem of a row, not the first', () => {
    const [row] = check({ ...GOOD, linh_vuc: null, nam_sinh: 85, loai_hinh: 'Gia đình' })
    expect(row?.problems.map(({ code }) => code).sort()).toEqual(['E-LIST', 'E-REQUIRED', 'E-YEAR-2D'])
    expect(row?.valid).toBe(false)
  })

  it('names the rule that asks for a missing cell', () => {
    expect(check({ ...GOOD, linh_vuc: ' ' })[0]?.problems).toEqual([
      { code: 'E-REQUIRED', column: 'linh_vuc', params: { rule: 'VL-18' } },
    ])
    expect(check({ ...GOOD, ten: null })[0]?.problems).toEqual([
      { code: 'E-REQUIRED', column: 'ten', params: {} },
    ])
  })

  it('requires a cell only where another asks for it', () => {
    expect(codes({ ...GOOD, chuc_vu: null })).toEqual([['E-REQUIRED']])
    expect(codes({ ten: 'Thôn Nà Lầu', loai_hinh: 'Tập thể', linh_vuc: 'Kinh tế' })).toEqual([[]])
  })

  it('refuses the year of another cycle', () => {
    expect(check({ ...GOOD, nam: 2022 })[0]?.problems).toEqual([
      { code: 'E-YEAR-CYCLE', column: 'nam', params: { found: 2022, cycle: '2023' } },
    ])
  })

  it('refuses a row with more signs than the store takes, and says nothing of its cells', () => {
    const long = 'ộ'.repeat(MOST_SIGNS)
    const [row, next] = check({ ...GOOD, chuc_vu: long }, GOOD)
    expect(row).toMatchObject({ values: {}, repairs: [], valid: false })
    expect(row?.problems).toEqual([
      { code: 'E-LENGTH', column: null, params: { found: MOST_SIGNS + 27, min: 1, max: MOST_SIGNS } },
    ])
    expect(next?.valid).toBe(true)
  })

  it.each([
    ['a collective typed as a person', { ...GOOD, ten: 'Chi bộ thôn Bản Kìa' }],
    ['a person typed as a collective', { ...GOOD, loai_hinh: 'Tập thể' }],
  ])('looks askance at %s', (_, row) => {
    const [checked] = check(row)
    expect(checked?.problems.map(({ code }) => code)).toEqual(['W-KIND-MISMATCH'])
    expect(checked?.valid).toBe(true)
  })
})

describe('rows that say the same thing twice', () => {
  it('count once: the later is an error that names the earlier', () => {
    const [first, second] = check(GOOD, { ...GOOD, ten: ' NÔNG VĂN HIẾU' })
    expect(first?.problems).toEqual([])
    expect(second?.problems.filter(({ code }) => code === 'E-DUP')).toEqual([
      { code: 'E-DUP', column: 'ten', params: { row: 1 } },
    ])
    expect(second?.valid).toBe(false)
  })

  it('are only suspected when a year is missing, on both sides', () => {
    expect(codes(GOOD, { ...GOOD, nam_sinh: null })).toEqual([['W-DUP'], ['W-DUP']])
  })

  it('are told alike whichever stands first', () => {
    const year = fc.constantFrom<Cell>(null, 1981, 1990)
    const person = year.map((nam_sinh) => ({ ...GOOD, nam_sinh }))
    const kinds = (rows: readonly Record<string, Cell>[]): (string | undefined)[] =>
      codes(...rows).map(([code]) => code)
    fc.assert(
      fc.property(fc.tuple(person, person), ([a, b]) => {
        expect(kinds([a, b]).sort()).toEqual(kinds([b, a]).sort())
      }),
    )
  })

  it('are different persons when the years differ', () => {
    expect(codes(GOOD, { ...GOOD, nam_sinh: 1990 })).toEqual([[], []])
  })

  it('do not shadow a corrected copy of a faulty row', () => {
    expect(check({ ...GOOD, linh_vuc: null }, GOOD).map(({ valid }) => valid)).toEqual([false, true])
  })

  it('are not looked for in a form without an identity', () => {
    const form = { ...SAMPLE_FORM, identity: [] }
    const rows = [GOOD, GOOD].map((cells, row) => ({ row, cells, id: null }))
    expect(checkRows({ ...SCOPE, form }, rows).every(({ valid }) => valid)).toBe(true)
  })
})
