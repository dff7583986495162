import { judgeCampaign } from '../domain/rules/judge.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'
import { readCampaign } from '../functions/adapters/plan-folder.ts'
import { withLargePlan } from './large-plan.ts'
import { inTurn, median, ms, say } from './measure.ts'

const UNITS = 3000
const ROWS = 100

/** Loading the largest plan, and judging its units from their tallies, against a bare loop over the same data. */
export async function benchPlans(): Promise<void> {
  await withLargePlan({ units: UNITS, rows: ROWS }, async ({ folder, campaign, cycle, states }) => {
    const load = await median(5, () => readCampaign(folder))
    const now = Date.parse('2024-01-20T00:00:00Z')
    const { a, b } = inTurn(
      15,
      () => judgeCampaign(campaign, cycle, states, now),
      () => bareLoop(states),
    )
    say(
      `The largest plan (${campaign.plan.rules.length} rules) with ${campaign.units.length} units of ${ROWS} rows`,
      [
        `loading and checking: ${ms(load)}; bar 300 ms`,
        `judging             : ${ms(a)}, ${(a / b).toFixed(1)} x a bare loop over the same tallies (${ms(b)}); bar 100 ms`,
      ],
    )
  })
}

/** What any judge must do at least: look at each group once. */
function bareLoop(states: readonly SheetState[]): number {
  let rows = 0
  for (const state of states)
    for (const group of state.groups) if (group.of.tieu_chi === 'true') rows += group.rows
  return rows
}
