import type { Campaign, Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { rollUp } from '../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import { buildSummary, type SummaryDeps } from './build-summary.ts'

/** Judges a cycle as it is stored now, and builds its summary from that. */
export async function refreshSummary(
  deps: SummaryDeps,
  of: {
    readonly campaign: Campaign
    readonly cycle: Cycle
    readonly now: Instant
    readonly language: Language
  },
): ReturnType<typeof buildSummary> {
  const { campaign, cycle, now, language } = of
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const standings = judgeCampaign(campaign, cycle, states, now)
  const figures = rollUp(campaign, cycle, standings, states, now)
  return buildSummary(deps, { campaign, cycle, rollUp: figures, language, snapshot: null })
}
