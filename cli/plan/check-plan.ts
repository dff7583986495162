import type { Language } from '../../domain/plan/plan.ts'
import { describePlanFault } from '../../functions/adapters/plan-faults.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { CLI_WORDS } from '../words.ts'
import { planFaultLines } from './plan-faults.ts'
import { PLAN_WORDS } from './plan-words.ts'

/**
 * Prints every fault of a plan folder; or that it is good, and what it says and hardly means. Returns the
 * exit code: warnings do not fail.
 */
export async function checkPlan(
  folder: string,
  language: Language,
  out: NodeJS.WriteStream,
): Promise<number> {
  const read = await readCampaign(folder)
  if (!read.ok) {
    out.write(`${planFaultLines(read.faults, language).join('\n')}\n`)
    return 1
  }
  const { campaign, warnings } = read
  const lines = [
    CLI_WORDS[language].planGood(campaign.plan.rules.length, campaign.units.length),
    ...(warnings.length === 0 ? [] : [PLAN_WORDS[language].warnings(warnings.length)]),
    ...warnings.map((warning) => `   ${describePlanFault(warning, language)}`),
  ]
  out.write(`${lines.join('\n')}\n`)
  return 0
}
