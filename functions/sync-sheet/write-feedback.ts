import { judgeUnit } from '../../domain/rules/judge.ts'
import type { ErrorTabScope } from '../../domain/sheet/error-tab.ts'
import { blocksOf } from '../../domain/sheet/feedback.ts'
import { columnKeysOf } from '../column-keys.ts'
import type { CellBlock } from '../ports/sheets.ts'
import { canFill, fillColumns, type Written } from './fill-columns.ts'
import { findAgain } from './find-again.ts'
import { editCount, planFeedback } from './plan-feedback.ts'
import { prepareTabs } from './prepare-tabs.ts'
import type { PulledSeat } from './pull-seat.ts'
import { gridsOf, type Reading, readSpreadsheet } from './read-spreadsheet.ts'
import type { Desk, SyncDeps } from './sync-sheet.ts'

const NOTHING: Written = { cells: 0, isAsSeen: false }

/**
 * Writes status and reason beside the rows and the "Lỗi" tab: only our columns, only cells that differ, one
 * atomic request. A row that somebody sorted, changed or removed since it was read is left for the next pull.
 */
export async function writeFeedback(
  deps: SyncDeps,
  desk: Desk,
  reading: Exclude<Reading, { kind: 'busy' }>,
  pulls: readonly PulledSeat[],
): Promise<Written> {
  if (reading.kind === 'trouble') return NOTHING
  const scope = scopeOf(deps, desk, pulls)
  const edits = planFeedback(scope, pulls, gridsOf(reading.tabs))
  if (editCount(edits) === 0) return NOTHING
  return canFill(pulls, reading.tabs, edits)
    ? fillColumns(deps, scope, pulls, reading.tabs, edits)
    : prepareAndWrite(deps, desk, scope, pulls)
}

/**
 * The first time, and where somebody took our columns away: lays them out and writes by their place. As they bear
 * no note yet, it reads once more before that and finds each row again where it stands now.
 */
async function prepareAndWrite(
  deps: SyncDeps,
  desk: Desk,
  scope: ErrorTabScope,
  pulls: readonly PulledSeat[],
): Promise<Written> {
  const fresh = await readSpreadsheet(deps.sheets, desk.seats)
  if (fresh.kind !== 'read') return NOTHING
  const found = pulls.map((pull) => {
    const tab = fresh.tabs.get(pull.seat.tabId)
    return tab
      ? { ...findAgain(pull, tab.grid, columnKeysOf(tab)), tab }
      : { ...pull, table: null, tab: null }
  })
  const edits = planFeedback(scope, found, gridsOf(fresh.tabs))
  if (editCount(edits) === 0) return NOTHING
  const blocks = edits.flatMap(({ tabId, cells }) =>
    blocksOf(cells).map((block): CellBlock => ({ tabId, ...block })),
  )
  const spreadsheetId = desk.seats[0]?.spreadsheetId ?? ''
  const changes = await prepareTabs(deps, spreadsheetId, found, fresh.tabs)
  const written = await deps.sheets.write(spreadsheetId, changes, blocks)
  return { cells: written.ok ? editCount(edits) : 0, isAsSeen: false }
}

function scopeOf(deps: SyncDeps, desk: Desk, pulls: readonly PulledSeat[]): ErrorTabScope {
  const { campaign, cycle, unit } = desk
  const states = pulls.map(({ result }) => result.next)
  const standing = judgeUnit(campaign, unit, states, cycle, deps.clock.now())
  return { campaign, cycle, unit, standing, language: deps.language }
}
