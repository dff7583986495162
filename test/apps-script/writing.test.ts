import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callsFor } from '../../apps-script/src/blocks.ts'
import { checkTab } from '../../apps-script/src/check-tab.ts'
import { isSmall, planEdit } from '../../apps-script/src/plan-edit.ts'
import { planFeedback } from '../../apps-script/src/plan-feedback.ts'
import { parsePlan, type SheetPlan } from '../../apps-script/src/read-plan.ts'
import { type EditedArea, rowIdOf, stampIds } from '../../apps-script/src/stamp-ids.ts'
import { type CellEdit, rowFeedback } from '../../domain/sheet/feedback.ts'
import { type Cell, cellAt, type Grid } from '../../domain/sheet/grid.ts'
import { isRowId } from '../../domain/sheet/our-columns.ts'
import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { column, SAMPLE_FORM } from '../support/sample-form.ts'
import { FIRST, GOOD, ID, NO_FIELD, NOW, OTHER, PLAN_TEXT, REASON, STATUS, tabWith } from './sample-tab.ts'

const plan = parsePlan(PLAN_TEXT) as SheetPlan
const [A, B, C] = ['A100000001', 'B200000002', 'C300000003']

/** Empty texts are how a script sees empty cells; the grid has null. */
const gridWith = (...rows: readonly (readonly Cell[])[]): Grid =>
  tabWith(...rows).map((row) => row.map((cell) => (cell === '' ? null : cell)))

const area = (
  top: number,
  left: number,
  bottom = top,
  right = left,
  before: string | null = null,
): EditedArea => ({
  top,
  left,
  bottom,
  right,
  before,
})

const ids = (): (() => string) => {
  let count = 0
  return () => `N${count++}AAAAAAAA`
}

const edited = (grid: Grid, edits: readonly CellEdit[]): Grid => {
  const after = grid.map((row) => [...row])
  for (const { row, column: place, value } of edits) {
    const line = after[row]
    while (line && line.length <= place) line.push(null)
    if (line) line[place] = value
  }
  return after
}

const afterEdit = (grid: Grid, where: EditedArea): Grid =>
  edited(grid, planEdit(plan, SAMPLE_FORM, grid, where, NOW, ids()))

const besides = (grid: Grid, row: number): readonly Cell[] =>
  [ID, STATUS, REASON].map((place) => cellAt(grid, row, place))

describe('an edit by hand', () => {
  it('gives a new row its id and its result', () => {
    expect(besides(afterEdit(gridWith(GOOD), area(FIRST, 5)), FIRST)).toEqual(['N0AAAAAAAA', 'Hợp lệ', null])
  })

  it('says what is wrong with the row', () => {
    const [id, status, reason] = besides(afterEdit(gridWith(NO_FIELD), area(FIRST, 1)), FIRST)
    expect([id, status]).toEqual(['N0AAAAAAAA', 'Lỗi'])
    expect(reason).toContain('Lĩnh vực')
  })

  it('changes nothing beside other rows', () => {
    const edits = planEdit(plan, SAMPLE_FORM, gridWith(GOOD, NO_FIELD), area(FIRST, 5), NOW, ids())
    expect(edits.map(({ row }) => row)).toEqual([FIRST, FIRST])
  })

  it('sees a copy of a row further up', () => {
    const grid = gridWith([...GOOD, A, 'Hợp lệ'], GOOD)
    expect(besides(afterEdit(grid, area(FIRST + 1, 0, FIRST + 1, 5)), FIRST + 1)[1]).toBe('Lỗi')
  })

  it('leaves an id and a right result as they are', () => {
    const grid = gridWith([...GOOD, A, 'Hợp lệ'])
    expect(planEdit(plan, SAMPLE_FORM, grid, area(FIRST, 4), NOW, ids())).toEqual([])
  })

  it('takes away the result beside a row that was emptied, and leaves its id for an undo', () => {
    const grid = gridWith([...GOOD, A, 'Hợp lệ'], [null, null, null, null, null, null, B, 'Lỗi', 'x'])
    expect(besides(afterEdit(grid, area(FIRST + 1, 0, FIRST + 1, 5)), FIRST + 1)).toEqual([B, null, null])
  })

  it.each([
    ['above the heading', gridWith(GOOD), area(0, 0)],
    ['of the heading', gridWith(GOOD), area(2, 0, 2, 8)],
    ['without our columns', gridWith(GOOD).map((row) => row.slice(0, 6)), area(FIRST, 1)],
    ['with one of our columns gone', gridWith(GOOD).map((row) => row.slice(0, 8)), area(FIRST, 1)],
    ['in a tab without a heading', gridWith(GOOD).slice(3), area(0, 1)],
    ['in an empty tab', [[null]], area(0, 0)],
  ])('writes nothing %s', (_, grid, where) => {
    expect(planEdit(plan, SAMPLE_FORM, grid, where, NOW, ids())).toEqual([])
  })

  it('of more than 200 rows is left to the server', () => {
    expect([isSmall(area(3, 0, 202)), isSmall(area(3, 0, 203))]).toEqual([true, false])
  })
})

describe('ids', () => {
  const stamps = (grid: Grid, where: EditedArea): readonly (readonly [number, string])[] => {
    const checked = checkTab(plan, SAMPLE_FORM, grid, NOW)
    if (checked.kind !== 'checked') throw new Error('no table')
    return [...stampIds(checked.table, where, ids())]
  }

  it('of a pasted copy give way, even above the original', () => {
    const twice = gridWith([...GOOD, A], [...OTHER, A])
    expect(stamps(twice, area(FIRST, 0, FIRST, 8))).toEqual([[FIRST, 'N0AAAAAAAA']])
    expect(stamps(twice, area(FIRST + 1, 0, FIRST + 1, 8))).toEqual([[FIRST + 1, 'N0AAAAAAAA']])
  })

  it('pasted twice stay with the upper row', () => {
    const rows = [GOOD, OTHER].map((row) => [...row, A])
    expect(stamps(gridWith(...rows), area(FIRST, 0, FIRST + 1, 8))).toEqual([[FIRST + 1, 'N0AAAAAAAA']])
  })

  it('that stand twice are mended where somebody works, and nowhere else', () => {
    const twice = gridWith([...GOOD, A], [...OTHER, A], [...NO_FIELD, null, null, null, B])
    expect(stamps(twice, area(FIRST, 1))).toEqual([])
    expect(stamps(twice, area(FIRST + 1, 1))).toEqual([[FIRST + 1, 'N0AAAAAAAA']])
  })

  it('that are no ids are replaced', () => {
    expect(stamps(gridWith([...GOOD, 'abc']), area(FIRST, 1))).toEqual([[FIRST, 'N0AAAAAAAA']])
  })

  it('are put back when one was overwritten, unless another row has it', () => {
    expect(stamps(gridWith(GOOD), area(FIRST, ID, FIRST, ID, A))).toEqual([[FIRST, A]])
    expect(stamps(gridWith(GOOD, [...OTHER, A]), area(FIRST, ID, FIRST, ID, A))).toEqual([])
    expect(stamps(gridWith(GOOD), area(FIRST, ID, FIRST, ID, 'x'))).toEqual([])
    expect(stamps(gridWith(GOOD), area(FIRST, STATUS, FIRST, STATUS, A))).toEqual([])
    expect(stamps(gridWith(GOOD), area(FIRST + 3, ID, FIRST + 3, ID, A))).toEqual([])
  })

  it('that were cleared are left to the server, which knows rows by their content', () => {
    expect(stamps(gridWith(GOOD, OTHER), area(FIRST, ID, FIRST + 1, REASON))).toEqual([])
  })

  it('are ids, and nothing that a spreadsheet would take for a number or a day', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(isRowId(rowIdOf(uuid))).toBe(true)
        expect(rowIdOf(uuid)).toMatch(/^[A-Z]\d/)
      }),
    )
  })

  it('differ where the randomness differs', () => {
    const uuids = fc.sample(fc.uuid({ version: 4 }), 3000)
    expect(new Set(uuids.map(rowIdOf)).size).toBe(new Set(uuids).size)
  })
})

describe('all rows', () => {
  const whole = (grid: Grid): readonly CellEdit[] => {
    const checked = checkTab(plan, SAMPLE_FORM, grid, NOW)
    if (checked.kind !== 'checked') throw new Error('no table')
    const { table, rows } = checked
    return planFeedback({ form: SAMPLE_FORM, language: 'vi', table, rows, grid, ids: new Map(), only: null })
  }

  it('get their results and no id', () => {
    const grid = gridWith([...GOOD, A], OTHER, NO_FIELD)
    const marked = edited(grid, whole(grid))
    expect([0, 1, 2].map((i) => besides(marked, FIRST + i).slice(0, 2))).toEqual([
      [A, 'Hợp lệ'],
      [null, 'Hợp lệ'],
      [null, 'Lỗi'],
    ])
    expect(whole(marked)).toEqual([])
  })

  it('are left as the server wrote them: both judge by the same code', () => {
    const grid = gridWith([...GOOD, A], OTHER, NO_FIELD, GOOD, ['', 'Tổng cộng', 4])
    const checked = checkTab(plan, SAMPLE_FORM, grid, NOW)
    if (checked.kind !== 'checked') throw new Error('no table')
    const placed = checked.rows.map((row, i) => {
      const { raw, values, problems, repairs } = row
      const rowId = row.id ?? `S${i}AAAAAAAA`
      const of = {
        rowId,
        raw,
        values,
        problems,
        repairs,
        counts: row.valid,
        fingerprint: '',
        withdrawn: false,
      }
      return { row: row.row, content: '', checked: of }
    })
    const scope = { form: SAMPLE_FORM, language: 'vi' as const, lines: ['Có 2, cần ít nhất 3'] }
    const served = edited(grid, rowFeedback(scope, checked.table, placed, grid))
    expect(besides(served, FIRST + 3)[1]).toBe('Lỗi')
    expect(whole(served)).toEqual([])
    const wide = area(0, 0, served.length, REASON)
    expect(planEdit(plan, SAMPLE_FORM, served, wide, NOW, ids())).toEqual([])
  })

  it('keep the heading and the meter above it', () => {
    const grid = gridWith(GOOD)
    expect(whole(grid).every(({ row }) => row >= FIRST)).toBe(true)
  })
})

describe('a row that names a unit', () => {
  const form = { ...SAMPLE_FORM, columns: [...SAMPLE_FORM.columns, column('dv', 'Đơn vị', 'unit')] }
  const line = (unit: Cell, ...beside: readonly Cell[]): Grid => {
    const [title = [], meter = [], head = []] = gridWith()
    return [
      title,
      meter,
      [...head, 'Đơn vị'],
      [...GOOD, ...beside, ...Array(3 - beside.length).fill(null), unit],
    ]
  }
  const pending = SCRIPT_WORDS.vi.pending
  const edits = (grid: Grid): readonly CellEdit[] => planEdit(plan, form, grid, area(FIRST, 9), NOW, ids())

  it('is judged here when it is the unit itself', () => {
    expect(besides(edited(line('Xã Thanh Long'), edits(line('Xã Thanh Long'))), FIRST)[1]).toBe('Hợp lệ')
  })

  it('is left to the server when the unit is another: no result, and the reason', () => {
    const grid = line('Xã Bắc Hùng', A, 'Lỗi', 'Không rõ đơn vị')
    const marked = edited(grid, edits(grid))
    expect(besides(marked, FIRST)).toEqual([A, null, pending])
    expect(edits(marked)).toEqual([])
    const fresh = line('Xã Bắc Hùng')
    expect(besides(edited(fresh, edits(fresh)), FIRST)).toEqual(['N0AAAAAAAA', null, pending])
  })

  it('keeps what the server said until it is edited', () => {
    const grid = line('Xã Bắc Hùng', A, 'Lỗi', 'Không rõ đơn vị')
    const checked = checkTab(plan, form, grid, NOW)
    if (checked.kind !== 'checked') throw new Error('no table')
    const { table, rows } = checked
    expect(rows).toMatchObject([{ valid: false, pending: true, problems: [] }])
    expect(planFeedback({ form, language: 'vi', table, rows, grid, ids: new Map(), only: null })).toEqual([])
  })

  it('is told its other errors', () => {
    const grid = line('Xã Bắc Hùng').map((row, i) => (i === FIRST ? row.with(5, null) : row))
    expect(besides(edited(grid, edits(grid)), FIRST)[1]).toBe('Lỗi')
  })
})

describe('calls', () => {
  it('are few: short gaps are filled with what stands there', () => {
    const grid = [['a'], ['b'], [null], ['d']]
    const calls = callsFor(
      [
        { row: 3, column: 0, value: 'y' },
        { row: 0, column: 0, value: 'x' },
      ],
      grid,
    )
    expect(calls).toEqual([{ row: 0, column: 0, values: [['x'], ['b'], [''], ['y']] }])
  })

  it('leave long gaps alone', () => {
    const far = [0, 21, 41].map((row) => ({ row, column: 2, value: 'x' }))
    expect(callsFor(far, []).map(({ row, values }) => [row, values.length])).toEqual([
      [0, 1],
      [21, 21],
    ])
  })

  it.each(['=1+1', '+84', '-1', '@x', "'x", '\t=1'])('never make a formula of %j', (value) => {
    expect(callsFor([{ row: 0, column: 0, value }], [])[0]?.values).toEqual([[`'${value}`]])
  })

  it('bring the grid where the edits would have it, whatever the edits', () => {
    const cell = fc.oneof(fc.constant(null), fc.stringMatching(/^[a-z]{1,3}$/), fc.integer(), fc.boolean())
    const grids = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 60, maxLength: 60 })
    const edit = fc.record({ row: fc.nat(59), column: fc.nat(2), value: cell })
    const edits = fc.uniqueArray(edit, { selector: ({ row, column: c }) => `${row}/${c}` })
    fc.assert(
      fc.property(grids, edits, (grid, wanted) => {
        const written = callsFor(wanted, grid).flatMap(({ row, column: place, values }) =>
          values.map(
            ([value], i): CellEdit => ({ row: row + i, column: place, value: value === '' ? null : value }),
          ),
        )
        expect(edited(grid, written)).toEqual(edited(grid, wanted))
      }),
    )
  })
})

it('uses three ids', () => expect([A, B, C].every(isRowId)).toBe(true))
