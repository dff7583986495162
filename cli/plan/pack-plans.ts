import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Language } from '../../domain/plan/plan.ts'
import { packCampaigns } from '../../functions/adapters/packed-campaigns.ts'
import { PLAN_WORDS } from './plan-words.ts'
import { readPlans } from './read-plans.ts'

/**
 * Checks plan folders and packs them into the one file that a deployment to the cloud takes along. A faulty plan,
 * or two of one id, packs nothing. Returns the exit code.
 */
export async function packPlans(
  folders: readonly string[],
  file: string,
  language: Language,
  out: NodeJS.WriteStream,
): Promise<number> {
  const words = PLAN_WORDS[language]
  const campaigns = await readPlans(folders, language, out)
  if (!campaigns) return 1
  const ids = campaigns.map(({ plan }) => plan.id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) {
    out.write(`${words.packedTwice(twice)}\n`)
    return 1
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, packCampaigns(campaigns))
  const units = campaigns.reduce((sum, campaign) => sum + campaign.units.length, 0)
  out.write(`${words.packed(campaigns.length, units, file)}\n`)
  return 0
}
