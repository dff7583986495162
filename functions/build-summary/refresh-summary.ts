import type { Campaign, Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { rollUp } from '../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { Documents } from '../ports.ts'
import { buildSummary, type SummaryDeps } from './build-summary.ts'
import { keepExport } from './keep-export.ts'

/** Judges a cycle as it is stored now, builds its summary from that, and keeps it as .xlsx where mails carry it. */
export async function refreshSummary(
  deps: SummaryDeps & { readonly documents: Documents },
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
  const built = await buildSummary(deps, { campaign, cycle, rollUp: figures, language, snapshot: null })
  await keepExport(deps, campaign, cycle)
  return built
}
