import type { Campaign, Instant } from '../domain/plan/plan.ts'
import { isLive } from '../domain/sheet/reconcile.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'
import type { Facts, Reports, SheetSeat } from './ports/reports.ts'

export interface EraseDeps {
  readonly reports: Pick<
    Reports,
    | 'seatsOfCycle'
    | 'statesOfCycle'
    | 'stateOf'
    | 'takeLease'
    | 'dropLease'
    | 'keepPast'
    | 'forgetRow'
    | 'commit'
  >
  readonly facts: Pick<Facts, 'set'>
}

/** What became of erasing a row, and whose sheet it was in. */
export type Erased =
  | { readonly kind: 'unknown' }
  /** It stands in the sheet: the next reading would take it in again. */
  | { readonly kind: 'in-sheet'; readonly unitId: string; readonly formId: string }
  /** A step works on the sheet at the moment. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'erased'; readonly unitId: string; readonly formId: string; readonly items: number }

/**
 * Erases what is stored of one row that its unit took out of the sheet: the row, its history and its trace in the
 * sheet's state (Law on personal data protection: the right to have them deleted). Figures of earlier days stay, as
 * they name nobody. That it was done is kept under the row's id.
 *
 * @param rowId as it stands in the hidden column of the sheet
 * @param worker who holds the sheet meanwhile
 */
export async function eraseRow(
  deps: EraseDeps,
  campaign: Campaign,
  rowId: string,
  { now, worker }: { readonly now: Instant; readonly worker: string },
): Promise<Erased> {
  const seat = await seatWith(deps, campaign, rowId)
  if (!seat) return { kind: 'unknown' }
  if (!(await deps.reports.takeLease(seat.sheetKey, worker, now, LEASE_MS))) return { kind: 'busy' }
  try {
    return await eraseFrom(deps, seat, rowId, now)
  } finally {
    await deps.reports.dropLease(seat.sheetKey, worker)
  }
}

const LEASE_MS = 60_000

/** Sheet by sheet: which rows a sheet has is read with its whole state alone. */
async function seatWith(
  { reports }: EraseDeps,
  { plan }: Campaign,
  rowId: string,
): Promise<SheetSeat | undefined> {
  for (const cycle of plan.cycles) {
    for (const seat of await reports.seatsOfCycle(plan.id, cycle.id)) {
      const state = await reports.stateOf(seat)
      if (state?.manifest[rowId] !== undefined) return seat
    }
  }
  return undefined
}

async function eraseFrom(
  { reports, facts }: EraseDeps,
  seat: SheetSeat,
  rowId: string,
  now: Instant,
): Promise<Erased> {
  const { unitId, formId, sheetKey } = seat
  const state = await reports.stateOf(seat)
  const entry = state?.manifest[rowId]
  if (!state || !entry) return { kind: 'unknown' }
  if (isLive(entry)) return { kind: 'in-sheet', unitId, formId }
  // What frozen figures rest on stays; rows before the trace: what is killed in between is found again by it.
  await reports.keepPast(seat, state)
  const items = await reports.forgetRow(sheetKey, rowId)
  if (!(await reports.commit(seat, without(state, rowId)))) return { kind: 'busy' }
  await facts.set(`erased/${rowId}`, JSON.stringify({ at: now, items }))
  return { kind: 'erased', unitId, formId, items }
}

function without(state: SheetState, rowId: string): SheetState {
  const { [rowId]: _, ...manifest } = state.manifest
  return { ...state, manifest, version: state.version + 1, withdrawn: state.withdrawn - 1 }
}
