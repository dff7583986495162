import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Grid } from '../../../domain/sheet/grid.ts'
import { leavesColumnsOpen, MOST_ROWS, readTable, type Table } from '../../../domain/sheet/read-table.ts'
import { SAMPLE_FORM } from '../../support/sample-form.ts'

const HEAD = ['STT', 'Tên tập thể, cá nhân', 'Loại hình', 'Chức vụ', 'Năm sinh', 'Lĩnh vực']
const ROW_A: Cell[] = [1, 'Thôn Nà Lầu', 'Tập thể', null, null, 'Kinh tế']
const ROW_B: Cell[] = [2, 'Hoàng Văn Bình', 'Cá nhân', 'Trưởng thôn', 1975, 'Xã hội']

function tableOf(grid: Grid): Table {
  const found = readTable(SAMPLE_FORM, grid)
  if (found.kind !== 'table') throw new Error(`no table: ${JSON.stringify(found)}`)
  return found.table
}
const names = (grid: Grid): unknown[] => tableOf(grid).rows.map((row) => row.cells.ten)

describe('finding the table in a tab', () => {
  it('reads a plain table from the first row', () => {
    expect(names([HEAD, ROW_A, ROW_B])).toEqual(['Thôn Nà Lầu', 'Hoàng Văn Bình'])
  })

  it('passes over the national heading and the title lines', () => {
    const above: Grid = [
      ['ỦY BAN NHÂN DÂN', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['XÃ THANH LONG', null, null, 'Độc lập - Tự do - Hạnh phúc'],
      [],
      ['DANH SÁCH'],
      ['(Kèm theo Công văn số 12/UBND)'],
    ]
    const table = tableOf([...above, HEAD, ROW_A])
    expect(table.header.top).toBe(5)
    expect(table.rows[0]?.row).toBe(6)
  })

  it('gives the same rows whatever the order of the columns', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        const moved = [HEAD, ROW_A, ROW_B].map((row) => order.map((i) => row[i] ?? null))
        expect(tableOf(moved).rows.map(({ cells }) => cells)).toEqual(
          tableOf([HEAD, ROW_A, ROW_B]).rows.map(({ cells }) => cells),
        )
      }),
    )
  })

  it.each([
    ['upper case and spaces', ' HỌ  VÀ TÊN '],
    ['an alias', 'Họ tên'],
    ['decomposed letters', 'Họ tên'.normalize('NFD')],
    ['a line break', 'Họ và\ntên'],
    ['English', 'ten (en)'],
  ])('knows a heading in %s', (_, text) => {
    const head = HEAD.map((header) => (header.startsWith('Tên') ? text : header))
    expect(names([head, ROW_A])).toEqual(['Thôn Nà Lầu'])
  })

  it('knows a heading with characters that nobody sees, wherever they stand', () => {
    const unseen = fc.constantFrom('\u00a0', '\u200b', '\ufeff', ' ', '\n', '\t')
    const gap = fc.array(unseen, { minLength: 1, maxLength: 3 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(gap, gap, fc.constantFrom('NFC', 'NFD'), (around, between, form) => {
        const head = HEAD.map((text) => around + text.normalize(form).replaceAll(' ', between) + around)
        expect(names([head, ROW_A, ROW_B])).toEqual(['Thôn Nà Lầu', 'Hoàng Văn Bình'])
      }),
    )
  })

  it('reads a sheet of an older template as far as its headings are known, and else asks for them', () => {
    const older = ['TT', 'Họ tên', 'Loại hình', 'Năm sinh', 'Lĩnh vực', 'Cấp khen cũ']
    const row: Cell[] = [1, 'Hoàng Văn Bình', 'Cá nhân', 1975, 'Xã hội', 'Huyện']
    const table = tableOf([older, row])
    expect(table.rows[0]?.cells).toEqual({
      ten: 'Hoàng Văn Bình',
      loai_hinh: 'Cá nhân',
      nam_sinh: 1975,
      linh_vuc: 'Xã hội',
    })
    expect(table.notices).toMatchObject([{ code: 'N-UNKNOWN-COLUMN' }])
    const oldest = older.map((text) => (text === 'Lĩnh vực' ? 'Mảng công tác' : text))
    expect(readTable(SAMPLE_FORM, [oldest, row])).toMatchObject({
      kind: 'trouble',
      problem: { code: 'H-MISSING-COLUMN', params: { column: 'Lĩnh vực' } },
    })
  })

  it('passes over a column without a heading', () => {
    const spaced = [HEAD, ROW_A].map((row) => [...row.slice(0, 2), null, ...row.slice(2)])
    expect(tableOf(spaced).header.unknown).toEqual([])
    expect(names(spaced)).toEqual(['Thôn Nà Lầu'])
  })

  it('reads a heading of two rows with merged cells', () => {
    const upper = ['STT', 'Họ và tên', 'Loại hình', 'Thông tin cá nhân', null, 'Lĩnh vực']
    const lower = [null, null, null, 'Chức vụ', 'Năm sinh', null]
    const table = tableOf([upper, lower, ROW_A, ROW_B])
    expect([table.header.top, table.header.bottom]).toEqual([0, 1])
    expect(table.rows[1]?.cells).toMatchObject({ chuc_vu: 'Trưởng thôn', nam_sinh: 1975, linh_vuc: 'Xã hội' })
  })

  it('reads a year of birth that stands in a column per sex', () => {
    const upper = ['STT', 'Họ và tên', 'Loại hình', 'Chức vụ', 'Năm sinh', null, 'Lĩnh vực']
    const lower = [null, null, null, null, 'Nam', 'Nữ', null]
    const woman: Cell[] = [1, 'Vi Thị Thơm', 'Cá nhân', 'Y sĩ', null, 1984, 'Xã hội']
    const man: Cell[] = [2, 'Vi Văn Cường', 'Cá nhân', 'Y sĩ', 1980, null, 'Xã hội']
    const both: Cell[] = [3, 'Vi Văn Lập', 'Cá nhân', 'Y sĩ', 1980, 1981, 'Xã hội']
    const neither: Cell[] = [4, 'Thôn Nà Lầu', 'Tập thể', 'x', null, null, 'Xã hội']
    const rows = tableOf([upper, lower, woman, man, both, neither]).rows.map(({ cells }) => [
      cells.nam_sinh,
      cells.gioi_tinh,
    ])
    expect(rows).toEqual([
      [1984, 'Nữ'],
      [1980, 'Nam'],
      ['1980 / 1981', undefined],
      [null, undefined],
    ])
  })

  it('says that an untouched tab is empty', () => {
    expect(readTable(SAMPLE_FORM, [])).toEqual({ kind: 'empty' })
    expect(readTable(SAMPLE_FORM, [[null, ' '], []])).toEqual({ kind: 'empty' })
  })
})

describe('keys noted on columns', () => {
  const RENAMED = ['STT', 'Tên tập thể, cá nhân', 'Là ai?', 'Đang làm', 'Năm sinh', 'Lĩnh vực', 'Của xã']
  const keys = new Map([
    [0, 'stt'],
    [2, 'loai_hinh'],
    [3, 'chuc_vu'],
    [4, 'linh_vuc'],
    [6, 'khong_co'],
  ])

  it('find columns whose headings were changed, and each is told', () => {
    const grid = [RENAMED, ROW_A, ROW_B]
    const alone = readTable(SAMPLE_FORM, grid)
    expect(alone).toMatchObject({ kind: 'trouble', problem: { code: 'H-MISSING-COLUMN' } })
    expect(leavesColumnsOpen(SAMPLE_FORM, alone)).toBe(true)
    const found = readTable(SAMPLE_FORM, grid, keys)
    if (found.kind !== 'table') throw new Error('no table')
    expect(found.table.rows.map(({ cells }) => cells)).toEqual(
      tableOf([HEAD, ROW_A, ROW_B]).rows.map(({ cells }) => cells),
    )
    expect(found.table.notices).toEqual([
      { code: 'N-UNKNOWN-COLUMN', params: { headers: '«Của xã»' } },
      { code: 'N-RENAMED-COLUMN', params: { header: 'Là ai?', column: 'Loại hình' } },
      { code: 'N-RENAMED-COLUMN', params: { header: 'Đang làm', column: 'Chức vụ' } },
    ])
  })

  it('tell ours under whatever stands in their headings, but never against a heading of the form', () => {
    const found = readTable(
      SAMPLE_FORM,
      [[...HEAD, 'Hợp lệ', null, 'Lý do, cách sửa'], ROW_A],
      new Map([
        [0, '_status'],
        [HEAD.length, '_status'],
        [HEAD.length + 1, '_id'],
        [HEAD.length + 3, '_reason'],
      ]),
    )
    if (found.kind !== 'table') throw new Error('no table')
    expect([...found.table.header.ours]).toEqual([
      ['reason', HEAD.length + 2],
      ['status', HEAD.length],
      ['id', HEAD.length + 1],
    ])
    expect(found.table.header.unknown).toEqual([])
  })

  it('say nothing against a heading that is known, and are not asked for where none is open', () => {
    const two = new Map([
      [4, 'linh_vuc'],
      [6, 'linh_vuc'],
    ])
    const found = readTable(SAMPLE_FORM, [[...HEAD, 'Của xã'], ROW_A], two)
    if (found.kind !== 'table') throw new Error('no table')
    expect(found.table.header.columns.get('linh_vuc')).toBe(5)
    expect(leavesColumnsOpen(SAMPLE_FORM, readTable(SAMPLE_FORM, [HEAD, ROW_A]))).toBe(false)
    expect(leavesColumnsOpen(SAMPLE_FORM, readTable(SAMPLE_FORM, []))).toBe(false)
    expect(leavesColumnsOpen(SAMPLE_FORM, readTable(SAMPLE_FORM, [['x']]))).toBe(false)
    expect(leavesColumnsOpen(SAMPLE_FORM, found)).toBe(true)
  })
})

describe('rows that are no data', () => {
  it.each<[string, Cell[]]>([
    ['total', ['Tổng cộng', null, 2]],
    ['total', [null, 'Cộng: 02 điển hình']],
    ['note', ['(*) Ghi chú: số liệu đến 30/11']],
    ['note', ['Lưu ý: không sửa cột cuối']],
    ['signature', [null, 'NGƯỜI LẬP BIỂU', null, 'TM. ỦY BAN NHÂN DÂN']],
    ['signature', [null, null, null, 'KT. CHỦ TỊCH']],
    ['signature', [null, null, null, 'Thanh Long, ngày 30 tháng 11 năm 2023']],
    ['group', ['I', 'Khối thôn, bản']],
    ['group', ['I. Khối xã, thị trấn']],
    ['header', HEAD],
    ['column-numbers', ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)']],
    ['column-numbers', [1, 2, 3, 4, 5, 6]],
    ['blank', []],
    ['blank', [7, ' ', null]],
  ])('are skipped: %s', (why, row) => {
    const table = tableOf([HEAD, ROW_A, row, ROW_B])
    expect(table.skipped).toEqual([{ row: 2, why }])
    expect(table.rows).toHaveLength(2)
  })

  it('are skipped however many of them are empty, and do not count against the limit', () => {
    const blank = fc.constantFrom<Cell[]>([], [null], ['', ' ', null], ['\u00a0', '\n', '\t '], [null, '   '])
    const blanks = fc.array(blank, { maxLength: 20 })
    fc.assert(
      fc.property(blanks, blanks, blanks, (above, between, below) => {
        const grid = [HEAD, ...above, ROW_A, ...between, ROW_B, ...below, ...Array(900).fill([null, ' '])]
        const table = tableOf(grid)
        expect(table.rows.map(({ cells }) => cells.ten)).toEqual(['Thôn Nà Lầu', 'Hoàng Văn Bình'])
        expect(table.skipped.every(({ why }) => why === 'blank')).toBe(true)
      }),
      { numRuns: 30 },
    )
    expect(tableOf([HEAD, ...Array(MOST_ROWS + 1).fill([' ']), ROW_A]).rows).toHaveLength(1)
  })

  it("are skipped below the signature block: the signers' names", () => {
    const block: Grid = [
      [null, 'NGƯỜI LẬP BIỂU', null, 'CHỦ TỊCH'],
      [],
      [null, 'Hứa Thị Lập', null, 'Nông Văn Duyệt'],
    ]
    const table = tableOf([HEAD, ROW_A, ...block])
    expect(table.rows).toHaveLength(1)
    expect(table.skipped.map(({ why }) => why)).toEqual(['signature', 'blank', 'signature'])
    expect(tableOf([HEAD, ROW_A, ...block, ROW_B]).rows).toHaveLength(2)
  })

  it.each<[string, Grid, boolean, string[]]>([
    ['alone', [['', 'Không có']], true, []],
    [
      'with its number and a total of nought',
      [
        [1, 'Không phát sinh'],
        ['Tổng cộng', 0],
      ],
      true,
      [],
    ],
    ['beside rows all the same', [ROW_A, [2, 'Không có']], false, []],
    ['not at all', [], false, ['N-EMPTY']],
  ])('say that there is nothing to report: %s', (_, rows, nil, notices) => {
    const table = tableOf([HEAD, ...rows])
    expect(table.nil).toBe(nil)
    expect(table.notices.map(({ code }) => code)).toEqual(notices)
    expect(table.rows).toHaveLength(rows.includes(ROW_A) ? 1 : 0)
  })

  it('say so too under a heading that requires a single cell', () => {
    const form = {
      ...SAMPLE_FORM,
      columns: SAMPLE_FORM.columns.map((column) => ({ ...column, required: column.key === 'ten' })),
    }
    expect(readTable(form, [HEAD, [1, 'Không có']])).toMatchObject({ table: { nil: true, rows: [] } })
    expect(readTable(form, [HEAD, [1, 'Thôn Nà Lầu']])).toMatchObject({ table: { nil: false } })
  })

  it.each<[string, Cell[]]>([
    [
      'a collective called "Tổng đội"',
      [3, 'Tổng đội thanh niên xung phong', 'Tập thể', null, null, 'Kinh tế'],
    ],
    ['a person with nothing but a name', [3, 'Nông Văn Hiếu']],
    ['a row after the total', [3, 'Nông Văn Hiếu', 'Cá nhân', 'Nông dân', 1981, 'Kinh tế']],
  ])('do not include %s', (_, row) => {
    expect(tableOf([HEAD, ROW_A, ['Tổng cộng', null, 1], row]).rows).toHaveLength(2)
  })

  it('warns when the stated total is not the number of rows', () => {
    const notices = (total: Cell[]): readonly unknown[] => tableOf([HEAD, ROW_A, total]).notices
    expect(notices(['Tổng cộng', 3])).toEqual([{ code: 'N-TOTAL-MISMATCH', params: { total: 3, rows: 1 } }])
    expect(notices(['Tổng cộng: 02 điển hình'])).toEqual([
      { code: 'N-TOTAL-MISMATCH', params: { total: 2, rows: 1 } },
    ])
    expect(notices(['Tổng cộng', 1])).toEqual([])
    expect(notices(['Tổng cộng'])).toEqual([])
  })
})

describe('trouble with a sheet', () => {
  it('has no heading', () => {
    expect(readTable(SAMPLE_FORM, [['Chào các đồng chí']])).toMatchObject({
      kind: 'trouble',
      problem: { code: 'H-NO-HEADER' },
    })
  })

  it('lacks a required column, with the nearest header seen', () => {
    const head = HEAD.map((text) => (text === 'Lĩnh vực' ? 'Linh vưc' : text))
    expect(readTable(SAMPLE_FORM, [head, ROW_A])).toEqual({
      kind: 'trouble',
      problem: { code: 'H-MISSING-COLUMN', params: { column: 'Lĩnh vực', nearest: 'Linh vưc' } },
    })
    const without = HEAD.filter((text) => text !== 'Lĩnh vực')
    expect(readTable(SAMPLE_FORM, [without, ROW_A])).toMatchObject({ problem: { params: { nearest: '' } } })
    const note = `Lĩnh vưc ${'x'.repeat(50_000)}`
    expect(readTable(SAMPLE_FORM, [[...without, note]])).toMatchObject({
      problem: { params: { nearest: '' } },
    })
  })

  it('has a column twice', () => {
    expect(readTable(SAMPLE_FORM, [[...HEAD, 'Họ tên'], ROW_A])).toEqual({
      kind: 'trouble',
      problem: { code: 'H-DUPLICATE-COLUMN', params: { header: 'Họ tên', first: 'B1', second: 'G1' } },
    })
  })

  it('is still loading, or has more rows than any office', () => {
    expect(readTable(SAMPLE_FORM, [HEAD, [1, 'Loading...', 'Cá nhân', null, null, 'Kinh tế']])).toMatchObject(
      { problem: { code: 'H-LOADING' } },
    )
    const many = Array.from({ length: MOST_ROWS + 1 }, () => ROW_A)
    expect(readTable(SAMPLE_FORM, [HEAD, ...many])).toMatchObject({ problem: { code: 'H-TOO-MANY-ROWS' } })
  })

  it('only notes columns that it does not know, and an empty table', () => {
    const table = tableOf([[...HEAD, 'Màu sắc']])
    expect(table.notices).toEqual([
      { code: 'N-UNKNOWN-COLUMN', params: { headers: '«Màu sắc»' } },
      { code: 'N-EMPTY', params: {} },
    ])
  })
})
