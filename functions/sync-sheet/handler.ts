import { connectGoogle } from '../adapters/connect-google.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { randomIds } from '../adapters/random-ids.ts'
import { jobsOf } from '../adapters/read-job.ts'
import type { Config } from '../config.ts'
import { log } from '../lambda/log.ts'
import { onQueue } from '../lambda/on-queue.ts'
import { kept } from '../lambda/open.ts'
import { syncSheet } from './sync-sheet.ts'

const open = kept((config: Config) => ({
  ...connectTables(config),
  ...connectGoogle(config),
  campaigns: createPackedCampaigns(config.campaignsFile),
  clock: { now: Date.now },
  ids: randomIds,
  language: config.language,
}))

export const handler = onQueue(
  'sync-sheet',
  open,
  jobsOf('sync-sheet'),
  async (deps, job, { awsRequestId: worker }) => {
    const outcome = await syncSheet({ ...deps, worker }, job)
    log({ step: 'sync-sheet', request: worker, outcome: outcome.kind, ...countsOf(outcome) })
    return outcome.kind === 'retry' ? 'retry' : 'done'
  },
)

function countsOf(outcome: Awaited<ReturnType<typeof syncSheet>>) {
  if (outcome.kind === 'unknown-sheet') return {}
  if (outcome.kind === 'retry') return { why: outcome.why }
  return { unit: outcome.unitId, rows: outcome.rowsWritten, cells: outcome.cellsWritten }
}
