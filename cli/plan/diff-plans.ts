import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Campaign, Language } from '../../domain/plan/plan.ts'
import { compareStandings, type VerdictChange } from '../../domain/rules/compare-standings.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { Verdict } from '../../domain/rules/standing.ts'
import { textTable } from '../print/table.ts'
import { momentOf } from '../start/at.ts'
import { openInstallation } from '../start/installation.ts'
import { CLI_WORDS } from '../words.ts'
import { PLAN_WORDS } from './plan-words.ts'
import { readPlans } from './read-plans.ts'

export interface DiffOptions {
  readonly before: string
  readonly after: string
  /** The folder with the stored data. */
  readonly state: string
  readonly at: string | undefined
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/**
 * Shows, before a plan is changed, which units' verdicts the change will change: both versions are judged on
 * the stored data. Nothing is written. Returns the exit code.
 */
export async function diffPlans(options: DiffOptions): Promise<number> {
  const { language, out } = options
  const words = PLAN_WORDS[language]
  const campaigns = await readPlans([options.before, options.after], language, out)
  const [before, after] = campaigns ?? []
  if (!before || !after) return 1
  if (before.plan.id !== after.plan.id) {
    out.write(`${words.otherPlan(before.plan.id, after.plan.id)}\n`)
    return 1
  }
  const now = momentOf(options.at, after)
  if (now === null) {
    out.write(`${CLI_WORDS[language].badDate(options.at ?? '')}\n`)
    return 1
  }
  const opened = await openInstallation({
    folder: options.state,
    campaigns: [after],
    now,
    language,
    port: 0,
    complain: (line) => out.write(`${line}\n`),
  })
  if (!opened.ok) {
    out.write(`${CLI_WORDS[language].locked(opened.pid)}\n`)
    return 1
  }
  try {
    const { reports } = opened.installation
    const judge = async (campaign: Campaign) => {
      const cycle = cycleAt(campaign.plan, now)
      if (!cycle) return []
      return judgeCampaign(campaign, cycle, await reports.statesOfCycle(campaign.plan.id, cycle.id), now)
    }
    const [old, next] = [await judge(before), await judge(after)]
    const cycle = cycleAt(after.plan, now)?.id ?? ''
    out.write(`${words.diffTitle(options.before, options.after, cycle)}\n`)
    out.write(`${changesText([before, after], compareStandings(old, next), next.length, language)}\n`)
    return 0
  } finally {
    await opened.installation.end()
  }
}

function changesText(
  campaigns: readonly Campaign[],
  changes: readonly VerdictChange[],
  units: number,
  language: Language,
): string {
  const words = PLAN_WORDS[language]
  if (changes.length === 0) return words.noChange(units)
  const names = new Map(campaigns.flatMap((campaign) => campaign.units.map(({ id, name }) => [id, name])))
  const shown = (verdict: Verdict | null): string =>
    verdict === null ? words.unbound : words.verdict[verdict]
  const rows = changes.map(({ unitId, ruleId, before, after }) => [
    names.get(unitId) ?? unitId,
    ruleId,
    shown(before),
    shown(after),
  ])
  const changed = new Set(changes.map(({ unitId }) => unitId)).size
  const columns = words.diffColumns.map((title) => ({ title }))
  return `${textTable(columns, rows)}\n${words.changes(changed, units)}`
}
