import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import type { Config } from '../config.ts'
import { forEachCampaign, onTick } from '../lambda/on-tick.ts'
import { kept } from '../lambda/open.ts'
import { applyRetention } from './apply-retention.ts'

const open = kept((config: Config) => ({
  ...connectTables(config),
  campaigns: createPackedCampaigns(config.campaignsFile),
  keepRowsDays: config.keepRowsDays,
  installation: config.installation,
}))

export const handler = onTick('apply-retention', open, {
  retention: (deps, now) =>
    forEachCampaign('apply-retention', deps.campaigns, now, (campaign) =>
      applyRetention(deps, campaign, deps.keepRowsDays, now),
    ),
})
