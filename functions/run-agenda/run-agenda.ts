import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { dueItems, mergedNote, spokenFor } from '../../domain/agenda/due-items.ts'
import { letterKey, type Reader } from '../../domain/agenda/letter-key.ts'
import type { Campaign, Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import { agendaFact } from '../agenda-fact.ts'
import { planAgenda } from '../plan-agenda.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { Clock } from '../ports/clock.ts'
import type { Documents, Papers, Pictures } from '../ports/documents.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Backlog, MailContent, Outbox } from '../ports/mail.ts'
import type { Queue } from '../ports/queue.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import type { Snapshot } from '../snapshots.ts'
import { subjectsOf, takeNotice } from '../take-notice.ts'
import { freezeFigures } from './freeze-figures.ts'
import { withDelay } from './with-delay.ts'
import { writeCorrections } from './write-corrections.ts'
import { writeReceipts } from './write-receipts.ts'
import { writeReminders } from './write-reminders.ts'
import { writeRollup } from './write-rollup.ts'

export interface AgendaDeps {
  readonly campaigns: Campaigns
  readonly reports: Reports
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly queue: Queue
  readonly facts: Facts
  readonly documents: Documents
  readonly pictures: Pictures
  readonly papers: Papers
  readonly clock: Clock
  readonly language: Language
  /** The address that a person opens for a spreadsheet. */
  readonly linkTo: (spreadsheetId: string) => string
}

/** No sender lives that long (a Lambda ends after 15 minutes): who claimed a mail before is dead. */
const CLAIM_LASTS_MS = 30 * 60_000

/**
 * What a tick did: items acted upon, merged into a newer one, or put off; mails added to the outbox; figures frozen.
 */
export interface AgendaReport {
  readonly acted: readonly AgendaItem[]
  readonly merged: readonly AgendaItem[]
  readonly waiting: readonly AgendaItem[]
  readonly mails: number
  /** What the outbox still holds, these mails among it. */
  readonly backlog: Backlog
  readonly snapshots: readonly Snapshot[]
}

/** What a roll-up is about. */
export interface RollOf {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly now: Instant
}

/** Everything that reminders of one cycle are written from. */
export interface Roll extends RollOf {
  readonly states: readonly SheetState[]
  readonly standings: readonly UnitStanding[]
}

/** A mail to be put into the outbox, under a key made of its item and its reader. */
export interface Letter {
  readonly reader: Reader
  readonly to: string
  readonly mail: MailContent
}

/**
 * One tick: does what the plan makes due at this moment and the ledger does not know yet. Mails go to the
 * outbox under keys that name plan, item and recipient, and only then the item is marked as done: a tick
 * that is dropped, doubled or killed half-way is made good by the next, and no letter is written twice.
 */
export async function runAgenda(deps: AgendaDeps, planId: string): Promise<AgendaReport> {
  const campaign = await deps.campaigns.find(planId)
  if (!campaign) throw new Error(`no plan ${planId}`)
  const now = deps.clock.now()
  const since = Number(await deps.facts.setOnce(agendaFact(planId), String(now)))
  const agenda = await planAgenda(deps, campaign, now)
  const done = new Map(await deps.ledger.doneItems(planId))
  const markDone = async (key: string, note: string): Promise<void> => {
    await deps.ledger.markDone(planId, key, now, note)
    done.set(key, { at: now, note })
  }
  const { act, merged } = dueItems(agenda, since, now, done)
  // First, so that a kill in between cannot leave an older one behind that then speaks after the newest.
  const snapshots: Snapshot[] = []
  for (const item of merged) {
    // The figures of each cut-off are its own: a newer one does not stand for them.
    if (item.kind === 'cut-off') snapshots.push(...(await freezeFigures(deps, campaign, item, now)))
    await markDone(item.key, mergedNote(item.into))
  }
  const count = { mails: 0, acted: [] as AgendaItem[], waiting: [] as AgendaItem[] }
  for (const item of act) {
    snapshots.push(...(await freezeFigures(deps, campaign, item, now)))
    const instead = spokenFor(item, agenda, done)
    const letters = (await lettersFor(deps, campaign, item, now)).map(
      withDelay(campaign, item, instead, now, deps.language),
    )
    const written = await writeAll(deps, item, letters, now)
    count.mails += written.added
    if (written.isWhole) await markDone(item.key, `${letters.length} mails`)
    count[written.isWhole ? 'acted' : 'waiting'].push(item)
  }
  count.mails += await writeReceipts(deps, campaign, now)
  count.mails += await writeCorrections(deps, campaign, agenda, now)
  await deps.outbox.expireClaims(planId, now - CLAIM_LASTS_MS)
  const backlog = await deps.outbox.backlog(planId)
  await deps.queue.put(backlog.waiting.map((key) => ({ step: 'send-mail', key })))
  return { ...count, merged, backlog, snapshots }
}

/**
 * Puts the letters of an item into the outbox. Who got the same notice less than 24 hours ago gets this one
 * at a later tick: the item is not whole until all are written.
 */
async function writeAll(deps: AgendaDeps, item: AgendaItem, letters: readonly Letter[], now: Instant) {
  const planId = item.key.split('/', 1)[0] ?? ''
  const result = { added: 0, isWhole: true }
  for (const { reader, to, mail } of letters) {
    const letter = { itemKey: item.key, reader, edition: 1 }
    const key = letterKey(letter)
    if (await deps.outbox.find(key)) continue
    const isTheirs = await takeNotice(deps.reports, { letter, to, subjects: subjectsOf(item) }, now)
    if (!isTheirs) result.isWhole = false
    else if (await deps.outbox.add({ key, planId, to, mail, createdAt: now })) result.added++
  }
  return result
}

/**
 * Sets the moment from which a campaign's agenda counts, once: what fell due before the office began to use
 * Rollcall is not made up for.
 */
export async function startAgenda(
  deps: Pick<AgendaDeps, 'facts'>,
  planId: string,
  from: Instant,
): Promise<void> {
  await deps.facts.setOnce(agendaFact(planId), String(from))
}

async function lettersFor(
  deps: AgendaDeps,
  campaign: Campaign,
  item: AgendaItem,
  now: Instant,
): Promise<readonly Letter[]> {
  const cycle = campaign.plan.cycles.find(({ id }) => id === item.cycleId)
  if (!cycle) return []
  if (item.kind === 'rollup') return writeRollup(deps, { campaign, cycle, now }, item)
  if (item.kind !== 'reminder') return []
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const standings = judgeCampaign(campaign, cycle, states, now)
  return writeReminders(deps, { campaign, cycle, states, standings, now }, item)
}
