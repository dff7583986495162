import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { readTable } from '../../../domain/sheet/read-table.ts'
import { hasStateLabel, readStateCell } from '../../../domain/sheet/state-cell.ts'
import { SAMPLE_FORM } from '../../support/sample-form.ts'

describe('the state above the heading', () => {
  it.each([
    ['Đang soạn', 'draft'],
    ['Nộp', 'submitted'],
    ['  KHÔNG CÓ ', 'nil'],
    ['Nothing to report', 'nil'],
    ['Xong rồi', null],
    [null, null],
    [12, null],
  ])('%s means %s', (value, state) => {
    expect(readStateCell([['UBND xã'], ['Xã', null, 'Trạng thái', null, value]])).toBe(state)
    expect(readStateCell([['State', value]])).toBe(state)
  })

  it('is none where no label stands', () => {
    expect(readStateCell([['UBND xã', 'Nộp']])).toBeNull()
    expect(readStateCell([])).toBeNull()
    expect(hasStateLabel([['UBND xã', 'Nộp']])).toBe(false)
    expect(hasStateLabel([[], [null, 'trạng thái']])).toBe(true)
  })
})

describe('a table with its state', () => {
  const headings = SAMPLE_FORM.columns.map(({ header }) => header.vi)
  const read = (state: string, ...rows: Cell[][]) => {
    const result = readTable(SAMPLE_FORM, [['Xã', 'Trạng thái', state], headings, ...rows])
    if (result.kind !== 'table') throw new Error(result.kind)
    return result.table
  }
  const row = SAMPLE_FORM.columns.map(() => 'Tập thể')

  it('reports nothing when it says so and has no row', () => {
    expect(read('Không có')).toMatchObject({ nil: true, stated: 'nil', notices: [] })
    expect(read('Nộp')).toMatchObject({ nil: false, stated: 'submitted', notices: [{ code: 'N-EMPTY' }] })
  })

  it('is asked to correct the state when there are rows', () => {
    expect(read('Không có', row)).toMatchObject({
      nil: false,
      notices: [{ code: 'N-NIL-WITH-ROWS', params: { rows: 1 } }],
    })
    expect(read('Nộp', row)).toMatchObject({ nil: false, stated: 'submitted', notices: [] })
  })
})
