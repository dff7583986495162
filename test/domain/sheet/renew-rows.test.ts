import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { findHeader } from '../../../domain/sheet/header.ts'
import { renewRows } from '../../../domain/sheet/renew-rows.ts'
import { tabLayout } from '../../../domain/sheet/tab-layout.ts'
import type { TemplateTab } from '../../../domain/sheet/template-tab.ts'
import { column, SAMPLE_FORM } from '../../support/sample-form.ts'

const COLUMNS = ['ma_nv', 'noi_dung', 'thoi_han', 'ket_qua'] as const
const FORM = { ...SAMPLE_FORM, columns: COLUMNS.map((key) => column(key, key, 'text')) }

/** A tab in which some tasks are given. */
const tabWith = (...tasks: readonly Cell[][]): TemplateTab => ({
  title: 'F3',
  cells: [['Xã'], [...COLUMNS], ...tasks],
  headerRow: 1,
  columns: COLUMNS.map((key) => ({
    key,
    header: key,
    width: 1,
    choices: null,
    strict: false,
    format: null,
    locked: true,
  })),
  prefilledRows: tasks.length,
  stateCell: { row: 0, column: 1, label: '', value: '', choices: [] },
  countdown: null,
})
const OLD = tabWith(['R1', 'Họp', '01/02/2023', null], ['R2', 'Báo cáo', '01/03/2023', null])
const BEFORE = tabLayout(FORM, OLD)
const USED: Cell[][] = [
  ['Xã'],
  [...COLUMNS],
  ['R2', 'Báo cáo', '01/03/2023', 'đã xong'],
  ['R1', 'Họp thôn', '01/02/2023', 'chưa'],
  [null, 'ghi nhớ của xã'],
]
function renew(tab: TemplateTab, grid: Cell[][] = USED, before: typeof BEFORE | null = BEFORE) {
  const found = findHeader(FORM, grid)
  if (!found.ok) throw new Error('no header')
  return renewRows(before, tab, found.header, grid)
}

describe('rows that the template fills in', () => {
  it('stay as they are when nothing changed, wherever the unit has sorted them', () => {
    expect(renew(OLD)).toEqual({ edits: [], added: { row: 5, count: 0 } })
  })

  it('get a new day where ours still stands, and leave what the unit wrote itself', () => {
    const changed = tabWith(['R1', 'Họp dân', '15/02/2023', null], ['R2', 'Báo cáo', '15/03/2023', null])
    expect(renew(changed).edits).toEqual([
      { row: 3, column: 2, value: '15/02/2023' },
      { row: 2, column: 2, value: '15/03/2023' },
    ])
  })

  it('are added below everything when they are new', () => {
    const more = tabWith(
      ['R3', 'Sơ kết', null, null],
      ['R1', 'Họp', '01/02/2023', null],
      ['R4', 'Tổng kết', '', null],
    )
    expect(renew(more)).toEqual({
      edits: [
        { row: 5, column: 0, value: 'R3' },
        { row: 5, column: 1, value: 'Sơ kết' },
        { row: 6, column: 0, value: 'R4' },
        { row: 6, column: 1, value: 'Tổng kết' },
        { row: 6, column: 2, value: '' },
      ],
      added: { row: 5, count: 2 },
    })
  })

  it('do not come back when the unit took them away', () => {
    const without = USED.filter(([id]) => id !== 'R1')
    expect(renew(OLD, without)).toEqual({ edits: [], added: { row: 4, count: 0 } })
  })

  it('of a tab of which nothing is remembered are completed and not changed', () => {
    const { rows: _, ...older } = BEFORE
    const changed = tabWith(['R1', 'Họp', '15/02/2023', null], ['R3', 'Sơ kết', null, null])
    const added = [
      { row: 5, column: 0, value: 'R3' },
      { row: 5, column: 1, value: 'Sơ kết' },
    ]
    expect(renew(changed, USED, null).edits).toEqual(added)
    expect(renew(changed, USED, older).edits).toEqual(added)
  })

  it('are left alone where the column of their ids is gone, and other columns that are gone are passed over', () => {
    const cut = (at: number) => USED.map((row) => row.toSpliced(at, 1))
    const changed = tabWith(['R1', 'Họp', '15/02/2023', null], ['R3', 'Sơ kết', null, null])
    expect(renew(changed, cut(0)).edits).toEqual([])
    expect(renew(changed, cut(2)).edits).toEqual([
      { row: 5, column: 0, value: 'R3' },
      { row: 5, column: 1, value: 'Sơ kết' },
    ])
  })

  it('stand right below the heading of an empty tab, and a row without an id is one of its own', () => {
    expect(renew(tabWith(['R1', 'Họp', null, null]), USED.slice(0, 2), null).added).toEqual({
      row: 2,
      count: 1,
    })
    expect(tabLayout(FORM, tabWith([null, 'Họp', null, null])).rows).toEqual({
      '': { noi_dung: expect.anything() },
    })
  })
})
