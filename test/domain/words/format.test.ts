import { expect, it } from 'vitest'
import { formatDay, formatInstant, formatNumber } from '../../../domain/words/format.ts'

it.each([
  ['2023-04-04', '04/4/2023', '4 April 2023'],
  ['2023-01-05', '05/01/2023', '5 January 2023'],
  ['2023-02-15', '15/02/2023', '15 February 2023'],
  ['2023-12-31', '31/12/2023', '31 December 2023'],
])('%s is written %s, in English %s', (day, vi, en) => {
  expect(formatDay(day, 'vi')).toBe(vi)
  expect(formatDay(day, 'en')).toBe(en)
})

it('numbers carry points between thousands and a decimal comma in Vietnamese', () => {
  expect(formatNumber(1234.5, 'vi')).toBe('1.234,5')
  expect(formatNumber(1234.5, 'en')).toBe('1,234.5')
})

it("an instant is told in the plan's zone", () => {
  const at = Date.parse('2023-04-03T18:30:00Z')
  expect(formatInstant(at, 'Asia/Ho_Chi_Minh', 'vi')).toBe('01:30 ngày 04/4/2023')
  expect(formatInstant(at, 'Asia/Ho_Chi_Minh', 'en')).toBe('01:30, 4 April 2023')
})
