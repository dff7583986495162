import { expect, it } from 'vitest'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'
import { SAMPLE_UNIT } from '../../support/sample-form.ts'

const unit = { ...SAMPLE_UNIT, id: 'thuy', name: 'Xã Thụy Hùng', aliases: ['Thụy Hùng'] }
const UNIT = contextOf('unit', { given: true }, { unit, units: [unit, SAMPLE_UNIT] })

it.each([
  ['Xã Thụy Hùng', 'thuy', []],
  ['Xã Thuỵ Hùng', 'thuy', ['F-TONE']],
  ['xã thụy hùng', 'thuy', ['F-UNIT-ALIAS']],
  ['UBND xã Thụy Hùng', 'thuy', ['F-UNIT-ALIAS']],
  ['Thụy Hùng', 'thuy', ['F-UNIT-ALIAS']],
  [' Xã Thụy Hùng\u00a0', 'thuy', ['F-SPACE']],
  ['Xã Thanh Long', null, ['E-UNIT-OTHER']],
  ['Xã Thụy Hưng', null, ['E-UNIT']],
  [17, null, ['E-UNIT']],
])('%j is %j %j', (cell, value, codes) => {
  expect(readCell(cell, UNIT)).toEqual({ value, codes })
})

it('another unit is named, with the one whose sheet this is', () => {
  expect(parseCell('x. Thanh Long', UNIT).problems[0]?.params).toEqual({
    found: 'Xã Thanh Long',
    expected: 'Xã Thụy Hùng',
    unitId: 'u1',
  })
})

it('another unit may be named in a column that is not about the sheet itself', () => {
  const other = contextOf('unit', { figure: true }, { unit, units: [unit, SAMPLE_UNIT] })
  expect(readCell('Xã Thanh Long', other)).toEqual({ value: 'u1', codes: [] })
  expect(readCell('x. Thanh Long', other)).toEqual({ value: 'u1', codes: ['F-UNIT-ALIAS'] })
})

it('an unknown unit comes with the nearest known one, where there is one', () => {
  expect(parseCell('Xã Thụy Hưng', UNIT).problems[0]?.params.nearest).toBe('Xã Thụy Hùng')
  expect(parseCell('Bưu điện', UNIT).problems[0]?.params.nearest).toBe('')
})
