import { connectGoogle } from '../adapters/connect-google.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { googleLink } from '../adapters/google-link.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import type { Config } from '../config.ts'
import { forEachCampaign, onTick } from '../lambda/on-tick.ts'
import { kept } from '../lambda/open.ts'
import { refreshSummary } from './refresh-summary.ts'

const open = kept((config: Config) => ({
  ...connectTables(config),
  ...connectGoogle(config),
  campaigns: createPackedCampaigns(config.campaignsFile),
  language: config.language,
  installation: config.installation,
  linkTo: googleLink,
}))

export const handler = onTick('build-summary', open, {
  summary: (deps, now) =>
    forEachCampaign('build-summary', deps.campaigns, now, async (campaign, cycle) => {
      const { cells } = await refreshSummary(deps, { campaign, cycle, now, language: deps.language })
      return cells
    }),
})
