import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { type RowLook, skipReason } from '../../../domain/sheet/skip-row.ts'

const look = (cells: readonly Cell[], more: Partial<RowLook> = {}): RowLook => ({
  cells,
  wholeRow: cells,
  requiredFilled: 0,
  repeatsHeader: false,
  afterSignature: false,
  ...more,
})

describe('what is a data row and what is not', () => {
  it.each([
    ['a total', ['Tổng cộng: 03 điển hình', null], 'total'],
    ['a note', ['Ghi chú: theo mẫu 1'], 'note'],
    ['a signature', [null, 'TM. ỦY BAN NHÂN DÂN'], 'signature'],
    ['place and date', ['Thanh Long, ngày 04 tháng 4 năm 2023'], 'signature'],
    ['a group', ['II', 'Cá nhân'], 'group'],
    ['an empty row', [null, ' ', false], 'blank'],
    ['column numbers', ['(1)', '(2)', '(3)'], 'column-numbers'],
    ['numbers that do not follow each other', ['1', '5', '3'], null],
    ['a stray word', ['Hoa'], null],
  ] as const)('%s', (_, cells, why) => {
    expect(skipReason(look(cells))).toBe(why)
  })

  it.each([
    ['alone', ['Không có']],
    ['with its number', [1, 'Không phát sinh']],
    ['in capitals, with a full stop', ['KHÔNG CÓ TRƯỜNG HỢP NÀO.', null]],
  ])('"Không có" says that there is nothing to report: %s', (_, cells) => {
    expect(skipReason(look(cells))).toBe('nil')
    // In a form that requires one cell only, that cell is filled.
    expect(skipReason(look(cells, { requiredFilled: 1 }))).toBe('nil')
  })

  it('"Không có" in a cell of the form says so whatever the system has put beside it', () => {
    expect(skipReason(look([1, 'Không', 'không có', 'Không phát sinh']))).toBe('nil')
    const wholeRow = [1, 'Xã Thanh Long', 'Không có']
    expect(skipReason(look([null, 'Không có'], { wholeRow }))).toBe('nil')
  })

  it.each([
    ['a name beside it', ['Nông Văn Hiếu', 'Không']],
    ['a name that begins like it', ['Không Văn Lộc']],
    ['other words after it', ['Không có cán bộ chuyên trách']],
    ['a number alone', [0]],
  ])('is data, however thin: %s', (_, cells) => {
    expect(skipReason(look(cells))).toBeNull()
  })

  it('takes a row with most required cells for data, whatever its words and however short', () => {
    expect(skipReason(look(['Tổng đội 1', 'Tập thể'], { requiredFilled: 1 }))).toBeNull()
    expect(skipReason(look(['Hà', 'TT', 'KT'], { requiredFilled: 1 }))).toBeNull()
  })

  it('does not look for words in a row of many filled cells', () => {
    const many = ['Tổng hợp', 'a', 'b', 'c', 'd', 'e', 'f']
    expect(skipReason(look(many))).toBeNull()
  })

  it('takes whatever stands below the signatures for names of signers', () => {
    expect(skipReason(look(['Hoàng Văn A'], { afterSignature: true }))).toBe('signature')
    expect(skipReason(look([null], { afterSignature: true }))).toBe('blank')
  })

  it('leaves out a repeated heading', () => {
    expect(skipReason(look(['STT'], { repeatsHeader: true }))).toBe('header')
  })
})
