import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf, readCell } from '../../support/read-cell.ts'

const PHONE = contextOf('phone')
const read = (cell: string | number) => readCell(cell, PHONE)

describe('a telephone number', () => {
  it.each([
    ['0990000111', '0990000111', []],
    ['0990 000 111', '0990000111', ['F-PHONE-FORM']],
    ['0990.000.111', '0990000111', ['F-PHONE-FORM']],
    ['0990-000-111', '0990000111', ['F-PHONE-FORM']],
    ['(0990) 000111', null, ['E-PHONE']],
    ['O99OOOO111', '0990000111', ['F-PHONE-FORM']],
    ['990000111', '0990000111', ['F-PHONE-0']],
    [990000111, '0990000111', ['F-PHONE-0']],
    ['+84 990 000 111', '0990000111', ['F-PHONE-84']],
    ['+84990000111', '0990000111', ['F-PHONE-84']],
    ['84990000111', '0990000111', ['F-PHONE-84']],
    ['0084990000111', '0990000111', ['F-PHONE-84']],
    ['+841690000111', '0390000111', ['F-PHONE-84']],
    ['+842053880111', '02053880111', ['F-PHONE-84']],
    ['02053880111', '02053880111', ['W-PHONE-LAND']],
    ['0205 3880 111', '02053880111', ['W-PHONE-LAND']],
    ['0990000114 / 0990000214 (anh Bình)', '0990000114', ['W-PHONE-MULTI']],
    ['0990000114; 0990000214', '0990000114', ['W-PHONE-MULTI']],
    ['0990000114, 0990000214', '0990000114', ['W-PHONE-MULTI']],
    ['0990000114 hoặc 0990000214', '0990000114', ['W-PHONE-MULTI']],
    ['0990000114 - 0990000214', '0990000114', ['W-PHONE-MULTI']],
    ['0990000114 (anh Bình)', '0990000114', ['W-PHONE-MULTI']],
    ['0990000114/', '0990000114', ['F-PHONE-FORM']],
    ['+84 12', null, ['E-PHONE']],
    ['+84 120 000 11', null, ['E-PHONE']],
    ['099000011', null, ['E-PHONE']],
    ['09900001111', null, ['E-PHONE']],
    ['0120abc0111', null, ['E-PHONE']],
    ['01200000111', '0700000111', ['F-PHONE-OLD11']],
    ['01190000111', null, ['E-PHONE']],
    ['không có', null, ['E-PHONE']],
    ['9,9E+08', null, ['E-PHONE']],
    ['+', null, ['E-PHONE']],
    [true, null, ['E-PHONE']],
    ['０９９００００１１１', '0990000111', ['F-WIDTH']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, PHONE)).toEqual({ value, codes })
  })

  it.each([
    ...[
      ['0120', '070'],
      ['0121', '079'],
      ['0122', '077'],
      ['0126', '076'],
      ['0128', '078'],
    ],
    ...[
      ['0123', '083'],
      ['0124', '084'],
      ['0125', '085'],
      ['0127', '081'],
      ['0129', '082'],
    ],
    ...[
      ['0162', '032'],
      ['0163', '033'],
      ['0164', '034'],
      ['0165', '035'],
      ['0166', '036'],
    ],
    ...[
      ['0167', '037'],
      ['0168', '038'],
      ['0169', '039'],
    ],
    ...[
      ['0186', '056'],
      ['0188', '058'],
      ['0199', '059'],
    ],
  ])('of the old prefix %s begins %s today', (old, today) => {
    expect(read(`${old}1234567`)).toEqual({ value: `${today}1234567`, codes: ['F-PHONE-OLD11'] })
  })

  it('however spaced, is the same', () => {
    const digits = fc.stringMatching(/^0[35789]\d{8}$/)
    const gaps = fc.array(fc.constantFrom('', ' ', '.', '-'), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(digits, gaps, (number, between) => {
        const typed = [...number].map((digit, i) => (i === 0 ? digit : `${between[i]}${digit}`)).join('')
        expect(read(typed).value).toBe(number)
      }),
    )
  })
})
