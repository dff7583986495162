import { expect, it } from 'vitest'
import { rowRules } from '../../../domain/sheet/row-rules.ts'
import { choice, column, SAMPLE_CYCLE, SAMPLE_FORM } from '../../support/sample-form.ts'

const ONLY_AREA = {
  ...SAMPLE_FORM,
  columns: [column('dien_tich', 'Diện tích', 'number', { required: true })],
  identity: [],
}

it('a form without kinds, names or a year asks only for what is required', () => {
  const rules = rowRules(ONLY_AREA, SAMPLE_CYCLE)
  expect(rules.isPerson({ dien_tich: 'Cá nhân' })).toBe(false)
  expect(rules.problemsOf({ dien_tich: 4 }, { dien_tich: 4 })).toEqual([])
  expect(rules.problemsOf({ dien_tich: null }, { dien_tich: null })).toMatchObject([{ code: 'E-REQUIRED' }])
})

it('a row is about a person by any word for it, in whatever case', () => {
  const { isPerson } = rowRules(SAMPLE_FORM, SAMPLE_CYCLE)
  expect(
    ['Cá nhân', 'cá nhân', 'CÁ NHÂN', 'Tập thể', null, 1].map((loai_hinh) => isPerson({ loai_hinh })),
  ).toEqual([true, true, true, false, false, false])
})

it("a collective's name under a person, and a person's year under a collective, are worth a look", () => {
  const { problemsOf } = rowRules(SAMPLE_FORM, SAMPLE_CYCLE)
  const codes = (kind: string, ten: string, nam_sinh: number | null): string[] =>
    problemsOf(
      { ten, nam_sinh, loai_hinh: kind, linh_vuc: 'x', chuc_vu: 'x' },
      { ten, loai_hinh: kind, linh_vuc: 'kinh_te' },
    ).map(({ code }) => code)
  expect(codes('ca_nhan', 'Thôn Nà Lầu', null)).toEqual(['W-KIND-MISMATCH'])
  expect(codes('tap_the', 'Thôn Nà Lầu', 1980)).toEqual(['W-KIND-MISMATCH'])
  expect(codes('tap_the', 'Thôn Nà Lầu', null)).toEqual([])
})

it('a cell is required only where another holds one of the named choices', () => {
  const form = {
    ...SAMPLE_FORM,
    columns: [
      column('loai', 'Loại', 'list', { choices: [choice('a', 'A'), choice('b', 'B')] }),
      column('ly_do', 'Lý do', 'text', { requiredIf: { column: 'loai', in: ['b'] } }),
    ],
  }
  const { problemsOf } = rowRules(form, SAMPLE_CYCLE)
  expect(problemsOf({ ly_do: null }, { loai: 'a' })).toEqual([])
  expect(problemsOf({ ly_do: null }, { loai: 'b' })).toMatchObject([{ column: 'ly_do' }])
})
