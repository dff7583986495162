import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import { formatNumber } from '../../../domain/words/format.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'

const INTEGER = contextOf('integer')
const NUMBER = contextOf('number')

/** What JavaScript would take for a number, in part or whole. */
const NO_NUMBERS: [string | number, null, string[]][] = [
  ...['NaN', 'Infinity', '1e400', '1e3', '0x10', '0b1', '12abc3', '١٢', '1_000'],
  Number.NaN,
].map((cell) => [cell, null, ['E-NUM']])

describe('a whole number', () => {
  it.each([
    [12, 12, []],
    [-3, -3, []],
    ['12', 12, []],
    ['01', 1, ['F-NUM']],
    ['1.200', 1200, ['F-NUM']],
    ['1.234.567', 1_234_567, ['F-NUM']],
    ['12 người', 12, ['W-NUM-UNIT']],
    ['1.200 hộ', 1200, ['W-NUM-UNIT']],
    ['200đại biểu', 200, ['W-NUM-UNIT']],
    ['1,5', null, ['E-NUM']],
    ['70%', null, ['E-NUM']],
    ['1.20', null, ['E-NUM']],
    ['mười hai', null, ['E-NUM']],
    ['12-15', null, ['E-NUM']],
    [1.5, null, ['E-NUM']],
    [1e20, null, ['E-NUM']],
    ['9999999999999999', null, ['E-NUM']],
    ...NO_NUMBERS,
    [-0, -0, []],
    [true, null, ['E-NUM']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, INTEGER)).toEqual({ value, codes })
  })
})

describe('a number', () => {
  it.each([
    [0.7, 0.7, []],
    ['0,7', 0.7, ['F-NUM']],
    ['70%', 70, ['F-NUM']],
    ['1.234,5', 1234.5, ['F-NUM']],
    ['-2,5', -2.5, ['F-NUM']],
    ['7', 7, []],
    ['1.5', null, ['E-NUM']],
    ['1,234.5', null, ['E-NUM']],
    ['1,5 tấn', null, ['E-NUM']],
    [Number.POSITIVE_INFINITY, null, ['E-NUM']],
    ...NO_NUMBERS,
    [false, null, ['E-NUM']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, NUMBER)).toEqual({ value, codes })
  })

  it('is read back as the house form writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (hundredths) => {
        const number = hundredths / 100
        expect(readCell(formatNumber(number, 'vi'), NUMBER).value).toBe(number)
      }),
    )
  })
})

describe('the range of a column', () => {
  it.each([
    ['integer', 0, 10, -1, { found: -1, min: 0, max: 10 }],
    ['integer', 0, 10, '11', { found: 11, min: 0, max: 10 }],
    ['integer', 0, 10, '11 người', { found: 11, min: 0, max: 10 }],
    ['number', null, 10, 10.5, { found: 10.5, min: '-∞', max: 10 }],
    ['number', 0, null, -0.5, { found: -0.5, min: 0, max: '∞' }],
  ] as const)('%s from %j to %j refuses %j', (type, min, max, cell, params) => {
    expect(parseCell(cell, contextOf(type, { min, max }))).toEqual({
      value: null,
      problems: [{ code: 'E-RANGE', column: 'o', params }],
      repairs: [],
    })
  })

  it.each([0, 10, '10', '0', '5 người'])('takes %j from 0 to 10', (cell) => {
    expect(readCell(cell, contextOf('integer', { min: 0, max: 10 })).value).not.toBeNull()
  })
})
