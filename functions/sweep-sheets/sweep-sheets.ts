import type { Instant } from '../../domain/plan/plan.ts'
import type { Facts, Files, Job, Queue, Reports } from '../ports.ts'

export interface SweepDeps {
  readonly files: Files
  readonly facts: Facts
  readonly reports: Reports
  readonly queue: Queue
}

const TOKEN = 'sweep/drive-page-token'

/**
 * Finds the spreadsheets that changed since the last sweep (one listing of Drive's change feed) and asks for
 * a sync of those that are registered. The page token is stored after the jobs are queued: a sweep that dies
 * in between repeats its jobs, and a repeated sync writes nothing.
 *
 * @returns the spreadsheets that will be synced
 */
export async function sweepSheets(deps: SweepDeps): Promise<ReadonlySet<string>> {
  const token = await deps.facts.get(TOKEN)
  if (token === null)
    throw new Error('sweep before its first page token: call startSweeping when a campaign is loaded')
  const { token: next, files } = await deps.files.changesSince(token)
  const changed = new Map(
    files.filter((file) => !file.removed).map((file) => [file.spreadsheetId, file.modifiedAt]),
  )
  const asked = new Set<string>()
  for (const spreadsheetId of changed.keys()) {
    if ((await deps.reports.seatsOf(spreadsheetId)).length > 0) asked.add(spreadsheetId)
  }
  await deps.queue.put(
    [...asked].map((spreadsheetId): Job => syncJob(spreadsheetId, changed.get(spreadsheetId) ?? null)),
  )
  await deps.facts.set(TOKEN, next)
  return asked
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
