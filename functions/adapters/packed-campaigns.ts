import { readFile } from 'node:fs/promises'
import type { Campaign } from '../../domain/plan/plan.ts'
import type { Campaigns } from '../ports/campaigns.ts'

/**
 * Campaigns that were read and checked before, packed into one file:
 *   { "packed": 1, "campaigns": [ { "plan": {...}, "units": [...] } ] }
 * In the cloud a layer holds it, so that no function reads YAML, or refuses a plan, while somebody waits.
 */
interface Packed {
  readonly packed: typeof FORM
  readonly campaigns: readonly Campaign[]
}

/** Goes up when the shape of a campaign changes, so that new code never reads an old pack by mistake. */
const FORM = 1

/** What `createPackedCampaigns` reads. */
export const packCampaigns = (campaigns: readonly Campaign[]): string =>
  JSON.stringify({ packed: FORM, campaigns } satisfies Packed)

/** The campaigns of a packed file, read once. Asking throws when the file is not a pack of this form. */
export function createPackedCampaigns(file: string): Campaigns {
  let reading: Promise<readonly Campaign[]> | null = null
  const all = (): Promise<readonly Campaign[]> => {
    reading ??= readPack(file)
    return reading
  }
  return { all, find: async (planId) => (await all()).find(({ plan }) => plan.id === planId) ?? null }
}

async function readPack(file: string): Promise<readonly Campaign[]> {
  const { packed, campaigns } = JSON.parse(await readFile(file, 'utf8')) as Packed
  if (packed !== FORM)
    throw new Error(`${file}: packed in form ${packed}, this is form ${FORM}: deploy again`)
  return campaigns
}
