import { endOfDay } from '../../domain/time/days.ts'
import { judgeUnit } from '../../domain/rules/judge.ts'
import {
  type CheckedTable,
  ERROR_TAB_COLUMNS,
  ERROR_TAB_ID,
  ERROR_TAB_ROWS,
  errorTab,
  errorTabEdits,
  meterLines,
  type ErrorTabScope,
} from '../../domain/sheet/error-tab.ts'
import { blocksOf, type CellEdit, placeOurColumns, rowFeedback } from '../../domain/sheet/feedback.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import { OUR_COLUMNS } from '../../domain/sheet/our-columns.ts'
import { contentOf } from '../../domain/sheet/identify.ts'
import { readTable, type Table } from '../../domain/sheet/read-table.ts'
import type { Placed } from '../../domain/sheet/reconcile.ts'
import { FEEDBACK_WORDS } from '../../domain/words/feedback-words.ts'
import type { CellBlock, TabChange } from '../ports.ts'
import type { PulledSeat } from './pull-seat.ts'
import { type Reading, readSpreadsheet } from './read-spreadsheet.ts'
import type { Desk, SyncDeps } from './sync-sheet.ts'

/**
 * Writes status and reason beside the rows and the "Lỗi" tab: only our columns, only cells that differ, one
 * atomic request. Before writing it reads once more and finds each row again by its id and its content: a
 * row that somebody sorted, changed or removed in the meantime is left for the next pull.
 *
 * @returns how many cells were written
 */
export async function writeFeedback(
  deps: SyncDeps,
  desk: Desk,
  reading: Exclude<Reading, { kind: 'busy' }>,
  pulls: readonly PulledSeat[],
): Promise<number> {
  if (reading.kind === 'trouble') return 0
  const scope = scopeOf(deps, desk, pulls)
  if (editCount(planFeedback(scope, pulls, reading.grids)) === 0) return 0
  const fresh = await readSpreadsheet(deps.sheets, desk.seats)
  if (fresh.kind !== 'read') return 0
  const found = pulls.map((pull) => findAgain(pull, fresh.grids.get(pull.seat.tabId) ?? []))
  const edits = planFeedback(scope, found, fresh.grids)
  if (editCount(edits) === 0) return 0
  const blocks = edits.flatMap(({ tabId, cells }) => blocksOf(cells).map((block): CellBlock => ({ tabId, ...block })))
  const spreadsheetId = desk.seats[0]?.spreadsheetId ?? ''
  const changes = await preparations(deps, spreadsheetId, found, fresh.grids)
  const written = await deps.sheets.write(spreadsheetId, changes, blocks)
  return written.ok ? editCount(edits) : 0
}

interface TabEdits {
  readonly tabId: number
  readonly cells: readonly CellEdit[]
}

const editCount = (edits: readonly TabEdits[]): number => edits.reduce((sum, { cells }) => sum + cells.length, 0)

function scopeOf(deps: SyncDeps, desk: Desk, pulls: readonly PulledSeat[]): ErrorTabScope {
  const { campaign, cycle, unit } = desk
  const deadline = endOfDay(cycle.to, campaign.plan.zone)
  const states = pulls.map(({ result }) => result.next)
  const standing = judgeUnit(campaign, unit, states, deadline, deps.clock.now())
  return { campaign, cycle, unit, standing, language: deps.language }
}

function planFeedback(scope: ErrorTabScope, pulls: readonly PulledSeat[], grids: ReadonlyMap<number, Grid>): readonly TabEdits[] {
  const { language } = scope
  const beside = pulls.flatMap(({ seat, form, table, result }) => {
    if (!table) return []
    const lines = meterLines(scope)
    return [{ tabId: seat.tabId, cells: rowFeedback({ form, language, lines }, table, result.placed, grids.get(seat.tabId) ?? []) }]
  })
  const tables = pulls.map(({ form, table, result }): CheckedTable => ({ form, table, placed: result.placed, state: result.next }))
  const wanted = errorTab(scope, tables)
  return [...beside, { tabId: ERROR_TAB_ID, cells: errorTabEdits(wanted, grids.get(ERROR_TAB_ID) ?? []) }]
}

/** The rows of a pull where they stand now: the same id, or none yet, and the same content. */
function findAgain(pull: PulledSeat, grid: Grid): PulledSeat {
  const now = readTable(pull.form, grid)
  if (now.kind !== 'table' || !pull.table) return { ...pull, table: null }
  return { ...pull, table: now.table, result: { ...pull.result, placed: relocate(pull, now.table) } }
}

function relocate({ result, table }: PulledSeat, now: Table): readonly Placed[] {
  const idsThen = new Map(table?.rows.map(({ row, id }) => [row, id]))
  const places = new Map<string, number[]>()
  for (const { row, cells, id } of now.rows) {
    const key = `${id ?? ''}/${contentOf(cells)}`
    places.set(key, [...(places.get(key) ?? []), row])
  }
  return result.placed.flatMap((placed) => {
    const key = `${idsThen.get(placed.row) ?? ''}/${placed.content}`
    const row = places.get(key)?.shift()
    return row === undefined ? [] : [{ ...placed, row }]
  })
}

const ERROR_COLOUR = '#f8d7da'
const WARNING_COLOUR = '#fff3cd'
const VALID_COLOUR = '#d1e7dd'
const ERROR_TAB_WIDTHS = [260, 90, 220, 110, 620]

/** What a tab needs once before feedback can stand in it: the "Lỗi" tab itself, room, colours, a hidden id column. */
async function preparations(
  deps: SyncDeps,
  spreadsheetId: string,
  pulls: readonly PulledSeat[],
  grids: ReadonlyMap<number, Grid>,
): Promise<readonly TabChange[]> {
  const words = FEEDBACK_WORDS[deps.language]
  const changes: TabChange[] = []
  if (!grids.has(ERROR_TAB_ID)) {
    const size = { rows: ERROR_TAB_ROWS, columns: ERROR_TAB_COLUMNS, frozenRows: 0 }
    changes.push({ kind: 'add-tab', tabId: ERROR_TAB_ID, title: words.tabTitle, ...size })
    ERROR_TAB_WIDTHS.forEach((pixels, column) => changes.push({ kind: 'column-width', tabId: ERROR_TAB_ID, column, pixels }))
    changes.push(bold(ERROR_TAB_ID, 0, 0, 1), wrapped(ERROR_TAB_ID, ERROR_TAB_ROWS, ERROR_TAB_COLUMNS))
  }
  const unready = pulls.filter(({ table }) => table && table.header.ours.size < OUR_COLUMNS.length)
  const described = unready.length === 0 ? null : await deps.sheets.describe(spreadsheetId)
  for (const { seat, table } of unready) {
    const room = described?.ok ? described.tabs.find(({ tabId }) => tabId === seat.tabId)?.columns : undefined
    if (table) changes.push(...ourColumns(seat.tabId, table, words.status, room ?? 0))
  }
  return changes
}

type StatusWords = (typeof FEEDBACK_WORDS)['vi']['status']

/** @param room columns that the tab has; more are added when ours would stand beyond them */
function ourColumns(tabId: number, table: Table, status: StatusWords, room: number): readonly TabChange[] {
  const places = placeOurColumns(table)
  const lacking = Math.max(...Object.values(places)) + 1 - room
  const rules = [
    { startsWith: status.error, background: ERROR_COLOUR },
    { startsWith: status.warning, background: WARNING_COLOUR },
    { startsWith: status.valid, background: VALID_COLOUR },
  ]
  return [
    ...(lacking > 0 ? [{ kind: 'add-columns' as const, tabId, count: lacking }] : []),
    { kind: 'hide-column', tabId, column: places.id },
    { kind: 'column-width', tabId, column: places.status, pixels: 150 },
    { kind: 'column-width', tabId, column: places.reason, pixels: 460 },
    bold(tabId, table.header.bottom, places.status, 2),
    { kind: 'colour-by-text', tabId, column: places.status, fromRow: table.header.bottom + 1, rules },
  ]
}

const bold = (tabId: number, row: number, column: number, columns: number): TabChange => ({
  kind: 'style',
  tabId,
  row,
  column,
  rows: 1,
  columns,
  style: { bold: true, wrap: true },
})

const wrapped = (tabId: number, rows: number, columns: number): TabChange => ({
  kind: 'style',
  tabId,
  row: 2,
  column: 0,
  rows: rows - 2,
  columns,
  style: { wrap: true },
})
