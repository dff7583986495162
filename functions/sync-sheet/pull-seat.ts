import type { Form } from '../../domain/plan/form.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import { limitsFor } from '../../domain/rules/row-limits.ts'
import { type CheckScope, checkRows, type RowCheck } from '../../domain/sheet/check-rows.ts'
import { ERROR_TAB_ID, isLossConfirmed } from '../../domain/sheet/error-tab.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import { otherUnitIn } from '../../domain/sheet/other-unit.ts'
import { readTable, type Table } from '../../domain/sheet/read-table.ts'
import { blankState, hold, type Reconciled, reconcile } from '../../domain/sheet/reconcile.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import type { SheetSeat } from '../ports.ts'
import type { Reading } from './read-spreadsheet.ts'
import type { Desk, SyncDeps } from './sync-sheet.ts'

/** One form of a spreadsheet after comparing it with what is stored; nothing is written yet. */
export interface PulledSeat {
  readonly seat: SheetSeat
  readonly form: Form
  /** Null when the tab is empty or the sheet is held. */
  readonly table: Table | null
  readonly result: Reconciled
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
  if (reading.kind === 'trouble') return { seat, form, table: null, result: onHold(state, reading.problem) }
  const grid = reading.grids.get(seat.tabId)
  if (!grid) return withoutTab(seat, form, state)
  const look = lookAt(
    {
      form,
      unit: desk.unit,
      units: unitsInCycle(desk.campaign, desk.cycle),
      cycle: desk.cycle,
      now: deps.clock.now(),
      limits: limitsFor(desk.campaign.plan, desk.unit, form),
    },
    grid,
  )
  if (look.problem) return { seat, form, table: null, result: onHold(state, look.problem) }
  const lossConfirmed = isLossConfirmed(reading.grids.get(ERROR_TAB_ID) ?? [], deps.language)
  const { rows, notices, table } = look
  const nil = table?.nil ?? false
  const pull = { form, state, rows, notices, nil, arrivedAt, lossConfirmed }
  return { seat, form, table, result: reconcile(pull, () => deps.ids.rowId()) }
}

/** A form that was never filled in may be missing; one with rows is held until its tab is back. */
function withoutTab(seat: SheetSeat, form: Form, state: SheetState): PulledSeat {
  const nothing: Reconciled = { next: state, placed: [], changed: [], withdrawn: [], differs: false }
  const result = state.rows === 0 ? nothing : onHold(state, { code: 'H-TAB-GONE', params: {} })
  return { seat, form, table: null, result }
}

interface Look {
  readonly problem: SheetProblem | null
  readonly table: Table | null
  readonly rows: readonly RowCheck[]
  readonly notices: readonly SheetProblem[]
}

/** The pure part: from cells to checked rows, or to the reason for which the sheet is held. */
function lookAt(scope: CheckScope, grid: Grid): Look {
  const found = readTable(scope.form, grid)
  const nothing = { table: null, rows: [], notices: [] }
  if (found.kind === 'trouble') return { ...nothing, problem: found.problem }
  if (found.kind === 'empty') return { ...nothing, problem: null, notices: [{ code: 'N-EMPTY', params: {} }] }
  const rows = checkRows(scope, found.table.rows)
  const problem = otherUnitIn(scope.unit, scope.units, rows)
  return problem
    ? { ...nothing, problem }
    : { problem: null, table: found.table, rows, notices: found.table.notices }
}

function onHold(state: SheetState, problem: SheetProblem): Reconciled {
  const next = hold(state, problem)
  return { next, placed: [], changed: [], withdrawn: [], differs: next !== state }
}
