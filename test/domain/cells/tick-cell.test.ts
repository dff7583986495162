import { expect, it } from 'vitest'
import { contextOf, readCell } from '../../support/read-cell.ts'

const TICK = contextOf('tick')

it.each([
  ['x', true, []],
  [' x', true, []],
  [true, true, []],
  [false, false, []],
  ['X', true, ['F-TICK']],
  ['v', true, ['F-TICK']],
  ['V', true, ['F-TICK']],
  ['✓', true, ['F-TICK']],
  ['✔', true, ['F-TICK']],
  ['☑', true, ['F-TICK']],
  ['Có', true, ['F-TICK']],
  ['CÓ', true, ['F-TICK']],
  ['TRUE', true, ['F-TICK']],
  ['đúng', true, ['F-TICK']],
  [1, true, ['F-TICK']],
  ['Không', false, ['F-TICK']],
  ['FALSE', false, ['F-TICK']],
  [0, false, ['F-TICK']],
  ['có thể', null, ['E-TICK']],
  [2, null, ['E-TICK']],
  ['-', null, []],
  ['', null, []],
  [null, null, []],
])('%j is the tick %j %j', (cell, value, codes) => {
  expect(readCell(cell, TICK)).toEqual({ value, codes })
})
