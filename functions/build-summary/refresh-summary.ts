import type { Campaign, Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { cycleFigures } from '../cycle-figures.ts'
import type { Documents } from '../ports/documents.ts'
import { summaryDueFact } from '../summary-fact.ts'
import { buildSummary, type SummaryDeps } from './build-summary.ts'
import { keepExport } from './keep-export.ts'

/** Builds the summary of a cycle from the figures that count now, and keeps it as .xlsx where mails carry it. */
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
  const figures = await cycleFigures(deps, campaign, cycle, now)
  const built = await buildSummary(deps, { campaign, cycle, language, ...figures })
  await keepExport(deps, campaign, cycle, now)
  return built
}

/**
 * Builds the summaries that the agenda has asked for since they were last built, those of earlier cycles too: a
 * cycle is locked when the next one has long begun.
 *
 * @returns how many cells were written
 */
export async function refreshDue(
  deps: SummaryDeps & { readonly documents: Documents },
  of: { readonly campaign: Campaign; readonly now: Instant; readonly language: Language },
): Promise<number> {
  const { id: planId, cycles } = of.campaign.plan
  let written = 0
  for (const cycle of cycles) {
    const name = summaryDueFact(planId, cycle.id)
    const [due, done] = await Promise.all([deps.facts.get(name), deps.facts.get(`${name}/done`)])
    if (due === null || due === done) continue
    const { cells } = await refreshSummary(deps, { ...of, cycle })
    written += cells
    await deps.facts.set(`${name}/done`, due)
  }
  return written
}
