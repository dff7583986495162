import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import type { Config } from '../config.ts'
import { log, SayableError } from '../lambda/log.ts'
import { onQueue } from '../lambda/on-queue.ts'
import { closeAll, kept } from '../lambda/open.ts'
import { trackMail } from './track-mail.ts'

const open = kept((config: Config) => {
  const tables = connectTables(config)
  const queue = connectQueue(config)
  return {
    ...tables,
    queue: queue.queue,
    campaigns: createPackedCampaigns(config.campaignsFile),
    clock: { now: Date.now },
    ...closeAll(tables, queue),
  }
})

/** Its messages are SES's own. One that cannot be read ends in the dead-letter queue, for a person. */
export const handler = onQueue(
  'track-mail',
  open,
  (body) => body,
  async (deps, message, { awsRequestId: request }) => {
    const tracked = await trackMail(deps, message)
    // Its words name places in a record of SES, never what stands there.
    if (tracked.kind === 'unreadable') throw new SayableError(tracked.fault)
    log({ step: 'track-mail', request, outcome: tracked.kind })
    return 'done'
  },
)
