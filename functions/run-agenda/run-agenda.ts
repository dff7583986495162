import { type AgendaItem, agendaOf, cycleAt, dueItems } from '../../domain/agenda/agenda.ts'
import type { HeldEvent } from '../../domain/agenda/due-days.ts'
import { heldEvents } from '../../domain/agenda/held-events.ts'
import type { Campaign, Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import { agendaFact } from '../agenda-fact.ts'
import type {
  Campaigns,
  Clock,
  Documents,
  Facts,
  Ledger,
  MailContent,
  Outbox,
  Papers,
  Pictures,
  Queue,
  Reports,
} from '../ports.ts'
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

/** What a tick did: items acted upon, items merged into a newer one, mails added to the outbox. */
export interface AgendaReport {
  readonly acted: readonly AgendaItem[]
  readonly merged: readonly AgendaItem[]
  readonly mails: number
}

/** Everything a mail of one cycle is written from; read once per tick. */
export interface Roll {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly states: readonly SheetState[]
  readonly standings: readonly UnitStanding[]
  readonly now: Instant
}

/** A mail to be put into the outbox under its ledger key. */
export interface Letter {
  readonly key: string
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
  const agenda = agendaOf(campaign.plan, await eventsOf(deps, campaign, now))
  const { act, merged } = dueItems(agenda, since, now, await deps.ledger.doneItems(planId))
  // First, so that a kill in between cannot leave an older one behind that then speaks after the newest.
  for (const item of merged) await deps.ledger.markDone(planId, item.key, now, 'merged into a newer one')
  let mails = 0
  for (const item of act) {
    const letters = await lettersFor(deps, campaign, item, now)
    for (const letter of letters) if (await deps.outbox.add({ ...letter, planId, createdAt: now })) mails++
    await deps.ledger.markDone(planId, item.key, now, `${letters.length} mails`)
  }
  await deps.outbox.expireClaims(planId, now - CLAIM_LASTS_MS)
  const waiting = await deps.outbox.pending(planId)
  await deps.queue.put(waiting.map((key) => ({ step: 'send-mail', key })))
  return { acted: act, merged, mails }
}

/** Days that hang on an event move with it; a plan without events reads nothing for this. */
async function eventsOf(
  { reports }: AgendaDeps,
  campaign: Campaign,
  now: Instant,
): Promise<readonly HeldEvent[]> {
  const cycle = cycleAt(campaign.plan, now)
  if (!cycle || Object.keys(campaign.plan.events).length === 0) return []
  return heldEvents(campaign, await reports.statesOfCycle(campaign.plan.id, cycle.id))
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
  if (!cycle || (item.kind !== 'reminder' && item.kind !== 'rollup')) return []
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const roll: Roll = { campaign, cycle, states, standings: judgeCampaign(campaign, cycle, states, now), now }
  return item.kind === 'reminder' ? writeReminders(deps, roll, item) : writeRollup(deps, roll, item)
}
