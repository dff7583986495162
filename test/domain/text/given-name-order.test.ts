import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareByGivenName } from '../../../domain/text/given-name-order.ts'

const IN_ORDER = [
  'Nguyễn An',
  'Hoàng Văn An',
  'Nguyễn Văn An',
  'Trần Thị Ánh',
  'Lê Văn Ân',
  'Hoàng Thị Ấn',
  'Bế Văn Bình',
  'Lý Dương',
  'Nông Văn Đức',
  'Hà Thị Hoa',
  'Vi Văn Hòa',
  'Triệu Văn Hóa',
]

it('orders by given name, then middle, then family name; letters before tones', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(IN_ORDER, { minLength: IN_ORDER.length }), (names) => {
      expect(names.toSorted(compareByGivenName)).toEqual(IN_ORDER)
    }),
  )
})

it('the tones of one letter follow the dictionary', () => {
  const tones = ['Hoa', 'Hòa', 'Hỏa', 'Hõa', 'Hóa', 'Họa']
  expect(tones.toReversed().toSorted(compareByGivenName)).toEqual(tones)
})

it.each([
  ['Mua', 'Páo'],
  ['', 'Y'],
  ['Y Bhôk', 'Y Nuê'],
])('%j stands before %j', (first, second) => {
  expect(compareByGivenName(first, second)).toBeLessThan(0)
  expect(compareByGivenName(second, first)).toBeGreaterThan(0)
  expect(compareByGivenName(first, first)).toBe(0)
})
