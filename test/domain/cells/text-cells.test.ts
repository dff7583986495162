import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'

describe('a text', () => {
  const BOUNDED = contextOf('text', { min: 3, max: 10 })

  it.each([
    ['Xã Tân', 'Xã Tân', []],
    [1234, '1234', []],
    [true, 'true', []],
    ['ab', null, ['E-LENGTH']],
    ['dài quá mười chữ', null, ['E-LENGTH']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, BOUNDED)).toEqual({ value, codes })
  })

  it.each([
    [{ min: 3 }, 'ab', { found: 2, min: 3, max: 50_000 }],
    [{ max: 3 }, 'abcd', { found: 4, min: 0, max: 3 }],
  ])('of the wrong length is told its bounds: %j', (bounds, cell, params) => {
    expect(parseCell(cell, contextOf('text', bounds)).problems[0]?.params).toEqual(params)
  })
})

describe('a name', () => {
  it('of a person is mended, each repair kept with what was typed', () => {
    const person = contextOf('name', {}, { person: true })
    expect(parseCell('BÀ LÝ THỊ LAN', person)).toEqual({
      value: 'Lý Thị Lan',
      problems: [
        { code: 'F-HONORIFIC', column: 'o', params: { before: 'BÀ LÝ THỊ LAN', after: 'Lý Thị Lan' } },
        { code: 'F-CAPS', column: 'o', params: { before: 'BÀ LÝ THỊ LAN', after: 'Lý Thị Lan' } },
      ],
      repairs: [
        { code: 'F-HONORIFIC', column: 'o', before: 'BÀ LÝ THỊ LAN', after: 'Lý Thị Lan' },
        { code: 'F-CAPS', column: 'o', before: 'BÀ LÝ THỊ LAN', after: 'Lý Thị Lan' },
      ],
    })
  })

  it('of a collective keeps its capitals', () => {
    expect(readCell('HTX NÔNG NGHIỆP', contextOf('name'))).toEqual({ value: 'HTX NÔNG NGHIỆP', codes: [] })
  })
})

describe('a mail address', () => {
  it.each([
    ['ten@donvi.gov.vn', 'ten@donvi.gov.vn', []],
    ['Ten.Ho+1@Donvi.gov.vn', 'ten.ho+1@donvi.gov.vn', []],
    ['ten@donvi', null, ['E-EMAIL']],
    ['ten donvi.gov.vn', null, ['E-EMAIL']],
    ['a@b.vn; c@d.vn', null, ['E-EMAIL']],
    [`${'a'.repeat(64)}@${'b.'.repeat(95)}vn`, null, ['E-EMAIL']],
    [5, null, ['E-EMAIL']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, contextOf('email'))).toEqual({ value, codes })
  })
})

describe('a link', () => {
  it.each([
    ['https://baolangson.vn/bai-1.html', 'https://baolangson.vn/bai-1.html', []],
    ['HTTP://Lang.vn', 'HTTP://Lang.vn', []],
    ['www.langson.gov.vn', null, ['E-LINK']],
    ['javascript:alert(1)', null, ['E-LINK']],
    ['https:// lang.vn', null, ['E-LINK']],
    [`https://a.vn/${'x'.repeat(2000)}`, null, ['E-LINK']],
    [5, null, ['E-LINK']],
  ])('%j is %j %j', (cell, value, codes) => {
    expect(readCell(cell, contextOf('link'))).toEqual({ value, codes })
  })
})
