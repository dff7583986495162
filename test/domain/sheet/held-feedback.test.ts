import { describe, expect, it } from 'vitest'
import { heldFeedback, ourPlaces } from '../../../domain/sheet/held-feedback.ts'
import { OUR_HEADERS } from '../../../domain/sheet/our-columns.ts'

const { id, status, reason } = OUR_HEADERS.vi

describe('beside the rows of a sheet that is held', () => {
  it('no result of an earlier pull is left, and rows without one are left alone', () => {
    const grid = [
      ['UBND xã', null, null, 'Hợp lệ'],
      ['Họ tên', id, status, reason],
      ['A', '0123456789', 'Lỗi', 'Năm sinh: ...'],
      ['B', '0123456788', 'Hợp lệ'],
      ['C', null, null, 'Chép từ xã khác'],
      ['D', '0123456787', 'Chưa kiểm tra'],
      ['E'],
    ]
    expect(heldFeedback(grid, 'vi')).toEqual([
      { row: 2, column: 2, value: 'Chưa kiểm tra' },
      { row: 2, column: 3, value: null },
      { row: 3, column: 2, value: 'Chưa kiểm tra' },
      { row: 4, column: 3, value: null },
    ])
  })

  it('our columns are known in both languages, also without the hidden one, and not by a single heading', () => {
    const { en } = OUR_HEADERS
    expect(ourPlaces([[], ['x', en.reason, en.status]])).toEqual({
      row: 1,
      columns: new Map([
        ['status', 2],
        ['reason', 1],
      ]),
      read: { status: 2, reason: 1 },
    })
    expect(
      heldFeedback(
        [
          ['x', en.reason, en.status],
          ['y', null, 'Valid'],
        ],
        'en',
      ),
    ).toEqual([{ row: 1, column: 2, value: 'Not checked' }])
    expect(
      heldFeedback(
        [
          ['x', status],
          ['y', 'Lỗi'],
        ],
        'vi',
      ),
    ).toEqual([])
  })
})
