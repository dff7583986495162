import { expect, it } from 'vitest'
import { contextOf, readCell } from '../../support/read-cell.ts'

const DATE = contextOf('date')

it.each([
  ['03/04/2025', '2025-04-03', ['F-DATE']],
  ['04/4/2023', '2023-04-04', ['F-DATE']],
  ['4-4-2023', '2023-04-04', ['F-DATE']],
  ['4.4.2023', '2023-04-04', ['F-DATE']],
  ['2023-04-04', '2023-04-04', ['F-DATE']],
  ['ngày 04 tháng 4 năm 2023', '2023-04-04', ['F-DATE']],
  ['Ngày 04 tháng 4 năm 2023', '2023-04-04', ['F-DATE']],
  ['04 tháng 4 năm 2023', '2023-04-04', ['F-DATE']],
  ['03/04/2025\u00a0', '2025-04-03', ['F-SPACE', 'F-DATE']],
  ['\u00a003/04/2025', '2025-04-03', ['F-SPACE', 'F-DATE']],
  ['29/02/2024', '2024-02-29', ['F-DATE']],
  ['29/02/2023', null, ['E-DATE']],
  ['31/4/2023', null, ['E-DATE']],
  ['4/13/2023', null, ['E-DATE']],
  ['00/00/2023', null, ['E-DATE']],
  ['4/2025', null, ['E-DATE']],
  ['Quý I/2025', null, ['E-DATE']],
  ['04/4/23', null, ['E-DATE']],
  [29252, '1980-02-01', []],
  [29252.75, '1980-02-01', []],
  [45291, '2023-12-31', []],
  [0, null, ['E-DATE']],
  [109_575, null, ['E-DATE']],
  [Number.NaN, null, ['E-DATE']],
  [true, null, ['E-DATE']],
])('%j is the day %j %j', (cell, value, codes) => {
  expect(readCell(cell, DATE)).toEqual({ value, codes })
})
