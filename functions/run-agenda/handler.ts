import { connectDocuments } from '../adapters/connect-documents.ts'
import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPapers } from '../adapters/docx-papers.ts'
import { googleLink } from '../adapters/google-link.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { createPictures } from '../adapters/resvg-pictures.ts'
import type { Config } from '../config.ts'
import { writeLine } from '../lambda/log.ts'
import { forEachCampaign, onTick } from '../lambda/on-tick.ts'
import { closeAll, kept } from '../lambda/open.ts'
import { metricLine } from '../metrics.ts'
import { runAgenda } from './run-agenda.ts'

const open = kept((config: Config) => {
  const tables = connectTables(config)
  const queue = connectQueue(config)
  const documents = connectDocuments(config)
  return {
    ...tables,
    documents,
    pictures: createPictures(),
    papers: createPapers(),
    queue: queue.queue,
    campaigns: createPackedCampaigns(config.campaignsFile),
    clock: { now: Date.now },
    language: config.language,
    linkTo: googleLink,
    installation: config.installation,
    ...closeAll(tables, queue, documents),
  }
})

export const handler = onTick('run-agenda', open, {
  agenda: (deps, now) =>
    forEachCampaign('run-agenda', deps.campaigns, now, async ({ plan }) => {
      const { mails, backlog } = await runAgenda(deps, plan.id)
      const { oldest, unknown } = backlog
      const waited = oldest === null ? 0 : Math.max(0, now - oldest) / 1000
      // Of several plans CloudWatch takes the worst.
      writeLine(metricLine(deps.installation, 'OldestMailSeconds', waited, {}, now))
      writeLine(metricLine(deps.installation, 'UnknownMails', unknown, {}, now))
      return mails
    }),
})
