import { expect, it } from 'vitest'
import { refilledTab } from '../../../domain/sheet/refilled-tab.ts'
import type { TemplateColumn, TemplateTab } from '../../../domain/sheet/template-tab.ts'

const column = (key: string, locked: boolean): TemplateColumn => ({
  key,
  header: key,
  width: 100,
  choices: null,
  strict: false,
  format: null,
  locked,
})
const tab = (...given: readonly string[]): TemplateTab => ({
  title: 'F3',
  cells: [['UBND xã'], ['ma', 'ket_qua'], ...given.map((id) => [id])],
  headerRow: 1,
  columns: [column('ma', given.length > 0), column('ket_qua', false)],
  prefilledRows: given.length,
  stateCell: { row: 0, column: 1, label: '', value: '', choices: [] },
  countdown: null,
})

it('a tab that is laid out again has the rows that were in it, each where the template has it', () => {
  const rows = [{ raw: { ma: 'VL-2', ket_qua: 'xong' } }, { raw: { ma: 'VL-9', ket_qua: 'của xã' } }]
  expect(refilledTab(tab('VL-1', 'VL-2'), rows).cells.slice(2)).toEqual([
    ['VL-1'],
    ['VL-2', 'xong'],
    ['VL-9', 'của xã'],
  ])
  expect(refilledTab(tab(), [{ raw: { ma: 'A' } }]).cells.slice(2)).toEqual([['A', null]])
  expect(refilledTab(tab('VL-1'), [])).toEqual(tab('VL-1'))
})
