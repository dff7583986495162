import { describe, expect, it } from 'vitest'
import type { Value } from '../../../domain/cells/cell-result.ts'
import type { Form } from '../../../domain/plan/form.ts'
import type { Problem } from '../../../domain/problems.ts'
import { judgeUnit } from '../../../domain/rules/judge.ts'
import { checkRows } from '../../../domain/sheet/check-rows.ts'
import { blankState, reconcile } from '../../../domain/sheet/reconcile.ts'
import type { CheckedRow, SheetState } from '../../../domain/sheet/sheet-state.ts'
import { tallyRows } from '../../../domain/sheet/tally.ts'
import { column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { instant, quota, samplePlan, smallCampaign } from '../../support/sample-plan.ts'

const row = (
  values: Record<string, Value>,
  problems: readonly Problem[] = [],
  counts = true,
): CheckedRow => ({
  rowId: 'r',
  raw: {},
  values,
  problems,
  repairs: [],
  counts,
  fingerprint: '',
  withdrawn: false,
})
const FORM: Form = {
  ...SAMPLE_FORM,
  columns: [
    ...SAMPLE_FORM.columns,
    column('so_nld', 'Số lao động', 'integer', { figure: true }),
    column('ngay_dk', 'Ngày đăng ký', 'date', { figure: true }),
    column('minh_chung', 'Minh chứng', 'link', { figure: true }),
    column('ma_nguon', 'Mã nguồn', 'text', { figure: true }),
  ],
}
const groupOf = (values: Record<string, Value>) => tallyRows(FORM, [row(values)]).groups[0]?.of

describe('the figures of a sheet', () => {
  it.each<[string, Record<string, Value>, Record<string, string>]>([
    [
      'hold choices and ticks',
      { loai_hinh: 'tap_the', de_nghi: true },
      { loai_hinh: 'tap_the', de_nghi: 'true' },
    ],
    [
      'hold numbers and days of columns that rules look at',
      { so_nld: 200, ngay_dk: '2025-02-20' },
      { so_nld: '200', ngay_dk: '2025-02-20' },
    ],
    ['say of words only that they are there', { ma_nguon: 'bản giấy' }, { ma_nguon: 'true' }],
    ['say of a link only that it is there', { minh_chung: 'https://example.vn/1' }, { minh_chung: 'true' }],
    ['keep the code of another row', { ma_nguon: '01ABCDEFGH' }, { ma_nguon: '01ABCDEFGH' }],
    ['leave out what is empty', { so_nld: null }, {}],
    [
      'leave out names, years of birth and sex',
      { ten: 'Nông Văn Hiếu', nam_sinh: 1981, gioi_tinh: 'nam' },
      {},
    ],
    ['leave out words that no rule looks at', { chuc_vu: 'Nông dân' }, {}],
  ])('%s', (_, values, expected) => {
    expect(groupOf(values)).toEqual(expected)
  })

  it('put equal rows together, in an order of their own', () => {
    const rows = ['tap_the', 'tap_the', 'ca_nhan'].map((loai_hinh) => row({ loai_hinh }))
    const expected = [
      { of: { loai_hinh: 'ca_nhan' }, rows: 1 },
      { of: { loai_hinh: 'tap_the' }, rows: 2 },
    ]
    expect(tallyRows(FORM, rows).groups).toEqual(expected)
    expect(tallyRows(FORM, rows.toReversed()).groups).toEqual(expected)
  })

  it('count rows by what is wrong in them, each row once', () => {
    const twice: Problem[] = [
      { code: 'E-REQUIRED', column: 'linh_vuc', params: {} },
      { code: 'E-REQUIRED', column: 'loai_hinh', params: {} },
      { code: 'F-CAPS', column: 'ten', params: {} },
    ]
    const whole: Problem[] = [{ code: 'W-WAITING', column: null, params: {} }]
    expect(
      tallyRows(FORM, [row({}, twice, false), row({}, twice, false), row({}, whole, false), row({})]),
    ).toMatchObject({
      rows: 4,
      counted: 1,
      problems: { 'E-REQUIRED': 2, 'F-CAPS': 2, 'W-WAITING': 1 },
      faultyColumns: { linh_vuc: 2, loai_hinh: 2 },
      errorRows: 2,
      warningRows: 1,
      repairedRows: 2,
    })
  })

  it('count in a column of any name, even that of a part of every object', () => {
    const faulty: Problem[] = [{ code: 'E-REQUIRED', column: 'constructor', params: {} }]
    expect(tallyRows(FORM, [row({}, faulty, false)]).faultyColumns).toEqual({ constructor: 1 })
  })
})

describe('the rows that a quota counts', () => {
  const cells = (ten: string, more = {}) => ({
    ten,
    loai_hinh: 'Cá nhân',
    chuc_vu: 'Nông dân',
    nam_sinh: 1981,
    linh_vuc: 'Kinh tế',
    ...more,
  })
  const scope = {
    form: SAMPLE_FORM,
    unit: SAMPLE_UNIT,
    units: [SAMPLE_UNIT],
    cycle: SAMPLE_CYCLE,
    now: instant('2023-06-01'),
    limits: [],
  }
  const seat = { sheetKey: 's', planId: 'p', cycleId: '2023', unitId: 'u1', formId: 'F1' }
  /** Pulls of a sheet, one after the other: each the people that stand in it. */
  const pull = (...sheets: (readonly ReturnType<typeof cells>[])[]): SheetState => {
    let ids = 0
    return sheets.reduce<SheetState>((state, people) => {
      const table = people.map((one, i) => ({ row: i, cells: one, id: null }))
      const rows = checkRows(scope, table)
      const said = { notices: [], nil: false, stated: null, places: new Map(), lossConfirmed: false }
      const common = { form: SAMPLE_FORM, state, rows, ...said }
      return reconcile({ ...common, arrivedAt: scope.now }, () => `ID${String(++ids).padStart(8, '0')}`).next
    }, blankState(seat))
  }
  const have = (state: SheetState): number | undefined =>
    judgeUnit(smallCampaign(samplePlan({ rules: [quota(3)] })), SAMPLE_UNIT, [state], SAMPLE_CYCLE, scope.now)
      .verdicts[0]?.have
  const [a, b, c] = [cells('Nông Văn Hiếu'), cells('Hoàng Thị Mai'), cells('Lý Văn Tú')]

  it.each([
    ['are the sound ones', [[a, b, c]], 3],
    ['are not the faulty ones', [[a, b, { ...c, linh_vuc: '' }]], 2],
    ['are each counted once, though written twice', [[a, b, a]], 2],
    [
      'are those again that have been corrected',
      [
        [a, { ...b, linh_vuc: '' }],
        [a, b],
      ],
      2,
    ],
    [
      'are not those taken away',
      [
        [a, b, c],
        [a, b],
      ],
      2,
    ],
    [
      'are not those withdrawn for good',
      [
        [a, b, c],
        [a, b],
        [a, b],
        [a, b],
      ],
      2,
    ],
    [
      'are those again that have come back',
      [
        [a, b, c],
        [a, b],
        [a, b],
        [a, b, c],
      ],
      3,
    ],
  ])('%s', (_, sheets, expected) => {
    expect(have(pull(...sheets))).toBe(expected)
  })
})
