import type { Campaign, Language } from '../../domain/plan/plan.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { planFaultLines } from './plan-faults.ts'

/** The campaigns of some folders; null when one has faults, which are printed then. */
export async function readPlans(
  folders: readonly string[],
  language: Language,
  out: NodeJS.WriteStream,
): Promise<readonly Campaign[] | null> {
  const reads = await Promise.all(folders.map(readCampaign))
  const faults = reads.flatMap((read) => (read.ok ? [] : read.faults))
  if (faults.length > 0) out.write(`${planFaultLines(faults, language).join('\n')}\n`)
  return faults.length > 0 ? null : reads.flatMap((read) => (read.ok ? [read.campaign] : []))
}
