import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'

const BIRTH = contextOf('year')
const CYCLE = contextOf('year', { cycle: true })

describe('a year of birth', () => {
  it.each([
    [1958, 1958, []],
    ['1958', 1958, []],
    ['1958 (tuổi ta)', 1958, []],
    [1920, 1920, []],
    [1919, null, ['E-YEAR']],
    [2013, 2013, []],
    [2014, null, ['E-YEAR']],
    ['15/02/1980', 1980, ['F-YEAR-FROM-DATE']],
    ['ngày 15 tháng 02 năm 1980', 1980, ['F-YEAR-FROM-DATE']],
    ['15/02/1880', null, ['E-YEAR']],
    ['58', null, ['E-YEAR-2D']],
    [58, null, ['E-YEAR-2D']],
    [29252, null, ['E-YEAR-SERIAL']],
    ['29252', null, ['E-YEAR-SERIAL']],
    [60_001, null, ['E-YEAR']],
    [9_999, null, ['E-YEAR']],
    [0, null, ['E-YEAR']],
    [-5, null, ['E-YEAR']],
    [1958.5, null, ['E-YEAR']],
    [Number.NaN, null, ['E-YEAR']],
    ['không nhớ', null, ['E-YEAR']],
    ['31/02/1980', null, ['E-YEAR']],
    [true, null, ['E-YEAR']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, BIRTH)).toEqual({ value, codes })
  })

  it.each([
    [58, 1958],
    [13, 2013],
    [14, 1914],
    [29252, '1980'],
  ])('of %i asks whether %s is meant', (cell, suggestion) => {
    expect(parseCell(cell, BIRTH).problems[0]?.params).toMatchObject({ found: cell, suggestion })
  })

  it('keeps the year of a full date alone, and remembers what was typed', () => {
    expect(parseCell('15/02/1980', BIRTH).repairs).toEqual([
      { code: 'F-YEAR-FROM-DATE', column: 'o', before: '15/02/1980', after: '1980' },
    ])
  })

  it('has the bounds that its column sets', () => {
    const bounded = contextOf('year', { min: 1950, max: 2000 })
    expect(readCell(1949, bounded).codes).toEqual(['E-YEAR'])
    expect(readCell(1950, bounded).codes).toEqual([])
    expect(readCell(2001, bounded).codes).toEqual(['E-YEAR'])
    expect(readCell('nhớ', bounded).codes).toEqual(['E-YEAR'])
  })
})

it.each([
  [2023, 2023, []],
  [1999, null, ['E-YEAR']],
  [2200, null, ['E-YEAR']],
  [23, null, ['E-YEAR-2D']],
])('a year of a cycle: %j is %j %j', (cell, value, codes) => {
  expect(readCell(cell, CYCLE)).toEqual({ value, codes })
})
