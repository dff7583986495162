import { connectDocuments } from '../adapters/connect-documents.ts'
import { connectMail } from '../adapters/connect-mail.ts'
import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { jobsOf } from '../adapters/read-job.ts'
import type { Config } from '../config.ts'
import { log } from '../lambda/log.ts'
import { onQueue } from '../lambda/on-queue.ts'
import { closeAll, kept } from '../lambda/open.ts'
import { sendMail } from './send-mail.ts'

const open = kept((config: Config) => {
  const tables = connectTables(config)
  const queue = connectQueue(config)
  const mail = connectMail(config)
  const documents = connectDocuments(config)
  return {
    ...tables,
    queue: queue.queue,
    mailer: mail.mailer,
    documents,
    campaigns: createPackedCampaigns(config.campaignsFile),
    clock: { now: Date.now },
    ...closeAll(tables, mail, documents, queue),
  }
})

/** A refused mail waits in the outbox for the next tick of the agenda: its job is done. */
export const handler = onQueue('send-mail', open, jobsOf('send-mail'), async (deps, { key }, context) => {
  const [planId = ''] = key.split('/', 1)
  const from = (await deps.campaigns.find(planId))?.plan.sender
  if (!from) throw new Error('a mail of no plan')
  const outcome = await sendMail({ ...deps, from }, key)
  log({ step: 'send-mail', request: context.awsRequestId, plan: planId, outcome })
  return 'done'
})
