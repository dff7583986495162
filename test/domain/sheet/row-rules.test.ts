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

const GOVERNED = {
  ...SAMPLE_FORM,
  columns: [
    column('phong_trao', 'Phong trào', 'list', { choices: [choice('M1', 'M1'), choice('M2', 'M2')] }),
    column('loai_hinh', 'Loại hình', 'list', {
      choices: [choice('tap_the', 'Tập thể'), choice('ca_nhan', 'Cá nhân'), choice('ho', 'Hộ gia đình')],
      allowedBy: { column: 'phong_trao', choices: { M1: ['tap_the', 'ho'] } },
    }),
  ],
}

it('a kind that the movement does not name is worth a look, and is told with those that it names', () => {
  const { problemsOf } = rowRules(GOVERNED, SAMPLE_CYCLE)
  expect(problemsOf({}, { phong_trao: 'M1', loai_hinh: 'ca_nhan' })).toEqual([
    {
      code: 'W-MOVEMENT-KIND',
      column: 'loai_hinh',
      params: { found: 'Cá nhân', allowed: 'tập thể, hộ gia đình' },
    },
  ])
})

it.each([
  ['it is among those named', 'M1', 'ho'],
  ['none is given', 'M1', null],
  ['the movement names none', 'M2', 'ca_nhan'],
  ['no movement is given', null, 'ca_nhan'],
  ['the movement is called like a part of the machine', 'constructor', 'ca_nhan'],
])('a kind is good where %s', (_, phong_trao, loai_hinh) => {
  const { problemsOf } = rowRules(GOVERNED, SAMPLE_CYCLE)
  expect(problemsOf({}, { phong_trao, loai_hinh })).toEqual([])
})

it("a kind of the unit's own making is told as it was typed", () => {
  const columns = GOVERNED.columns.map((column) => ({ ...column, open: true }))
  const { problemsOf } = rowRules({ ...GOVERNED, columns }, SAMPLE_CYCLE)
  expect(problemsOf({}, { phong_trao: 'M1', loai_hinh: 'Dòng họ' })).toMatchObject([
    { code: 'W-MOVEMENT-KIND', params: { found: 'Dòng họ' } },
  ])
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
