import { describe, expect, it } from 'vitest'
import type { RuleVerdict, UnitStanding } from '../../../domain/rules/standing.ts'
import { checkRows } from '../../../domain/sheet/check-rows.ts'
import {
  type CheckedTable,
  ERROR_TAB_COLUMNS,
  errorTab,
  errorTabEdits,
  isLossConfirmed,
  meterLines,
} from '../../../domain/sheet/error-tab.ts'
import { blocksOf, type CellEdit, rowFeedback, statusOf } from '../../../domain/sheet/feedback.ts'
import { addressOf, type Cell, cellAt, columnLetters, type Grid } from '../../../domain/sheet/grid.ts'
import { OUR_HEADERS } from '../../../domain/sheet/our-columns.ts'
import { readTable, type Table } from '../../../domain/sheet/read-table.ts'
import type { Placed } from '../../../domain/sheet/reconcile.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { quota, samplePlan, smallCampaign } from '../../support/sample-plan.ts'
import { sheetState } from '../../support/sheet-state.ts'

const HEAD = ['STT', 'Tên tập thể, cá nhân', 'Loại hình', 'Chức vụ', 'Năm sinh', 'Lĩnh vực']
const GOOD = [1, 'Nông Văn Hiếu', 'Cá nhân', 'Nông dân', 1981, 'Kinh tế']
const NO_FIELD = [2, 'Thôn Nà Lầu', 'Tập thể', null, null, null]
const SCOPE = { form: SAMPLE_FORM, language: 'vi', lines: ['Có 1, cần ít nhất 3'] } as const

/** A grid with every row checked and given a code, as a pull leaves it. */
function pulled(grid: Grid): { readonly table: Table; readonly placed: readonly Placed[] } {
  const read = readTable(SAMPLE_FORM, grid)
  if (read.kind !== 'table') throw new Error(`no table: ${read.kind}`)
  const scope = {
    form: SAMPLE_FORM,
    unit: SAMPLE_UNIT,
    units: [SAMPLE_UNIT],
    cycle: SAMPLE_CYCLE,
    now: 0,
    limits: [],
  }
  const placed = checkRows(scope, read.table.rows).map(
    (row): Placed => ({
      row: row.row,
      content: '',
      checked: { ...row, rowId: `0000000A0${row.row}`, counts: row.valid, fingerprint: '', withdrawn: false },
    }),
  )
  return { table: read.table, placed }
}

/** The grid after the edits. */
function edited(grid: Grid, edits: readonly CellEdit[]): Grid {
  const after: Cell[][] = grid.map((row) => [...row])
  for (const { row, column, value } of edits) {
    const line = after[row] ?? []
    after[row] = line
    while (line.length <= column) line.push(null)
    line[column] = value
  }
  return after
}

describe('feedback beside the rows', () => {
  const grid: Grid = [[], HEAD, GOOD, NO_FIELD]
  const { table, placed } = pulled(grid)
  const edits = rowFeedback(SCOPE, table, placed, grid)
  const after = edited(grid, edits)

  it('gives our columns their headings right of everything typed, and the meter above', () => {
    expect(after[1]?.slice(6)).toEqual(Object.values(OUR_HEADERS.vi))
    expect(cellAt(after, 0, 7)).toBe('Có 1, cần ít nhất 3')
  })

  it('says of each row whether it counts, and why not', () => {
    expect(after[2]?.slice(7)).toEqual(['Hợp lệ'])
    expect(after[3]?.slice(7)).toEqual(['Lỗi', expect.stringContaining('Lĩnh vực: Ô bắt buộc còn trống')])
  })

  it('writes nothing where it already stands', () => {
    const again = pulled(after)
    expect(rowFeedback(SCOPE, again.table, again.placed, after)).toEqual([])
  })

  it('leaves out a meter line for which there is no room above', () => {
    const low: Grid = [HEAD, GOOD]
    const tight = pulled(low)
    expect(rowFeedback(SCOPE, tight.table, tight.placed, low).every(({ row }) => row >= 0)).toBe(true)
  })

  it('clears what an earlier round left beside rows that are no data now', () => {
    const emptied = edited(
      after,
      [0, 1, 2, 3, 4, 5].map((column) => ({ row: 3, column, value: null })),
    )
    const now = pulled(emptied)
    const cleared = rowFeedback(SCOPE, now.table, now.placed, emptied)
    expect(cleared.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 6, null],
      [3, 7, null],
      [3, 8, null],
    ])
  })

  it.each([
    [[], 'Hợp lệ'],
    [['F-CAPS'], 'Hợp lệ (đã chỉnh)'],
    [['F-CAPS', 'W-DUP'], 'Cần xem lại'],
    [['W-DUP', 'E-LIST', 'F-CAPS'], 'Lỗi'],
  ] as const)('%s is called %s', (codes, status) => {
    expect(
      statusOf(
        codes.map((code) => ({ code, column: null, params: {} })),
        'vi',
      ),
    ).toBe(status)
  })

  it('puts errors before warnings and repairs, and a problem of the whole row without a column', () => {
    const problems = [
      { code: 'F-CAPS', column: 'ten', params: { after: 'A' } },
      { code: 'E-LIST', column: null, params: {} },
    ] as const
    const mixed = placed.map((row): Placed => ({ ...row, checked: { ...row.checked, problems } }))
    const lines = String(
      rowFeedback(SCOPE, table, mixed, grid).find(({ row, column }) => row === 2 && column === 8)?.value,
    )
    expect(lines.split('\n')[1]).toMatch(/^Tên tập thể, cá nhân: /)
    expect(lines.split('\n')[0]).not.toMatch(/^Tên/)
  })

  it('goes out in rectangles, one for neighbours in a column', () => {
    const cell = (row: number, column: number): CellEdit => ({ row, column, value: `${row}` })
    expect(blocksOf([cell(2, 7), cell(1, 6), cell(1, 7), cell(4, 7)])).toEqual([
      { row: 1, column: 6, cells: [['1']] },
      { row: 1, column: 7, cells: [['1'], ['2']] },
      { row: 4, column: 7, cells: [['4']] },
    ])
  })
})

describe('addresses', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %d is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters)
  })
  it('are counted from 1', () => {
    expect(addressOf(6, 1)).toBe('B7')
  })
})

describe('the tab of errors', () => {
  const verdict: RuleVerdict = {
    kind: 'count',
    ruleId: 'VL-16',
    due: '2023-12-31',
    changes: [],
    clause: 'II.2',
    verdict: 'not-due',
    have: 1,
    min: 3,
    max: null,
    missing: 2,
    lacking: [],
    soft: false,
  }
  const kinds: RuleVerdict = { ...verdict, kind: 'mix', ruleId: 'VL-17', soft: true }
  const standing: UnitStanding = {
    unitId: 'u1',
    submission: 'on-time',
    rows: 2,
    counted: 1,
    errorRows: 1,
    warningRows: 0,
    repairedRows: 0,
    firstArrival: 0,
    lastChange: 0,
    held: null,
    verdicts: [verdict],
    overall: 'not-due',
    duties: [],
    waiting: 0,
  }
  const scopeOf = (more: Partial<UnitStanding> = {}, plan = samplePlan()) =>
    ({
      campaign: smallCampaign(plan),
      cycle: SAMPLE_CYCLE,
      unit: SAMPLE_UNIT,
      standing: { ...standing, ...more },
      language: 'vi',
    }) as const
  const tableOf = (grid: Grid, more: Partial<CheckedTable> = {}): CheckedTable => ({
    form: SAMPLE_FORM,
    ...pulled(grid),
    state: sheetState(),
    ...more,
  })
  const HELD = { code: 'H-MASS-LOSS', params: { missing: 5, before: 6 } } as const
  const line = (tab: Grid, label: string): Cell | undefined => tab.find((row) => row[0] === label)?.[1]

  it('lists each problem with its cell, errors first', () => {
    const tab = errorTab(scopeOf(), [
      tableOf([HEAD, GOOD, NO_FIELD, [3, 'LÝ VĂN NÚI', 'Cá nhân', 'Nông dân', 1980, 'Kinh tế']]),
    ])
    expect(tab.slice(-2)).toEqual([
      ['Lỗi', 'F3', 'F: Lĩnh vực', 'Ô bắt buộc còn trống (quy định VL-18); xin điền.'],
      ['Đã chỉnh', 'B4', 'B: Tên tập thể, cá nhân', expect.stringContaining('«Lý Văn Núi»')],
    ])
    expect(line(tab, 'Tình trạng')).toBe('Đã nhận 2 dòng: 1 dòng được tính, 1 dòng lỗi, 0 dòng cần xem lại')
  })

  it("tells the days of the unit's own rules, and the cycle's last where none has one", () => {
    const due = (day: string | null, more: Partial<typeof verdict> = {}) => ({
      ...verdict,
      due: day,
      ...more,
    })
    const told = (...verdicts: UnitStanding['verdicts']) =>
      line(errorTab(scopeOf({ verdicts }), [tableOf([HEAD, GOOD])]), 'Thời hạn')
    expect(told(due('2023-06-30'), due('2023-03-31'), due('2023-06-30'))).toBe('31/3/2023; 30/6/2023')
    expect(told(due(null), due('2023-03-31', { verdict: 'not-applicable' }))).toBe('31/12/2023')
  })

  it('names the tab of each cell where the unit fills in several forms', () => {
    const other = { form: { ...SAMPLE_FORM, id: 'F2' } }
    const tab = errorTab(scopeOf(), [tableOf([HEAD, NO_FIELD]), tableOf([HEAD, GOOD, NO_FIELD], other)])
    expect(tab.slice(-2).map(([, place]) => place)).toEqual(['F1!F2', 'F2!F3'])
  })

  it('says which state the unit chose, by form where there are several', () => {
    const above = (state: string): Grid => [['Xã', 'Trạng thái', state], HEAD, GOOD]
    const received = 'Đã nhận 2 dòng: 1 dòng được tính, 1 dòng lỗi, 0 dòng cần xem lại'
    const one = errorTab(scopeOf(), [tableOf(above('Nộp'))])
    expect(line(one, 'Tình trạng')).toBe(`${received} (đơn vị chọn: Nộp)`)
    const F2 = { form: { ...SAMPLE_FORM, id: 'F2' } }
    const F3 = { form: { ...SAMPLE_FORM, id: 'F3' }, table: null }
    const tables = [tableOf(above('Nộp')), tableOf(above('Đang soạn'), F2), tableOf([HEAD, GOOD], F3)]
    expect(line(errorTab(scopeOf(), tables), 'Tình trạng')).toBe(
      `${received} (đơn vị chọn: F1 Nộp, F2 Đang soạn)`,
    )
  })

  it('gives the row alone where a problem has no column, or its column is not there', () => {
    const { table, placed } = pulled([HEAD, GOOD])
    const problems = [
      { code: 'E-DUP', column: null, params: { row: 3 } },
      { code: 'E-TICK', column: 'de_nghi', params: { found: '?' } },
    ] as const
    const marked = placed.map((row): Placed => ({ ...row, checked: { ...row.checked, problems } }))
    const tab = errorTab(scopeOf(), [{ form: SAMPLE_FORM, table, placed: marked, state: sheetState() }])
    expect(tab.slice(-2).map((row) => row.slice(1, 3))).toEqual([
      ['2', ''],
      ['2', 'Đề nghị giới thiệu cấp tỉnh'],
    ])
  })

  it('says so where nothing is wrong, where nothing is there, and where the sheet is on hold', () => {
    expect(errorTab(scopeOf(), [tableOf([HEAD, GOOD])]).at(-1)).toEqual(['Không có lỗi.'])
    expect(line(errorTab(scopeOf({ rows: 0 }), []), 'Tình trạng')).toBe('Chưa có dữ liệu')
    const held = errorTab(scopeOf({ held: HELD }), [
      tableOf([HEAD, GOOD], { state: sheetState({ held: HELD }) }),
    ])
    expect(line(held, 'Tình trạng')).toMatch(/^Tạm giữ/)
    expect(held.flat()).toContain('Nếu đúng là đã bỏ các dòng này, gõ chữ x vào ô bên phải')
  })

  it('shows notices of a sheet that is not on hold', () => {
    const notices = [{ code: 'N-UNKNOWN-COLUMN', params: { headers: '«Ghi chú»' } }] as const
    const tab = errorTab(scopeOf(), [tableOf([HEAD, GOOD], { state: sheetState({ notices }) })])
    expect(line(tab, 'Lưu ý')).toContain('«Ghi chú»')
  })

  it('names the kinds that are lacking, by their labels where the form has them', () => {
    const tab = (lacking: string[]): Grid => errorTab(scopeOf({ verdicts: [{ ...kinds, lacking }] }), [])
    expect(line(tab(['tap_the', 'doanh_nghiep']), 'Cơ cấu (VL-17)')).toBe(
      'Nên có thêm: Tập thể, doanh_nghiep',
    )
    expect(line(tab([]), 'Cơ cấu (VL-17)')).toBe('Đủ các loại hình')
  })

  it('tells of any other rule by its title, with the shortest ways to fulfil it', () => {
    const share: RuleVerdict = {
      ...verdict,
      kind: 'share',
      ruleId: 'R1',
      clause: 'II.2',
      verdict: 'short',
      changes: [
        { kind: 'add', count: 4, of: ['ca_nhan'] },
        { kind: 'remove', count: 2, of: ['tap_the'] },
      ],
    }
    const plan = samplePlan({ rules: [quota(1, null, { title: { vi: 'Cơ cấu đại biểu', en: 'Shares' } })] })
    expect(line(errorTab(scopeOf({ verdicts: [share] }, plan), []), 'Cơ cấu đại biểu (R1, mục II.2)')).toBe(
      'chưa đạt: thêm 4 dòng (Cá nhân) hoặc bớt 2 dòng (Tập thể)',
    )
    const met = { ...share, verdict: 'met', changes: [] } as const
    expect(line(errorTab(scopeOf({ verdicts: [met] }), []), '(R1, mục II.2)')).toBe('đạt')
  })

  it('stops at three hundred lines and says how many more there are', () => {
    const rows = Array.from({ length: 310 }, (_, i) => [i, `Thôn số ${i}`, 'Tập thể', null, null, null])
    const tab = errorTab(scopeOf(), [tableOf([HEAD, ...rows])])
    expect(tab.at(-1)).toEqual([expect.stringMatching(/^Còn 10 mục nữa/)])
  })

  it('names a plan without number and date', () => {
    const bare = samplePlan({ number: null, issuedOn: null })
    expect(errorTab(scopeOf({}, bare), [])[1]).toEqual(['Thực hiện Kế hoạch, kỳ 2023'])
  })

  it.each([
    [1, 3, null, 2, '■□□ Có 1'],
    [50, 100, null, 50, '■■■■■□□□□□ Có 50'],
    [4, 3, null, 0, '■■■ Có 4'],
    [4, null, 9, 0, ' Có 4'],
    [4, 0, 9, 0, ' Có 4'],
  ])('draws %d of %s as bars', (have, min, max, missing, start) => {
    const [meter, deadline] = meterLines(
      scopeOf({ verdicts: [{ ...verdict, have, min, max, missing }, kinds] }),
    )
    expect(meter?.startsWith(start)).toBe(true)
    expect(deadline).toBe('Thời hạn: 31/12/2023')
  })

  it('is written only where it differs, and what is left over is cleared', () => {
    const wanted: Grid = [['a', 'b'], ['c']]
    expect(errorTabEdits(wanted, wanted)).toEqual([])
    const present: Grid = [['a', 'x'], ['c'], ['old', null, null, null, 'outside']]
    expect(errorTabEdits(wanted, present)).toEqual([
      { row: 0, column: 1, value: 'b' },
      { row: 2, column: 0, value: null },
    ])
    expect(ERROR_TAB_COLUMNS).toBe(4)
  })

  it.each([
    ['x', true],
    [' X ', true],
    [true, true],
    ['không', false],
    [null, false],
    [1, false],
  ])('takes %s beside the question for a yes: %s', (answer, yes) => {
    const label = 'Nếu đúng là đã bỏ các dòng này, gõ chữ x vào ô bên phải'
    expect(isLossConfirmed([['Tình trạng'], [label, answer]], 'vi')).toBe(yes)
  })
  it('finds no yes where the question does not stand', () => {
    expect(isLossConfirmed([], 'vi')).toBe(false)
  })
})
