import type { sheets_v4 } from '@googleapis/sheets'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import { checkRows } from '../../../domain/sheet/check-rows.ts'
import { ERROR_TAB_ID } from '../../../domain/sheet/error-tab.ts'
import { statusOf } from '../../../domain/sheet/feedback.ts'
import { type Cell, cellAt, type Grid } from '../../../domain/sheet/grid.ts'
import { isRowId, OUR_HEADERS } from '../../../domain/sheet/our-columns.ts'
import { readTable } from '../../../domain/sheet/read-table.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { openRig, type Rig } from '../../support/rig.ts'

/**
 * People edit sheets in every way that sheets allow, before, between and during our reads and writes. After
 * they stop, every cell that they typed is as they left it, every row shows exactly one result, no result
 * stands beside the wrong row, and what is stored is what stands in the sheet.
 */
let rig: Rig
/** Rows of another unit's sheet, with the ids and results that it got there. */
let foreign: Grid
beforeAll(async () => {
  rig = await openRig()
  const other = rig.campaign.units[1]
  if (!other) throw new Error('the sample plan has only one unit')
  const seat = await rig.seat(other, [HEADERS, ...bigSheet(4, 2, other.name)])
  await rig.sync(seat)
  foreign = (await rig.look(seat)).slice(1)
})
afterAll(() => rig.close())

const TAB = 77
const ROWS = 8
const OURS = new Set(Object.values(OUR_HEADERS.vi))
const VALUES: readonly Cell[] = [
  'Nông Văn Hiếu',
  'Tập thể',
  'Gia đình',
  1985,
  85,
  '=1+1',
  'Kinh tế',
  '',
  'Tổng cộng',
  '0912345678',
]

interface Edit {
  readonly kind: (typeof KINDS)[number]
  readonly a: number
  readonly b: number
  readonly value: number
}
const KINDS = [
  'type',
  'type',
  'type',
  'insert',
  'delete',
  'sort-all',
  'sort-theirs',
  'copy-row',
  'clear-ids',
  'clear-status',
  'garble-id',
  'move-column',
  'own-column',
  'hide',
  'rename',
  'duplicate-tab',
  'cut-rows',
  'copy-rows',
  'foreign-rows',
  'filter',
  'hide-rows',
  'merge',
  'unmerge',
  'undo',
  'clear-column',
  'column-between-ours',
  'delete-ours',
  'above-heading',
  'type-during-sync',
  'two-during-sync',
  'two-during-sync',
  'sync',
  'sync',
] as const

/** What a second person does while the first one types and we are between reading and writing. */
const HANDS = [
  'type',
  'insert',
  'delete',
  'sort-all',
  'cut-rows',
  'move-column',
  'delete-ours',
  'clear-ids',
  'sort-theirs',
  'copy-rows',
  'own-column',
  'column-between-ours',
  'above-heading',
] as const

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    a: fc.nat(30),
    b: fc.nat(30),
    value: fc.nat(VALUES.length - 1),
  }),
  { minLength: 3, maxLength: 14, size: 'max' },
)

/** Where things are now: the heading's row, our columns, the rows below. */
function layout(grid: Grid) {
  const head = Math.max(
    0,
    grid.findIndex((row) => row.filter((cell) => HEADERS.includes(String(cell))).length > 3),
  )
  const titles = grid[head] ?? []
  const ours = titles.flatMap((title, i) => (OURS.has(String(title)) ? [i] : []))
  const id = titles.indexOf(OUR_HEADERS.vi.id)
  const status = titles.indexOf(OUR_HEADERS.vi.status)
  const width = titles.length
  const theirs = Array.from({ length: width }, (_, i) => i).filter((i) => !ours.includes(i))
  return { head, ours, id, status, width, theirs, bottom: Math.max(grid.length, head + 2) }
}

const cellData = (cell: Cell): sheets_v4.Schema$CellData => {
  if (cell === null || cell === '') return {}
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } }
  return { userEnteredValue: typeof cell === 'boolean' ? { boolValue: cell } : { stringValue: cell } }
}

const put = (row: number, column: number, cells: readonly Cell[]): sheets_v4.Schema$Request => ({
  updateCells: {
    start: { sheetId: TAB, rowIndex: row, columnIndex: column },
    rows: [{ values: cells.map(cellData) }],
    fields: 'userEnteredValue',
  },
})

const rowsRange = (from: number, to: number, dimension: 'ROWS' | 'COLUMNS' = 'ROWS') => ({
  sheetId: TAB,
  dimension,
  startIndex: from,
  endIndex: to,
})

/** What one edit does to the sheet as it stands; some edits find nothing to do. */
function requestsFor({ kind, a, b, value }: Edit, grid: Grid): sheets_v4.Schema$Request[] {
  const { head, id, status, width, theirs, bottom } = layout(grid)
  const row = head + 1 + (a % Math.max(1, bottom - head))
  const column = theirs[b % theirs.length] ?? 0
  const range = (endColumnIndex: number) => ({
    sheetId: TAB,
    startRowIndex: head + 1,
    endRowIndex: bottom,
    startColumnIndex: 0,
    endColumnIndex,
  })
  const sortSpecs = [{ dimensionIndex: column, sortOrder: a % 2 ? 'ASCENDING' : 'DESCENDING' }]
  switch (kind) {
    case 'type':
      return [put(row, column, [VALUES[value] ?? null])]
    case 'insert':
      return [{ insertDimension: { range: rowsRange(row, row + 1 + (b % 2)) } }]
    case 'delete':
      return row < grid.length ? [{ deleteDimension: { range: rowsRange(row, row + 1) } }] : []
    case 'sort-all':
      return [{ sortRange: { range: range(width), sortSpecs } }]
    case 'sort-theirs':
      // Leaves our columns where they are: ids and results then stand beside other rows.
      return [
        { sortRange: { range: range(Math.min(...[width, id, status].filter((i) => i >= 0))), sortSpecs } },
      ]
    case 'copy-row':
      return [
        put(
          head + 1 + (b % Math.max(1, bottom - head)),
          0,
          Array.from({ length: width }, (_, i) => cellAt(grid, row, i)),
        ),
      ]
    case 'clear-ids':
      return id < 0 ? [] : [put(row, id, [null]), put(row + 1, id, [null])]
    case 'clear-status':
      return status < 0 ? [] : [put(row, status, [null])]
    case 'garble-id':
      return id < 0 ? [] : [put(row, id, ['xin chào'])]
    case 'move-column': {
      const to = theirs[a % theirs.length] ?? 0
      return to === column
        ? []
        : [{ moveDimension: { source: rowsRange(column, column + 1, 'COLUMNS'), destinationIndex: to } }]
    }
    case 'own-column':
      return [
        { insertDimension: { range: rowsRange(column, column + 1, 'COLUMNS') } },
        put(head, column, [`Riêng ${a}`]),
      ]
    case 'hide':
      return [
        {
          updateDimensionProperties: {
            range: rowsRange(column, column + 1, 'COLUMNS'),
            properties: { hiddenByUser: true },
            fields: 'hiddenByUser',
          },
        },
      ]
    default:
      return moreRequests({ kind, a, b, value }, grid)
  }
}

/** What lies over cells, and what moves many at once. */
function moreRequests({ kind, a, b, value }: Edit, grid: Grid): sheets_v4.Schema$Request[] {
  const { head, ours, width, theirs, bottom } = layout(grid)
  const row = head + 1 + (a % Math.max(1, bottom - head))
  const other = head + 1 + (b % Math.max(1, bottom - head))
  const column = theirs[b % theirs.length] ?? 0
  const count = 1 + (value % 3)
  const block = (from: number, rows: number, left: number, columns: number) => ({
    sheetId: TAB,
    startRowIndex: from,
    endRowIndex: from + rows,
    startColumnIndex: left,
    endColumnIndex: left + columns,
  })
  // By whole rows, or without what stands in our columns at the right.
  const wide = value % 2 ? width : Math.min(width, ...ours)
  switch (kind) {
    case 'duplicate-tab':
      return [{ duplicateSheet: { sourceSheetId: a % 3 ? TAB : ERROR_TAB_ID } }]
    case 'cut-rows':
      return [
        {
          cutPaste: {
            source: block(row, count, 0, wide),
            destination: { sheetId: TAB, rowIndex: other, columnIndex: 0 },
            pasteType: 'PASTE_NORMAL',
          },
        },
      ]
    case 'copy-rows':
      return [
        {
          copyPaste: {
            source: block(row, count, 0, wide),
            destination: block(other, 1, 0, 1),
            pasteType: a % 2 ? 'PASTE_NORMAL' : 'PASTE_VALUES',
          },
        },
      ]
    case 'foreign-rows':
      return foreign
        .slice(0, count)
        .map((cells, i) => put(row + i, 0, cells.slice(0, value % 2 ? 99 : HEADERS.length)))
    case 'filter': {
      const range = { ...block(head, bottom - head, 0, width) }
      const hiddenValues = [String(cellAt(grid, row, column) ?? '')]
      const filterSpecs = [{ columnIndex: column, filterCriteria: { hiddenValues } }]
      return [
        a % 3
          ? { setBasicFilter: { filter: { range, filterSpecs } } }
          : { clearBasicFilter: { sheetId: TAB } },
      ]
    }
    case 'hide-rows':
      return [
        {
          updateDimensionProperties: {
            range: rowsRange(row, row + count),
            properties: { hiddenByUser: a % 3 > 0 },
            fields: 'hiddenByUser',
          },
        },
      ]
    case 'merge':
      return [
        {
          mergeCells: {
            range: block(row, 1 + (a % 3), Math.min(column, width - 1), 1 + (value % 4)),
            mergeType: ['MERGE_ALL', 'MERGE_ROWS', 'MERGE_COLUMNS'][b % 3] ?? null,
          },
        },
      ]
    case 'unmerge':
      return [{ unmergeCells: { range: { sheetId: TAB } } }]
    case 'clear-column':
      return [
        { updateCells: { range: block(head + 1, bottom - head, column, 1), fields: 'userEnteredValue' } },
      ]
    case 'column-between-ours': {
      const at = ours[a % Math.max(1, ours.length)]
      return at === undefined
        ? []
        : [
            { insertDimension: { range: rowsRange(at, at + 1, 'COLUMNS') } },
            put(head, at, [`Xen ${a}`]),
            put(row, at, ['của xã']),
          ]
    }
    case 'above-heading':
      // A row more above everything, or the empty one there taken out again.
      return a % 2 || head < 2
        ? [{ insertDimension: { range: rowsRange(1, 2) } }]
        : [{ deleteDimension: { range: rowsRange(1, 2) } }]
    case 'delete-ours': {
      const gone = a % 3 ? ours.slice(b % 3, (b % 3) + 1) : ours
      return gone.toReversed().map((at) => ({ deleteDimension: { range: rowsRange(at, at + 1, 'COLUMNS') } }))
    }
    default:
      return []
  }
}

/** Undo gives back what stood in their columns; ours, which we wrote, stay. Other columns cannot be undone so. */
function undoRequests(earlier: Grid, grid: Grid): sheets_v4.Schema$Request[] {
  const [was, is] = [layout(earlier), layout(grid)]
  const titles = (rows: Grid, head: number, columns: readonly number[]): string =>
    JSON.stringify([head, columns, columns.map((column) => cellAt(rows, head, column))])
  if (titles(earlier, was.head, was.theirs) !== titles(grid, is.head, is.theirs)) return []
  const rows = Array.from(
    { length: Math.max(earlier.length, grid.length) - is.head - 1 },
    (_, i) => is.head + 1 + i,
  )
  return rows.flatMap((row) => is.theirs.map((column) => put(row, column, [cellAt(earlier, row, column)])))
}

/** Somebody's hands; Google may say no (a merge is in the way), and then nothing happens. */
async function tryEdit(seat: SheetSeat, requests: readonly sheets_v4.Schema$Request[]): Promise<void> {
  if (requests.length === 0) return
  await rig.edit(seat, requests).catch((error: Error) => {
    if (!/merge|beyond the sheet/.test(error.message)) throw error
  })
}

/** Everything outside our columns must be exactly as it was. */
function expectTheirsIntact(before: Grid, after: Grid): void {
  const [was, is] = [layout(before), layout(after)]
  const ours = new Set([...was.ours, ...is.ours])
  for (let row = 0; row < Math.max(before.length, after.length); row++) {
    const width = Math.max(before[row]?.length ?? 0, after[row]?.length ?? 0)
    for (let column = 0; column < width; column++) {
      if (ours.has(column)) continue
      expect([row, column, cellAt(after, row, column) ?? '']).toEqual([
        row,
        column,
        cellAt(before, row, column) ?? '',
      ])
    }
  }
}

async function syncAndLook(seat: SheetSeat): Promise<void> {
  const before = await rig.look(seat)
  await rig.sync(seat)
  expectTheirsIntact(before, await rig.look(seat))
}

/** Somebody types while we are between reading and writing; that cell is theirs as well. */
async function syncUnderHands(seat: SheetSeat, ...edits: readonly Edit[]): Promise<void> {
  const { reports } = rig.services
  const commit = reports.commit.bind(reports)
  let before = await rig.look(seat)
  reports.commit = async (...args) => {
    reports.commit = commit
    const grid = await rig.look(seat)
    await Promise.all(edits.map((edit) => tryEdit(seat, requestsFor(edit, grid))))
    before = await rig.look(seat)
    return commit(...args)
  }
  await rig.sync(seat)
  reports.commit = commit
  expectTheirsIntact(before, await rig.look(seat))
}

/** Confirms a loss as the clerk does, when the sheet is held for it. */
async function confirmLoss(seat: SheetSeat): Promise<void> {
  const reading = await rig.services.sheets.read(seat.spreadsheetId, [ERROR_TAB_ID])
  const tab = reading.ok ? (reading.tabs[0]?.grid ?? []) : []
  const row = tab.findIndex((cells) => String(cells[0]).includes('gõ chữ x'))
  if (row < 0) return
  await rig.services.sheets.write(
    seat.spreadsheetId,
    [],
    [{ tabId: ERROR_TAB_ID, row, column: 1, cells: [['x']] }],
  )
}

/** A sheet with mostly another unit's rows is held as that unit's; somebody takes them out again. */
async function takeForeignRowsOut(seat: SheetSeat): Promise<void> {
  const state = await rig.services.reports.stateOf(seat)
  if (state?.held?.code !== 'H-OTHER-UNIT') return
  const isForeign = (row: Grid[number]): boolean => row.some((cell) => cell === state.held?.params.found)
  const rows = (await rig.look(seat)).flatMap((row, i) => (isForeign(row) ? [i] : []))
  await rig.edit(
    seat,
    rows.toReversed().map((row) => ({ deleteDimension: { range: rowsRange(row, row + 1) } })),
  )
  await syncAndLook(seat)
}

/** After quiet: one result a row, the right one; and the stored state is what stands in the sheet. */
async function expectQuiet(seat: SheetSeat): Promise<void> {
  const grid = await rig.look(seat)
  const form = rig.campaign.plan.forms.F1
  if (!form) throw new Error('no form')
  const read = readTable(form, grid)
  if (read.kind !== 'table') throw new Error(`no table: ${JSON.stringify(read)}`)
  const { id, status } = layout(grid)
  const scope = {
    form,
    unit: rig.unit,
    units: rig.campaign.units,
    cycle: rig.cycle,
    now: rig.now,
    limits: [],
  }
  const checked = checkRows(scope, read.table.rows)
  for (const row of checked)
    expect([row.row, cellAt(grid, row.row, status)]).toEqual([row.row, statusOf(row.problems, 'vi')])
  const ids = checked.map(({ row }) => String(cellAt(grid, row, id)))
  expect(ids.filter((text) => !isRowId(text))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  const data = new Set(checked.map(({ row }) => row))
  for (let row = read.table.header.bottom + 1; row < grid.length; row++)
    if (!data.has(row)) expect([row, cellAt(grid, row, status) ?? '']).toEqual([row, ''])
  const state = await rig.services.reports.stateOf(seat)
  const present = Object.entries(state?.manifest ?? {}).filter(([, entry]) => entry.absences === 0)
  expect(present.map(([rowId]) => rowId).sort()).toEqual([...ids].sort())
  expect([state?.rows, state?.counted]).toEqual([checked.length, checked.filter(({ valid }) => valid).length])
}

it('whatever people do to a sheet, nothing typed is lost and every row has its own result', async () => {
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const seat = await rig.seat(rig.unit, [['UBND xã'], [], HEADERS, ...bigSheet(ROWS, 3, rig.unit.name)])
      await syncAndLook(seat)
      let renamed: string | null = null
      let earlier = await rig.look(seat)
      for (const edit of list) {
        if (edit.kind === 'sync') await syncAndLook(seat)
        else if (edit.kind === 'type-during-sync') await syncUnderHands(seat, { ...edit, kind: 'type' })
        else if (edit.kind === 'two-during-sync')
          await syncUnderHands(
            seat,
            { ...edit, kind: 'type' },
            { ...edit, a: edit.b, b: edit.a, kind: HANDS[edit.value % HANDS.length] ?? 'type' },
          )
        else if (edit.kind === 'undo') await tryEdit(seat, undoRequests(earlier, await rig.look(seat)))
        else if (edit.kind === 'rename' && renamed === null) {
          const grid = await rig.look(seat)
          const { head } = layout(grid)
          const column = (grid[head] ?? []).indexOf('Lĩnh vực')
          renamed = column < 0 ? null : 'Lĩnh vực'
          if (renamed) await rig.edit(seat, [put(head, column, ['Lĩnh vực nào đó'])])
        } else {
          const grid = await rig.look(seat)
          if (edit.a % 2) earlier = grid
          await tryEdit(seat, requestsFor(edit, grid))
        }
      }
      if (renamed) {
        const grid = await rig.look(seat)
        const { head } = layout(grid)
        await rig.edit(seat, [put(head, (grid[head] ?? []).indexOf('Lĩnh vực nào đó'), [renamed])])
      }
      await syncAndLook(seat)
      await takeForeignRowsOut(seat)
      await confirmLoss(seat)
      for (let i = 0; i < 3; i++) await syncAndLook(seat)
      await expectQuiet(seat)
      rig.reset()
      expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0 })
    }),
    { numRuns: Number(RUNS) },
  )
}, 600_000)

/** More in the night: CHAOS_RUNS=1000 npx vitest run test/functions/sync-sheet/chaos.test.ts */
const RUNS = process.env.CHAOS_RUNS ?? '30'
