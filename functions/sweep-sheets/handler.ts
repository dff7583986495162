import { connectGoogle } from '../adapters/connect-google.ts'
import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import type { Config } from '../config.ts'
import { forEachCampaign, onTick } from '../lambda/on-tick.ts'
import { closeAll, kept } from '../lambda/open.ts'
import { startSweeping, sweepRest, sweepSheets } from './sweep-sheets.ts'

const open = kept((config: Config) => {
  const tables = connectTables(config)
  const queue = connectQueue(config)
  return {
    ...tables,
    ...connectGoogle(config),
    queue: queue.queue,
    campaigns: createPackedCampaigns(config.campaignsFile),
    clock: { now: Date.now },
    installation: config.installation,
    ...closeAll(tables, queue),
  }
})

export const handler = onTick('sweep-sheets', open, {
  async sweep(deps) {
    await startSweeping(deps)
    return (await sweepSheets(deps)).size
  },
  'full-sweep': (deps, now) =>
    forEachCampaign('sweep-sheets', deps.campaigns, now, ({ plan }, cycle) =>
      sweepRest(deps, plan.id, cycle.id, new Set()),
    ),
})
