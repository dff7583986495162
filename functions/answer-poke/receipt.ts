import type { Instant } from '../../domain/plan/plan.ts'
import { judgeUnit } from '../../domain/rules/judge.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { Reports } from '../ports/reports.ts'

/** Where the sheet stands after the check: counts, and nothing that a person typed. */
export interface Receipt {
  readonly at: Instant
  readonly rows: number
  readonly counted: number
  readonly errorRows: number
  readonly warningRows: number
  /** Rows or things still missing for the headline rules. */
  readonly missing: number
  readonly held: boolean
}

/**
 * The receipt of a registered spreadsheet as it was last stored; null for one that is not registered. Apart from
 * `answerPoke`, so that whoever leaves the check to the queue starts without the rules.
 */
export async function receiptOf(
  { reports, campaigns }: { readonly reports: Reports; readonly campaigns: Campaigns },
  spreadsheetId: string,
  now: Instant,
): Promise<Receipt | null> {
  const seats = await reports.seatsOf(spreadsheetId)
  const campaign = seats[0] ? await campaigns.find(seats[0].planId) : null
  const unit = campaign?.units.find(({ id }) => id === seats[0]?.unitId)
  if (!campaign || !unit) return null
  const found = await Promise.all(seats.map((seat) => reports.stateOf(seat)))
  const states = found.filter((state): state is SheetState => state !== null)
  const cycle = campaign.plan.cycles.find(({ id }) => id === seats[0]?.cycleId)
  const standing = cycle ? judgeUnit(campaign, unit, states, cycle, now) : null
  return {
    at: now,
    rows: standing?.rows ?? 0,
    counted: standing?.counted ?? 0,
    errorRows: standing?.errorRows ?? 0,
    warningRows: standing?.warningRows ?? 0,
    missing: missingOf(standing),
    held: Boolean(standing?.held),
  }
}

const missingOf = (standing: UnitStanding | null): number =>
  (standing?.verdicts ?? []).reduce((sum, { soft, missing }) => sum + (soft ? 0 : missing), 0)
