import { connectDocuments } from '../adapters/connect-documents.ts'
import { connectGoogle } from '../adapters/connect-google.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { googleLink } from '../adapters/google-link.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import type { Config } from '../config.ts'
import { forEachCampaign, onTick } from '../lambda/on-tick.ts'
import { closeAll, kept } from '../lambda/open.ts'
import { refreshDue, refreshSummary } from './refresh-summary.ts'

const open = kept((config: Config) => {
  const tables = connectTables(config)
  const documents = connectDocuments(config)
  return {
    ...tables,
    ...connectGoogle(config),
    documents,
    campaigns: createPackedCampaigns(config.campaignsFile),
    language: config.language,
    installation: config.installation,
    linkTo: googleLink,
    ...closeAll(tables, documents),
  }
})

export const handler = onTick('build-summary', open, {
  summary: (deps, now) =>
    forEachCampaign('build-summary', deps.campaigns, now, async (campaign, cycle) => {
      const { language } = deps
      const { cells } = await refreshSummary(deps, { campaign, cycle, now, language })
      return cells + (await refreshDue(deps, { campaign, now, language }))
    }),
})
