import type { Instant, Language } from '../domain/plan/plan.ts'
import { judgeUnit } from '../domain/rules/judge.ts'
import type { UnitStanding } from '../domain/rules/standing.ts'
import { standingLines } from '../domain/sheet/error-tab.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'
import { problemTitle } from '../domain/words/problem-words.ts'
import type { Campaigns } from './ports/campaigns.ts'
import type { Reports } from './ports/reports.ts'
import type { ProblemCount, Receipt } from './ports/sheet-checks.ts'

interface ReceiptDeps {
  readonly reports: Pick<Reports, 'seatsOf' | 'stateOf'>
  readonly campaigns: Campaigns
  readonly language: Language
}

/** The receipt of a registered spreadsheet as it was last stored; null for one that is not registered. */
export async function receiptOf(
  { reports, campaigns, language }: ReceiptDeps,
  spreadsheetId: string,
  now: Instant,
): Promise<Receipt | null> {
  const seats = await reports.seatsOf(spreadsheetId)
  const [seat] = seats
  const campaign = seat ? await campaigns.find(seat.planId) : null
  const unit = campaign?.units.find(({ id }) => id === seat?.unitId)
  const cycle = campaign?.plan.cycles.find(({ id }) => id === seat?.cycleId)
  if (!campaign || !unit || !cycle) return null
  const found = await Promise.all(seats.map((one) => reports.stateOf(one)))
  const states = found.filter((state): state is SheetState => state !== null)
  const standing = judgeUnit(campaign, unit, states, cycle, now)
  const { rows, counted, errorRows, warningRows } = standing
  return {
    at: now,
    rows,
    counted,
    errorRows,
    warningRows,
    missing: missingOf(standing),
    held: standing.held !== null,
    says: standingLines({ campaign, cycle, unit, standing, language }),
    problems: problemsOf(states, language),
  }
}

const missingOf = ({ verdicts }: UnitStanding): number =>
  verdicts.reduce((sum, { soft, missing }) => sum + (soft ? 0 : missing), 0)

function problemsOf(states: readonly SheetState[], language: Language): readonly ProblemCount[] {
  const rows = new Map<string, number>()
  for (const [code, count] of states.flatMap(({ problems }) => Object.entries(problems)))
    rows.set(code, (rows.get(code) ?? 0) + count)
  return [...rows]
    .map(([code, count]) => ({ code, title: problemTitle(code, language), rows: count }))
    .toSorted((a, b) => b.rows - a.rows || a.code.localeCompare(b.code))
}
