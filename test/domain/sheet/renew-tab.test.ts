import { describe, expect, it } from 'vitest'
import type { Form } from '../../../domain/plan/form.ts'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { OUR_HEADERS } from '../../../domain/sheet/our-columns.ts'
import { renewTab } from '../../../domain/sheet/renew-tab.ts'
import { tabLayout } from '../../../domain/sheet/tab-layout.ts'
import { templateTab } from '../../../domain/sheet/template-tab.ts'
import { column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { samplePlan } from '../../support/sample-plan.ts'

const OURS = Object.values(OUR_HEADERS.vi)
const WIDTH = SAMPLE_FORM.columns.length
const tabOf = (form: Form) => templateTab(samplePlan(), SAMPLE_CYCLE, SAMPLE_UNIT, form, 'vi')
const OLD = tabOf(SAMPLE_FORM)
const BEFORE = tabLayout(SAMPLE_FORM, OLD)
const withNew: Form = { ...SAMPLE_FORM, columns: [...SAMPLE_FORM.columns, column('moi', 'Cột mới', 'text')] }
/** The old tab with our columns beside it and cells set by place. */
function gridWith(
  beside: readonly Cell[],
  cells: readonly [row: number, column: number, value: Cell][] = [],
) {
  const grid = OLD.cells.map((row, i) => (i === OLD.headerRow ? [...row, ...beside] : [...row]))
  for (const [row, at, value] of cells) {
    while (grid.length <= row) grid.push([])
    const line = grid[row] ?? []
    while (line.length <= at) line.push(null)
    line[at] = value
  }
  return grid
}
const renew = (form: Form, grid: Cell[][], before: typeof BEFORE | null = BEFORE) =>
  renewTab(form, before, tabOf(form), grid)

describe('a tab and the plan as it is now', () => {
  it('has nothing to change when nothing changed', () => {
    expect(renew(SAMPLE_FORM, gridWith(OURS))).toMatchObject({
      insert: { count: 0 },
      edits: [],
      columns: [],
      addsState: false,
    })
  })

  it.each([
    ['before ours', gridWith(OURS), WIDTH],
    ['at the end where ours are not there yet', gridWith([]), WIDTH],
    ['right of a column of the unit', gridWith(['Của xã', ...OURS]), WIDTH + 1],
    ['right of everything where somebody typed right of ours', gridWith([...OURS, 'Của xã']), WIDTH + 4],
    ['right of a note below', gridWith(OURS, [[9, WIDTH + 5, 'ghi nhớ']]), WIDTH + 6],
    ['right of ours where they stand among the columns', gridWith([' ', ...OURS]), WIDTH + 1],
  ])('gets a new column %s', (_, grid, at) => {
    expect(renew(withNew, grid)).toMatchObject({
      insert: { column: at, count: 1 },
      edits: [{ row: OLD.headerRow, column: at, value: 'Cột mới' }],
      columns: [{ column: at, isNew: true }],
    })
  })

  it('is left alone without its heading', () => {
    expect(renew(withNew, [['Xã'], ['ghi chú']])).toBeNull()
  })

  const [first] = SAMPLE_FORM.columns
  const rename = (vi: string): Form => ({
    ...SAMPLE_FORM,
    columns: SAMPLE_FORM.columns.map((one, i) =>
      i === 1 ? { ...one, header: { vi, en: vi }, aliases: [] } : one,
    ),
  })

  it('gets the new heading where the old one stands, and not where the unit wrote its own', () => {
    const edit = { row: OLD.headerRow, column: 1, value: 'Tên mới' }
    expect(renew(rename('Tên mới'), gridWith(OURS))?.edits).toEqual([edit])
    const alias: Form = {
      ...SAMPLE_FORM,
      columns: rename('Tên mới').columns.map((one, i) => (i === 1 ? { ...one, aliases: ['Họ tên'] } : one)),
    }
    expect(renew(alias, gridWith(OURS, [[OLD.headerRow, 1, 'Họ tên']]))?.edits).toEqual([])
    expect(renew(rename('Tên mới'), gridWith(OURS, [[OLD.headerRow, 1, 'Tên mới']]))?.edits).toEqual([])
  })

  it('takes a heading by its meaning now, where another column has taken it over', () => {
    const swapped = rename(String(first?.header.vi))
    expect(renew(swapped, gridWith(OURS))).not.toBeUndefined()
  })

  it('gets its head where ours stands, and a state cell where there is room', () => {
    const before = { ...BEFORE, head: ['Tên cũ', ...BEFORE.head.slice(1)] }
    const named = gridWith(OURS, [[0, 0, 'Tên cũ']])
    expect(renew(SAMPLE_FORM, named, before)?.edits).toEqual([{ row: 0, column: 0, value: SAMPLE_UNIT.name }])
    expect(renew(SAMPLE_FORM, gridWith(OURS, [[0, 0, 'UBND']]), before)?.edits).toEqual([])
    const { column: at, label } = OLD.stateCell
    const bare = gridWith(OURS, [
      [0, at - 1, null],
      [0, at, null],
    ])
    expect(renew(SAMPLE_FORM, bare)).toMatchObject({
      addsState: true,
      edits: [{ row: 0, column: at - 1, value: label }],
    })
    const taken = gridWith(OURS, [
      [0, at - 1, 'Số:'],
      [0, at, '12'],
    ])
    expect(renew(SAMPLE_FORM, taken)).toMatchObject({ addsState: false })
    const half = gridWith(OURS, [
      [0, at - 1, ' '],
      [0, at, '12'],
    ])
    expect(renew(SAMPLE_FORM, half)).toMatchObject({ addsState: false })
    expect(renew(SAMPLE_FORM, gridWith(OURS).slice(OLD.headerRow))).toMatchObject({ addsState: false })
    const narrow: Form = { ...SAMPLE_FORM, columns: SAMPLE_FORM.columns.slice(0, 3) }
    const three = [[], narrow.columns.map(({ header }) => header.vi)]
    expect(renew(narrow, three)).toMatchObject({ addsState: false })
  })

  it('renews every dropdown where it is not known what was laid out', () => {
    expect(renew(SAMPLE_FORM, gridWith(OURS), null)?.columns).toHaveLength(WIDTH)
  })
})
