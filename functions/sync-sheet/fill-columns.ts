import { ERROR_TAB_COLUMNS, ERROR_TAB_ID, type ErrorTabScope } from '../../domain/sheet/error-tab.ts'
import { blocksOf, type CellEdit } from '../../domain/sheet/feedback.ts'
import { type Cell, cellAt, type Grid } from '../../domain/sheet/grid.ts'
import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { ourPlaces } from '../../domain/sheet/held-feedback.ts'
import { OUR_COLUMN_KEYS, type OurColumn } from '../../domain/sheet/our-columns.ts'
import { COLUMN_KEY } from '../../domain/sheet/sheet-metadata.ts'
import { columnKeysOf, ourNotesOf } from '../column-keys.ts'
import type { Filled, NotedCells, TabRead } from '../ports/sheets.ts'
import { findAgain } from './find-again.ts'
import { editCount, planFeedback, type TabEdits } from './plan-feedback.ts'
import type { PulledSeat } from './pull-seat.ts'
import type { SyncDeps } from './sync-sheet.ts'

/** Somebody who is always quicker is left to the next sync. */
const MOST_ROUNDS = 3

export interface Written {
  readonly cells: number
  /** The spreadsheet is what was read and what we wrote, and nothing else: nobody changed it in between. */
  readonly isAsSeen: boolean
}

/** Whether every cell to be written lies in a column that bears our note, or in a "Lỗi" tab with room for it. */
export const canFill = (
  pulls: readonly PulledSeat[],
  tabs: ReadonlyMap<number, TabRead>,
  edits: readonly TabEdits[],
): boolean =>
  edits.every(({ tabId, cells }) => {
    const tab = tabs.get(tabId)
    if (cells.length === 0) return true
    if (tab && tabId === ERROR_TAB_ID)
      return tab.columns >= ERROR_TAB_COLUMNS && cells.every(({ row }) => row < tab.rows)
    const ours = oursIn(pulls, tabId, tab?.grid ?? [])
    return cells.every(({ column }) => {
      const name = ours.get(column)
      const noted = tab && name ? ourNotesOf(tab, name) : []
      return noted.length === 1 && noted[0] === column
    })
  })

/**
 * Writes into our columns by what is noted on them, so that no column of anybody else is ever hit, and sees in
 * the answer what the tabs hold afterwards. Where somebody moved rows between our reading and our writing, what
 * came to stand beside a wrong row is put right at once.
 */
export async function fillColumns(
  deps: SyncDeps,
  scope: ErrorTabScope,
  pulls: readonly PulledSeat[],
  tabs: ReadonlyMap<number, TabRead>,
  planned: readonly TabEdits[],
): Promise<Written> {
  let [edits, found] = [planned, pulls]
  let grids: ReadonlyMap<number, Grid> = new Map([...tabs].map(([tabId, { grid }]) => [tabId, grid]))
  let cells = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const noted = notedCells(found, grids, edits)
    const filled = await deps.sheets.fill(spreadsheetOf(pulls), noted, errorBlocks(edits), [...tabs.keys()])
    if (!filled.ok) return { cells, isAsSeen: false }
    cells += editCount(edits)
    if (isExpected(grids, edits, filled)) return { cells, isAsSeen: round === 0 }
    const keys = keysAfter(tabs, noted, filled)
    found = pulls.map((pull) => {
      const { tabId } = pull.seat
      return findAgain(pull, filled.grids.get(tabId) ?? [], keys(tabId), stampedIn(tabId, noted))
    })
    edits = mending(scope, found, filled, noted)
    grids = filled.grids
    if (editCount(edits) === 0) break
  }
  return { cells, isAsSeen: false }
}

const spreadsheetOf = ([pull]: readonly PulledSeat[]): string => pull?.seat.spreadsheetId ?? ''

/** Our columns of a tab: by its table, or, while the tab is held, by our headings alone. */
function oursIn(pulls: readonly PulledSeat[], tabId: number, grid: Grid): ReadonlyMap<number, OurColumn> {
  const table = pulls.find(({ seat }) => seat.tabId === tabId)?.table
  const places = table ? table.header.ours : ourPlaces(grid)?.columns
  return new Map([...(places ?? [])].map(([name, column]) => [column, name]))
}

/** The edits beside rows, by column; those in no column of ours are left out. */
function notedCells(
  pulls: readonly PulledSeat[],
  grids: ReadonlyMap<number, Grid>,
  edits: readonly TabEdits[],
): readonly NotedCells[] {
  return edits.flatMap(({ tabId, cells }) => {
    if (tabId === ERROR_TAB_ID) return []
    const ours = oursIn(pulls, tabId, grids.get(tabId) ?? [])
    const byColumn = Map.groupBy(cells, ({ column }) => ours.get(column))
    return [...byColumn].flatMap(([name, ofColumn]): NotedCells[] =>
      name ? [{ tabId, key: COLUMN_KEY, value: OUR_COLUMN_KEYS[name], cells: ofColumn }] : [],
    )
  })
}

const errorBlocks = (edits: readonly TabEdits[]) =>
  edits
    .filter(({ tabId }) => tabId === ERROR_TAB_ID)
    .flatMap(({ tabId, cells }) => blocksOf(cells).map((block) => ({ tabId, ...block })))

/** Whether the tabs hold what was read and what we wrote. */
const isExpected = (
  grids: ReadonlyMap<number, Grid>,
  edits: readonly TabEdits[],
  { grids: now }: Filled,
): boolean =>
  [...grids].every(([tabId, before]) => {
    const own = edits.filter((one) => one.tabId === tabId).flatMap(({ cells }) => cells)
    return isSame(withEdits(before, own), now.get(tabId) ?? [])
  })

function withEdits(grid: Grid, edits: readonly CellEdit[]): Grid {
  const cells = grid.map((row) => [...row])
  for (const { row, column, value } of edits) {
    while (cells.length <= row) cells.push([])
    const line = cells[row] ?? []
    while (line.length < column) line.push(null)
    line[column] = value
  }
  return cells
}

/** Empty cells may be there or not. */
function isSame(a: Grid, b: Grid): boolean {
  const filled = (cell: Cell): Cell => (cell === '' ? null : cell)
  for (let row = 0; row < Math.max(a.length, b.length); row++) {
    const width = Math.max(a[row]?.length ?? 0, b[row]?.length ?? 0)
    for (let column = 0; column < width; column++)
      if (filled(cellAt(a, row, column)) !== filled(cellAt(b, row, column))) return false
  }
  return true
}

/** What is noted on the columns of a tab: as it was read, but ours where our cells landed. */
const keysAfter =
  (tabs: ReadonlyMap<number, TabRead>, noted: readonly NotedCells[], { places }: Filled) =>
  (tabId: number): ColumnKeys => {
    const tab = tabs.get(tabId)
    const landed = noted.flatMap(({ tabId: of, value }, i): [number, string][] => {
      const place = places[i]
      return of === tabId && typeof place === 'number' ? [[place, value]] : []
    })
    return new Map([...(tab ? columnKeysOf(tab) : []), ...landed])
  }

const stampedIn = (tabId: number, noted: readonly NotedCells[]): ReadonlySet<number> =>
  new Set(
    noted
      .filter((one) => one.tabId === tabId && one.value === OUR_COLUMN_KEYS.id)
      .flatMap(({ cells }) => cells.map(({ row }) => row)),
  )

/** What puts the tabs right: rows found again get theirs, and what we wrote beside any other row goes. */
function mending(
  scope: ErrorTabScope,
  found: readonly PulledSeat[],
  { grids, places }: Filled,
  noted: readonly NotedCells[],
): readonly TabEdits[] {
  return planFeedback(scope, found, grids).map(({ tabId, cells }) => {
    const pull = found.find(({ seat }) => seat.tabId === tabId)
    const head = pull?.table?.header.bottom ?? -1
    const settled = new Set([...(pull?.result.placed.map(({ row }) => row) ?? [])])
    const stray = noted.flatMap((one, i): readonly CellEdit[] => {
      const column = places[i]
      if (one.tabId !== tabId || typeof column !== 'number' || !pull?.table) return []
      return one.cells
        .filter(({ row, value }) => value !== null && row > head && !settled.has(row))
        .map(({ row }) => ({ row, column, value: null }))
    })
    const planned = new Set(cells.map(({ row, column }) => `${row}/${column}`))
    return {
      tabId,
      cells: [...cells, ...stray.filter(({ row, column }) => !planned.has(`${row}/${column}`))],
    }
  })
}
