import { connectGoogle } from '../adapters/connect-google.ts'
import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { randomIds } from '../adapters/random-ids.ts'
import { jobIn, jobsOf } from '../adapters/read-job.ts'
import type { Config } from '../config.ts'
import { log } from '../lambda/log.ts'
import { onCall } from '../lambda/on-call.ts'
import { onQueue, type QueueAnswer, type QueueEvent, type RunContext } from '../lambda/on-queue.ts'
import { closeAll, kept } from '../lambda/open.ts'
import type { Receipt } from '../ports/sheet-checks.ts'
import { receiptOf } from '../receipt.ts'
import { comeBack } from './come-back.ts'
import { type SyncDeps, type SyncJob, type SyncOutcome, syncSheet } from './sync-sheet.ts'

const open = kept((config: Config) => {
  const tables = connectTables(config)
  const queue = connectQueue(config)
  return {
    ...tables,
    ...connectGoogle(config),
    queue: queue.queue,
    campaigns: createPackedCampaigns(config.campaignsFile),
    clock: { now: Date.now },
    ids: randomIds,
    language: config.language,
    ...closeAll(tables, queue),
  }
})

const fromQueue = onQueue('sync-sheet', open, jobsOf('sync-sheet'), async (deps, job, context) => {
  const outcome = await sync(deps, job, context)
  return outcome.kind === 'retry' ? comeBack(deps.queue, job) : 'done'
})

/** answer-poke waits for it: what cannot be done now it puts into the queue itself. */
const fromPoke = onCall('sync-sheet', open, jobIn('sync-sheet'), async (deps, job, context) => {
  const outcome = await sync(deps, job, context)
  return outcome.kind === 'synced' ? receiptOf(deps, job.spreadsheetId, job.arrivedAt ?? Date.now()) : null
})

export const handler = async (
  event: QueueEvent | object,
  context: RunContext,
): Promise<QueueAnswer | Receipt | null> =>
  'Records' in event ? fromQueue(event, context) : fromPoke(event, context)

async function sync(
  deps: Omit<SyncDeps, 'worker'>,
  job: SyncJob,
  { awsRequestId: worker }: RunContext,
): Promise<SyncOutcome> {
  const outcome = await syncSheet({ ...deps, worker }, job)
  log({ step: 'sync-sheet', request: worker, outcome: outcome.kind, ...countsOf(outcome) })
  return outcome
}

function countsOf(outcome: SyncOutcome) {
  if (outcome.kind === 'unknown-sheet') return {}
  if (outcome.kind === 'retry') return { why: outcome.why }
  return { unit: outcome.unitId, rows: outcome.rowsWritten, cells: outcome.cellsWritten }
}
