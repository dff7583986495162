import { connectGoogle } from '../adapters/connect-google.ts'
import { connectQueue } from '../adapters/connect-queue.ts'
import { connectTables } from '../adapters/connect-tables.ts'
import { createPackedCampaigns } from '../adapters/packed-campaigns.ts'
import { jobsOf } from '../adapters/read-job.ts'
import type { Config } from '../config.ts'
import { log, SayableError } from '../lambda/log.ts'
import { onQueue, type QueueEvent, type RunContext } from '../lambda/on-queue.ts'
import { forEachCampaign, onTick, type TickEvent } from '../lambda/on-tick.ts'
import { closeAll, kept } from '../lambda/open.ts'
import { askForSheets } from './ask-for-sheets.ts'
import { provisionSheet } from './provision-sheets.ts'

const open = kept((config: Config) => {
  if (config.pokeUrl === undefined) throw new SayableError('configuration: ROLLCALL_POKE_URL: is missing')
  const tables = connectTables(config)
  const queue = connectQueue(config)
  return {
    ...tables,
    ...connectGoogle(config),
    queue: queue.queue,
    campaigns: createPackedCampaigns(config.campaignsFile),
    language: config.language,
    pokeUrl: config.pokeUrl,
    installation: config.installation,
    ...closeAll(tables, queue),
  }
})

const onTicks = onTick('provision-sheets', open, {
  provision: (deps, now) =>
    forEachCampaign('provision-sheets', deps.campaigns, now, (campaign, cycle) =>
      askForSheets(deps, campaign, cycle),
    ),
})

const onJobs = onQueue('provision-sheets', open, jobsOf('provision-sheets'), async (deps, job, context) => {
  const campaign = await deps.campaigns.find(job.planId)
  const cycle = campaign?.plan.cycles.find(({ id }) => id === job.cycleId)
  const unit = campaign?.units.find(({ id }) => id === job.unitId)
  if (!campaign || !cycle || !unit) throw new SayableError('a unit, cycle or plan that is not there')
  const outcome = (await provisionSheet(deps, campaign, cycle, unit, job.isSeated)) ?? 'as it was'
  log({ step: 'provision-sheets', request: context.awsRequestId, plan: job.planId, unit: unit.id, outcome })
  return 'done'
})

/** The tick puts a job for each unit; the queue brings them back one at a time. */
export const handler = async (event: TickEvent | QueueEvent, context: RunContext) =>
  'tick' in event ? onTicks(event) : onJobs(event, context)
