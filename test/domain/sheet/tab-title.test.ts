import { expect, it } from 'vitest'
import { freeTitle, sameTitle } from '../../../domain/sheet/tab-title.ts'

it.each([
  ['Lỗi', 'LỖI', true],
  ['Lỗi', 'Lỗi'.normalize('NFD'), true],
  ['Lỗi', 'Loi', false],
  ['Lỗi', 'Lỗi ', false],
])('takes %j and %j for one name: %s', (one, other, same) => expect(sameTitle(one, other)).toBe(same))

it.each([
  [[], 'Lỗi'],
  [['LỖI'], 'Lỗi (hệ thống)'],
  [['lỗi', 'LỖI (hệ thống)', 'Lỗi (Hệ Thống) 2'], 'Lỗi (hệ thống) 3'],
])('finds a name beside %j: %s', (taken, free) =>
  expect(freeTitle(taken, 'Lỗi', 'Lỗi (hệ thống)')).toBe(free),
)
