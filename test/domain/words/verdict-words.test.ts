import { expect, it } from 'vitest'
import { describeVerdict } from '../../../domain/words/verdict-words.ts'

const same = (key: string): string => key

it.each([
  ['mend', 2, ['ngay_dk'], 'chưa đạt: sửa 2 dòng (ngay_dk)', 'not met: mend 2 rows (ngay_dk)'],
  ['report', 1, ['2024-Q3'], 'chưa đạt: báo cáo 1 việc (2024-Q3)', 'not met: report 1 things (2024-Q3)'],
  ['add', 3, [], 'chưa đạt: thêm 3 dòng', 'not met: add 3 rows'],
  ['remove', 2, ['b2', 'b3'], 'chưa đạt: bớt 2 dòng (b2, b3)', 'not met: take away 2 rows (b2, b3)'],
] as const)('%s %d of %s', (kind, count, of, vi, en) => {
  const verdict = { verdict: 'short', changes: [{ kind, count, of }] } as const
  expect(describeVerdict(verdict, 'vi', same)).toBe(vi)
  expect(describeVerdict(verdict, 'en', same)).toBe(en)
})
