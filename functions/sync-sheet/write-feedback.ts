import { judgeUnit } from '../../domain/rules/judge.ts'
import { mainForms } from '../../domain/rules/main-forms.ts'
import {
  type CheckedTable,
  ERROR_TAB_ID,
  type ErrorTabScope,
  errorTab,
  errorTabEdits,
  meterLines,
} from '../../domain/sheet/error-tab.ts'
import { blocksOf, type CellEdit, rowFeedback } from '../../domain/sheet/feedback.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import { contentOf } from '../../domain/sheet/identify.ts'
import { readTable, type Table } from '../../domain/sheet/read-table.ts'
import type { Placed } from '../../domain/sheet/reconcile.ts'
import type { CellBlock } from '../ports/sheets.ts'
import { prepareTabs } from './prepare-tabs.ts'
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
  const blocks = edits.flatMap(({ tabId, cells }) =>
    blocksOf(cells).map((block): CellBlock => ({ tabId, ...block })),
  )
  const spreadsheetId = desk.seats[0]?.spreadsheetId ?? ''
  const changes = await prepareTabs(deps, spreadsheetId, found, fresh.grids)
  const written = await deps.sheets.write(spreadsheetId, changes, blocks)
  return written.ok ? editCount(edits) : 0
}

interface TabEdits {
  readonly tabId: number
  readonly cells: readonly CellEdit[]
}

const editCount = (edits: readonly TabEdits[]): number =>
  edits.reduce((sum, { cells }) => sum + cells.length, 0)

function scopeOf(deps: SyncDeps, desk: Desk, pulls: readonly PulledSeat[]): ErrorTabScope {
  const { campaign, cycle, unit } = desk
  const states = pulls.map(({ result }) => result.next)
  const standing = judgeUnit(campaign, unit, states, cycle, deps.clock.now())
  return { campaign, cycle, unit, standing, language: deps.language }
}

function planFeedback(
  scope: ErrorTabScope,
  pulls: readonly PulledSeat[],
  grids: ReadonlyMap<number, Grid>,
): readonly TabEdits[] {
  const { language, campaign } = scope
  const main = mainForms(campaign.plan)
  const beside = pulls.flatMap(({ seat, form, table, result }) => {
    if (!table) return []
    // The quota meter stands above the report; contacts and tasks have none.
    const lines = main.has(form.id) ? meterLines(scope) : []
    return [
      {
        tabId: seat.tabId,
        cells: rowFeedback({ form, language, lines }, table, result.placed, grids.get(seat.tabId) ?? []),
      },
    ]
  })
  const tables = pulls.map(
    ({ form, table, result }): CheckedTable => ({ form, table, placed: result.placed, state: result.next }),
  )
  const wanted = errorTab(scope, tables)
  return [...beside, { tabId: ERROR_TAB_ID, cells: errorTabEdits(wanted, grids.get(ERROR_TAB_ID) ?? []) }]
}

/** The rows of a pull where they stand now: the same id, or none yet, and the same content. */
function findAgain(pull: PulledSeat, grid: Grid): PulledSeat {
  const now = readTable(pull.form, grid, pull.marks.keys)
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
