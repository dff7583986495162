import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Campaign, Language } from '../../domain/plan/plan.ts'
import { compareStandings, type VerdictChange } from '../../domain/rules/compare-standings.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { Verdict } from '../../domain/rules/standing.ts'
import { textTable } from '../print/table.ts'
import { knowsPlan, withInstallation } from '../start/with-installation.ts'
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
  return withInstallation(
    { ...options, campaign: after, port: 0, mayBegin: false },
    async ({ installation, cycle, now }) => {
      if (!(await knowsPlan(installation, before))) {
        out.write(`${CLI_WORDS[language].otherPlan(before.plan.id, options.state)}\n`)
        return 1
      }
      const judge = async (campaign: Campaign) => {
        const own = cycleAt(campaign.plan, now)
        if (!own) return []
        const states = await installation.reports.statesOfCycle(campaign.plan.id, own.id)
        return judgeCampaign(campaign, own, states, now)
      }
      const [old, next] = [await judge(before), await judge(after)]
      out.write(`${words.diffTitle(options.before, options.after, cycle.id)}\n`)
      out.write(`${changesText([before, after], compareStandings(old, next), next.length, language)}\n`)
      return 0
    },
  )
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
