import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'
import { choice } from '../../support/sample-form.ts'

const choices = [
  { ...choice('van_hoa', 'Văn hóa'), aliases: ['Văn hóa, thể thao'] },
  choice('an_ninh', 'An ninh'),
  choice('quoc_phong', 'Quốc phòng'),
]
const LIST = contextOf('list', { choices })
const OPEN = contextOf('list', { choices, open: true })

describe('a choice of a list', () => {
  it.each([
    ['Văn hóa', 'van_hoa', []],
    ['van_hoa', 'van_hoa', []],
    ['Văn hoá', 'van_hoa', ['F-LIST']],
    ['VĂN HÓA', 'van_hoa', ['F-LIST']],
    ['văn hóa, thể thao', 'van_hoa', ['F-LIST']],
    ['An  ninh', 'an_ninh', ['F-SPACE']],
    ['Khác', null, ['E-LIST']],
    [5, null, ['E-LIST']],
    [true, null, ['E-LIST']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, LIST)).toEqual({ value, codes })
  })

  it('is suggested when a word is near one, with all that may be chosen', () => {
    expect(parseCell('Quốc phong ạ', LIST).problems[0]?.params).toEqual({
      found: 'Quốc phong ạ',
      allowed: 'Văn hóa, An ninh, Quốc phòng',
      nearest: 'Quốc phòng',
    })
    expect(parseCell('Y tế', LIST).problems[0]?.params.nearest).toBe('')
  })

  it('of an open list may be another word, with a warning', () => {
    expect(readCell('Thể thao', OPEN)).toEqual({ value: 'Thể thao', codes: ['W-LIST-OPEN'] })
    expect(readCell('An ninh', OPEN)).toEqual({ value: 'an_ninh', codes: [] })
  })

  it('of an open list is a word and no story', () => {
    expect(readCell('y'.repeat(200), OPEN).codes).toEqual(['W-LIST-OPEN'])
    expect(parseCell('y'.repeat(201), OPEN)).toMatchObject({
      value: null,
      problems: [{ code: 'E-LENGTH', params: { found: 201, min: 1, max: 200 } }],
    })
  })

  it('that is very long is named by its beginning', () => {
    expect(parseCell('y'.repeat(500), LIST).problems[0]?.params.found).toBe(`${'y'.repeat(57)}...`)
  })

  it.each(['__proto__', 'constructor', 'toString'])('is not %s', (word) => {
    expect(readCell(word, LIST).codes).toEqual(['E-LIST'])
  })
})
