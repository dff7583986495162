import type { Language } from '../../domain/plan/plan.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { CLI_WORDS } from '../words.ts'
import { planFaultLines } from './plan-faults.ts'

/** Prints every fault of a plan folder, or that it is good. Returns the exit code. */
export async function checkPlan(
  folder: string,
  language: Language,
  out: NodeJS.WriteStream,
): Promise<number> {
  const read = await readCampaign(folder)
  const lines = read.ok
    ? [CLI_WORDS[language].planGood(read.campaign.plan.rules.length, read.campaign.units.length)]
    : planFaultLines(read.faults, language)
  out.write(`${lines.join('\n')}\n`)
  return read.ok ? 0 : 1
}
