import type { Campaign, Cycle, Instant, Language, Unit } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import { dayOf } from '../../domain/time/days.ts'
import { formatDay } from '../../domain/words/format.ts'
import { type Lock, lockOf } from '../lock.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { Clock, Ids } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'
import type { People } from '../ports/people.ts'
import type { Facts, Reports, SheetSeat } from '../ports/reports.ts'
import type { Sheets } from '../ports/sheets.ts'
import { receiptsDueFact } from '../receipts-fact.ts'
import { settle } from '../settled.ts'
import { commitNews } from './commit-news.ts'
import { type PulledSeat, pullSeat } from './pull-seat.ts'
import { type Reading, readSpreadsheet } from './read-spreadsheet.ts'
import { writeFeedback } from './write-feedback.ts'

export interface SyncDeps {
  readonly sheets: Sheets
  readonly reports: Reports
  readonly facts: Facts
  readonly people: Pick<People, 'note'>
  readonly files: Pick<Files, 'modifiedAt'>
  readonly campaigns: Campaigns
  readonly clock: Clock
  readonly ids: Ids
  /** Names this worker in leases. */
  readonly worker: string
  readonly language: Language
}

export interface SyncJob {
  readonly spreadsheetId: string
  /** When the content is known to have reached us: the poke, or the file's last change. Null: now. */
  readonly arrivedAt: Instant | null
}

/** What one sync did. `retry`: come back later, nothing was changed; everything else is final. */
export type SyncOutcome =
  | { readonly kind: 'unknown-sheet' }
  | { readonly kind: 'retry'; readonly why: 'busy' | 'leased' | 'raced' }
  | {
      readonly kind: 'synced'
      readonly unitId: string
      readonly rowsWritten: number
      readonly statesWritten: number
      readonly cellsWritten: number
      readonly held: SheetProblem | null
    }

/** Longer than any sync takes; a worker that died is forgotten after it. */
const LEASE_MS = 120_000

/** Whose spreadsheet it is, with all that is needed to judge it. */
export interface Desk {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly seats: readonly SheetSeat[]
  /** What is to be told in every table of the unit. */
  readonly notices: readonly SheetProblem[]
}

/**
 * Brings a unit's spreadsheet and its stored state into agreement: reads the tabs whole, compares, stores
 * the difference by one conditional write per form, and writes feedback beside the rows.
 *
 * An unchanged spreadsheet costs one read and no write. Repeating it is harmless at any point: readers
 * trust only rows that a committed state names, and feedback is derived anew each time.
 */
export async function syncSheet(deps: SyncDeps, job: SyncJob): Promise<SyncOutcome> {
  const desk = await findDesk(deps, job.spreadsheetId)
  if (!desk) return { kind: 'unknown-sheet' }
  const reading = await readSpreadsheet(deps.sheets, desk.seats)
  if (reading.kind === 'busy') return { kind: 'retry', why: 'busy' }
  const pulls = await pullAll(deps, desk, reading, job)
  const news = pulls.filter((pull) => pull.result.differs)
  if (news.some(isSubmitted)) await askForReceipt(deps, desk)
  const commit =
    news.length === 0 ? null : await underLease(deps, job.spreadsheetId, () => commitNews(deps, news))
  if (commit) return { kind: 'retry', why: commit }

  const { cells: cellsWritten, isAsSeen } = await writeFeedback(deps, desk, reading, pulls)
  if (isAsSeen && !pulls.some(awaitsAnotherLook))
    await settle(deps.facts, job.spreadsheetId, deps.clock.now())
  return {
    kind: 'synced',
    unitId: desk.unit.id,
    rowsWritten: news.reduce((sum, { result }) => sum + result.changed.length + result.withdrawn.length, 0),
    statesWritten: news.length,
    cellsWritten,
    held: pulls.find(({ result }) => result.next.held)?.result.next.held ?? null,
  }
}

/**
 * Compares every form with what is stored. Where there is news, it counts as arrived when the file was last
 * changed, if that was before the poke or the tick that brought us here: our own delay makes no unit late.
 */
async function pullAll(
  deps: SyncDeps,
  desk: Desk,
  reading: Exclude<Reading, { kind: 'busy' }>,
  { spreadsheetId, arrivedAt }: SyncJob,
): Promise<readonly PulledSeat[]> {
  const pullAt = async (at: Instant): Promise<readonly PulledSeat[]> => {
    const pulls: PulledSeat[] = []
    for (const seat of desk.seats) pulls.push(await pullSeat(deps, desk, seat, reading, at))
    return pulls
  }
  const reached = arrivedAt ?? deps.clock.now()
  const pulls = await pullAt(reached)
  if (pulls.every(({ result }) => !result.differs)) return pulls
  const changed = await deps.files.modifiedAt(spreadsheetId)
  return changed === null || changed >= reached ? pulls : pullAt(changed)
}

async function findDesk(deps: SyncDeps, spreadsheetId: string): Promise<Desk | null> {
  const seats = await deps.reports.seatsOf(spreadsheetId)
  const first = seats[0]
  const campaign = first ? await deps.campaigns.find(first.planId) : null
  const cycle = campaign?.plan.cycles.find(({ id }) => id === first?.cycleId)
  const unit = campaign?.units.find(({ id }) => id === first?.unitId)
  if (!campaign || !cycle || !unit) return null
  const lock = await lockOf(deps, campaign, cycle)
  return {
    campaign,
    cycle,
    unit,
    seats,
    notices: lock?.isLocked ? [lockNotice(deps, campaign, cycle, lock)] : [],
  }
}

/** Whether the unit has just said that it submits the form, or has nothing to report. */
const isSubmitted = ({ before, result: { next } }: PulledSeat): boolean =>
  next.stated !== before.stated && (next.stated === 'submitted' || next.stated === 'nil')

/** Before the commit: the agenda looks for ten minutes at least, and a kill in between leaves nothing untold. */
async function askForReceipt({ facts, clock }: SyncDeps, { campaign, cycle }: Desk): Promise<void> {
  await facts.set(receiptsDueFact(campaign.plan.id, cycle.id), String(clock.now()))
}

function lockNotice(
  { language }: SyncDeps,
  { plan }: Campaign,
  cycle: Cycle,
  { number, at }: Lock,
): SheetProblem {
  const day = formatDay(dayOf(at, plan.zone), language)
  return { code: 'N-LOCKED', params: { cycle: cycle.id, day, number } }
}

/** The lease only spares two workers doing the same work twice; the commit's condition keeps them apart. */
async function underLease(
  deps: SyncDeps,
  key: string,
  work: () => Promise<'raced' | null>,
): Promise<'leased' | 'raced' | null> {
  if (!(await deps.reports.takeLease(key, deps.worker, deps.clock.now(), LEASE_MS))) return 'leased'
  try {
    return await work()
  } finally {
    await deps.reports.dropLease(key, deps.worker)
  }
}

/** A row that was away once is withdrawn when it is away again: our own writing must bring us back for that. */
const awaitsAnotherLook = ({ result }: PulledSeat): boolean =>
  Object.values(result.next.manifest).some(({ absences }) => absences === 1)
