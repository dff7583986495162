import type { Instant } from '../../domain/plan/plan.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { Clock } from '../ports/clock.ts'
import type { ChangedFile, Files } from '../ports/files.ts'
import type { Job, Queue } from '../ports/queue.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import { isSettled } from '../settled.ts'
import { type Changed, keepBack } from './keep-back.ts'

export interface SweepDeps {
  readonly files: Files
  readonly facts: Facts
  readonly reports: Reports
  readonly campaigns: Campaigns
  readonly queue: Queue
  readonly clock: Clock
}

const TOKEN = 'sweep/drive-page-token'
/** Sheets in which somebody was typing at the last sweep. */
const KEPT = 'sweep/kept-back'

/**
 * Finds the spreadsheets that changed since the last sweep (one listing of Drive's change feed) and asks for
 * a sync of those that are registered; one in which somebody is typing waits for a later sweep. What waits and
 * the page token are stored after the jobs are queued: a sweep that dies in between repeats its jobs, and a
 * repeated sync writes nothing.
 *
 * @returns the spreadsheets that will be synced
 */
export async function sweepSheets(deps: SweepDeps): Promise<ReadonlySet<string>> {
  const token = await deps.facts.get(TOKEN)
  if (token === null)
    throw new Error('sweep before its first page token: call startSweeping when a campaign is loaded')
  const { token: next, files } = await deps.files.changesSince(token)
  const stored = await deps.facts.get(KEPT)
  const before = stored ? (JSON.parse(stored) as readonly Changed[]) : []
  const { due, kept } = keepBack(await known(deps, files, before), deps.clock.now())
  await deps.queue.put(due.map(({ spreadsheetId, modifiedAt }): Job => syncJob(spreadsheetId, modifiedAt)))
  if (kept.length + before.length > 0) await deps.facts.set(KEPT, JSON.stringify(kept))
  await deps.facts.set(TOKEN, next)
  return new Set(due.map(({ spreadsheetId }) => spreadsheetId))
}

/**
 * What waited, and what changed since: each spreadsheet once, and only registered ones. Where the newest change is
 * our own writing, and its answer showed us what it left, there is nothing to read.
 */
async function known(
  { reports, campaigns, facts }: SweepDeps,
  files: readonly ChangedFile[],
  before: readonly Changed[],
): Promise<readonly Changed[]> {
  const all = new Map(before.map((one) => [one.spreadsheetId, one]))
  for (const { spreadsheetId, modifiedAt, removed, isOurs } of files) {
    const waiting = all.get(spreadsheetId)
    const isDone = removed || (isOurs && (await isSettled(facts, spreadsheetId, modifiedAt)))
    if (isDone) all.delete(spreadsheetId)
    else if (waiting) all.set(spreadsheetId, { ...waiting, modifiedAt })
    else {
      const [seat] = await reports.seatsOf(spreadsheetId)
      const campaign = seat && (await campaigns.find(seat.planId))
      if (campaign)
        all.set(spreadsheetId, { spreadsheetId, modifiedAt, since: modifiedAt, zone: campaign.plan.zone })
    }
  }
  return [...all.values()]
}

/** Marks the place in the change feed from which sweeps start; harmless when repeated. */
export async function startSweeping(deps: Pick<SweepDeps, 'files' | 'facts'>): Promise<void> {
  if ((await deps.facts.get(TOKEN)) === null) await deps.facts.setOnce(TOKEN, await deps.files.startToken())
}

/**
 * Every registered spreadsheet of a cycle but those just asked for: nightly, because the change feed may miss
 * one, and after a restart, because jobs may have died with the process.
 *
 * @returns how many syncs were asked for
 */
export async function sweepRest(
  deps: Pick<SweepDeps, 'reports' | 'queue'>,
  planId: string,
  cycleId: string,
  asked: ReadonlySet<string>,
): Promise<number> {
  const seats = await deps.reports.seatsOfCycle(planId, cycleId)
  const ids = [...new Set(seats.map((seat) => seat.spreadsheetId))].filter((id) => !asked.has(id))
  await deps.queue.put(ids.map((spreadsheetId) => syncJob(spreadsheetId, null)))
  return ids.length
}

const syncJob = (spreadsheetId: string, arrivedAt: Instant | null): Job => ({
  step: 'sync-sheet',
  spreadsheetId,
  arrivedAt,
})
