import type { Campaign, Cycle, Unit } from '../../domain/plan/plan.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'

/** Plan 146 with its first cycle; a fault in it fails the test that asks. */
export async function sampleCampaign(): Promise<{
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: (name: string) => Unit
}> {
  const read = await readCampaign('plans/van-lang-146')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { campaign } = read
  const [cycle] = campaign.plan.cycles
  if (!cycle) throw new Error('the sample plan has no cycle')
  const unit = (name: string): Unit => {
    const found = campaign.units.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`the sample plan has no unit ${name}`)
    return found
  }
  return { campaign, cycle, unit }
}
