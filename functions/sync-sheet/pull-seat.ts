import type { Form } from '../../domain/plan/form.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import { limitsFor } from '../../domain/rules/row-limits.ts'
import { type CheckScope, checkRows, type RowCheck } from '../../domain/sheet/check-rows.ts'
import { ERROR_TAB_ID, isLossConfirmed } from '../../domain/sheet/error-tab.ts'
import { nameMerges } from '../../domain/sheet/merged-cells.ts'
import { otherUnitIn } from '../../domain/sheet/other-unit.ts'
import { readTable, type Table } from '../../domain/sheet/read-table.ts'
import { blankState, hold, type Reconciled, reconcile } from '../../domain/sheet/reconcile.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { columnKeysOf } from '../column-keys.ts'
import type { SheetSeat } from '../ports/reports.ts'
import type { TabRead } from '../ports/sheets.ts'
import type { Reading } from './read-spreadsheet.ts'
import type { Desk, SyncDeps } from './sync-sheet.ts'

/** One form of a spreadsheet after comparing it with what is stored; nothing is written yet. */
export interface PulledSeat {
  readonly seat: SheetSeat
  readonly form: Form
  /** The state as it was stored. */
  readonly before: SheetState
  /** Null when the tab is empty or the sheet is held. */
  readonly table: Table | null
  readonly result: Reconciled
  /** The tab as it was read; null when it is gone. */
  readonly tab: TabRead | null
}

/** Finds the table, checks its rows and compares them with the stored state. */
export async function pullSeat(
  deps: SyncDeps,
  desk: Desk,
  seat: SheetSeat,
  reading: Exclude<Reading, { kind: 'busy' }>,
  arrivedAt: Instant,
): Promise<PulledSeat> {
  const form = desk.campaign.plan.forms[seat.formId]
  if (!form) throw new Error(`seat ${seat.sheetKey} names form ${seat.formId}, which its plan does not have`)
  const state = (await deps.reports.stateOf(seat)) ?? blankState(seat)
  const nobody = { seat, form, before: state, table: null, tab: null }
  if (reading.kind === 'trouble')
    return { ...nobody, result: since(onHold(state, reading.problem), arrivedAt) }
  const tab = reading.tabs.get(seat.tabId)
  if (!tab) return { ...nobody, result: since(withoutTab(state), arrivedAt) }
  const scope = {
    form,
    unit: desk.unit,
    units: unitsInCycle(desk.campaign, desk.cycle),
    cycle: desk.cycle,
    now: deps.clock.now(),
    limits: limitsFor(desk.campaign.plan, desk.unit, form),
  }
  const look = lookAt(scope, tab)
  if (look.problem) return { ...nobody, tab, result: since(onHold(state, look.problem), arrivedAt) }
  const lossConfirmed = isLossConfirmed(reading.tabs.get(ERROR_TAB_ID)?.grid ?? [], deps.language)
  const { rows, table } = look
  const notices = [...desk.notices, ...look.notices]
  const { nil, stated, places } = saidIn(table)
  const pull = { form, state, rows, notices, nil, stated, places, arrivedAt, lossConfirmed }
  const result = since(
    reconcile(pull, () => deps.ids.rowId()),
    arrivedAt,
  )
  return { seat, form, before: state, table, tab, result }
}

/** What the table says of itself, and where its columns stand. */
const saidIn = (table: Table | null) => ({
  nil: table?.nil ?? false,
  stated: table?.stated ?? null,
  places: table?.header.columns ?? new Map<string, number>(),
})

/** What differs is so from the moment on when it reached us: figures as of another moment rest on that. */
const since = (result: Reconciled, arrivedAt: Instant): Reconciled =>
  result.differs ? { ...result, next: { ...result.next, since: arrivedAt } } : result

/** A form that was never filled in may be missing; one with rows is held until its tab is back. */
function withoutTab(state: SheetState): Reconciled {
  const nothing: Reconciled = { next: state, placed: [], changed: [], withdrawn: [], differs: false }
  return state.rows === 0 ? nothing : onHold(state, { code: 'H-TAB-GONE', params: {} })
}

interface Look {
  readonly problem: SheetProblem | null
  readonly table: Table | null
  readonly rows: readonly RowCheck[]
  readonly notices: readonly SheetProblem[]
}

/** The pure part: from cells to checked rows, or to the reason for which the sheet is held. */
function lookAt(scope: CheckScope, tab: TabRead): Look {
  const found = readTable(scope.form, tab.grid, columnKeysOf(tab))
  const nothing = { table: null, rows: [], notices: [] }
  if (found.kind === 'trouble') return { ...nothing, problem: found.problem }
  if (found.kind === 'empty') return { ...nothing, problem: null, notices: [{ code: 'N-EMPTY', params: {} }] }
  const rows = nameMerges(found.table, checkRows(scope, found.table.rows), tab.merges)
  const problem = otherUnitIn(scope.unit, scope.units, rows)
  if (problem) return { ...nothing, problem }
  const { table } = found
  return { problem: null, table, rows, notices: table.notices }
}

function onHold(state: SheetState, problem: SheetProblem): Reconciled {
  const next = hold(state, problem)
  return { next, placed: [], changed: [], withdrawn: [], differs: next !== state }
}
