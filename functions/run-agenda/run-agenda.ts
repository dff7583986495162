import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Backlog } from '../../domain/agenda/backlog.ts'
import { type DoneItems, dueItems, mergedNote, spokenFor } from '../../domain/agenda/due-items.ts'
import { letterKey, type Reader } from '../../domain/agenda/letter-key.ts'
import { inLetters } from '../../domain/agenda/same-day.ts'
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
import type { MailContent, Outbox } from '../ports/mail.ts'
import type { People } from '../ports/people.ts'
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
  readonly people: Pick<People, 'inSeveralSheets'>
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

/** A mail to be put into the outbox, under a key made of an item and its reader. */
export interface Letter {
  readonly reader: Reader
  readonly to: string
  readonly mail: MailContent
}

/** A letter with the items that it tells of. */
export interface ItemLetter extends Letter {
  /** The first of them: its key names it. */
  readonly item: AgendaItem
  readonly items: readonly AgendaItem[]
}

/** What a tick knows of its plan. */
interface Tick extends Pick<RollOf, 'campaign' | 'now'> {
  readonly agenda: readonly AgendaItem[]
  readonly done: DoneItems
  readonly markDone: (item: AgendaItem, note: string) => Promise<void>
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
  const markDone = async ({ key }: AgendaItem, note: string): Promise<void> => {
    await deps.ledger.markDone(planId, key, now, note)
    done.set(key, { at: now, note })
  }
  const tick: Tick = { campaign, now, agenda, done, markDone }
  const { act, merged } = dueItems(agenda, since, now, done)
  // First, so that a kill in between cannot leave an older one behind that then speaks after the newest.
  const snapshots: Snapshot[] = []
  for (const item of merged) {
    await markDone(item, mergedNote(item.into))
  }
  const count = { mails: 0, acted: [] as AgendaItem[], waiting: [] as AgendaItem[] }
  for (const items of inLetters(act)) {
    for (const item of items) snapshots.push(...(await freezeFigures(deps, campaign, item, now)))
    const written = await writeLetters(deps, tick, items)
    count.mails += written.added
    count[written.isWhole ? 'acted' : 'waiting'].push(...items)
  }
  count.mails += await writeReceipts(deps, campaign, now)
  count.mails += await writeCorrections(deps, campaign, agenda, now)
  await deps.outbox.expireClaims(planId, now - CLAIM_LASTS_MS)
  const backlog = await deps.outbox.backlog(planId, now)
  await deps.queue.put(backlog.waiting.map((key) => ({ step: 'send-mail', key })))
  return { ...count, merged, backlog, snapshots }
}

/**
 * Writes the letters of items that go together, and marks the items as done. Who got the same notice less than 24
 * hours ago gets this one at a later tick: the items are not done until all are written.
 */
async function writeLetters(deps: AgendaDeps, tick: Tick, items: readonly [AgendaItem, ...AgendaItem[]]) {
  const { campaign, agenda, done, now } = tick
  const instead = (item: AgendaItem) => spokenFor(item, agenda, done)
  const letters = (await lettersFor(deps, tick, items)).map(withDelay(campaign, instead, now, deps.language))
  const result = { added: 0, isWhole: true }
  for (const letter of letters) {
    const written = await writeOnce(deps, campaign.plan.id, letter, now)
    if (written === 'added') result.added++
    if (written === 'waits') result.isWhole = false
  }
  if (!result.isWhole) return result
  for (const item of items) {
    const own = letters.filter((letter) => letter.item === item)
    await tick.markDone(item, `${own.length} mails`)
  }
  return result
}

async function writeOnce(
  { outbox, reports }: AgendaDeps,
  planId: string,
  { item, items, reader, to, mail }: ItemLetter,
  now: Instant,
): Promise<'added' | 'there' | 'waits'> {
  const letter = { itemKey: item.key, reader, edition: 1 }
  const key = letterKey(letter)
  if (await outbox.find(key)) return 'there'
  const subjects = [...new Set(items.flatMap(subjectsOf))]
  if (!(await takeNotice(reports, { letter, to, subjects }, now))) return 'waits'
  return (await outbox.add({ key, planId, to, mail, createdAt: now })) ? 'added' : 'there'
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

/** The letters of an item, or of the reminders of one day. */
async function lettersFor(
  deps: AgendaDeps,
  { campaign, now }: Tick,
  items: readonly [AgendaItem, ...AgendaItem[]],
): Promise<readonly ItemLetter[]> {
  const [item] = items
  const cycle = campaign.plan.cycles.find(({ id }) => id === item.cycleId)
  if (!cycle) return []
  if (item.kind === 'rollup') {
    const letters = await writeRollup(deps, { campaign, cycle, now }, item)
    return letters.map((letter) => ({ ...letter, item, items: [item] }))
  }
  if (item.kind !== 'reminder') return []
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const standings = judgeCampaign(campaign, cycle, states, now)
  return writeReminders(deps, { campaign, cycle, states, standings, now }, items)
}
