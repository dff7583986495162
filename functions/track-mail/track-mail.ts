import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { isAbout } from '../../domain/agenda/audience.ts'
import { covers } from '../../domain/agenda/due-items.ts'
import { letterKey, readLetterKey } from '../../domain/agenda/letter-key.ts'
import { isFailed } from '../../domain/agenda/mail-fate.ts'
import { toldWith } from '../../domain/agenda/same-day.ts'
import type { Campaign } from '../../domain/plan/plan.ts'
import { closedAddresses, openContacts } from '../next-contact.ts'
import { planAgenda } from '../plan-agenda.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Outbox, OutboxEntry } from '../ports/mail.ts'
import type { Queue } from '../ports/queue.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import { subjectsOf, takeNotice } from '../take-notice.ts'
import { type MailEvent, readSesEvent } from './ses-event.ts'

export interface TrackDeps {
  readonly campaigns: Campaigns
  readonly outbox: Outbox
  readonly ledger: Ledger
  readonly reports: Pick<Reports, 'takeLease' | 'dropLease' | 'statesOfCycle'>
  readonly facts: Facts
  readonly queue: Queue
  readonly clock: Clock
}

/** What was made of an event. */
export type Tracked =
  /** Told of a mail of ours; `movedTo` is the letter to the unit's next contact, if there is one. */
  | { readonly kind: 'tracked'; readonly key: string; readonly movedTo: string | null }
  /** Of a mail that the outbox does not know. It is kept as a fact. */
  | { readonly kind: 'not-ours'; readonly messageId: string }
  /** No record of SES that we know: to be set aside for a person, never dropped. */
  | { readonly kind: 'unreadable'; readonly fault: string }

/**
 * Hears what the mail service says of a mail. That it speaks of it at all proves that the mail left: doubt
 * ends. A bounce or complaint sends the same letter to the unit's next contact, at most once to each. Events
 * come twice, late and in any order; hearing one again changes nothing.
 *
 * @param message a record of SES as published, or in the envelope of SNS or EventBridge
 */
export async function trackMail(deps: TrackDeps, message: string): Promise<Tracked> {
  const read = readSesEvent(message)
  if (!read.ok) return { kind: 'unreadable', fault: read.fault }
  const { event } = read
  const entry = event.key === null ? null : await deps.outbox.find(event.key)
  if (!entry) return keepAside(deps, event)
  await deps.outbox.confirmSent(entry.key, event.sentAt, event.messageId)
  if (event.fate) await deps.outbox.setFate(entry.key, event.fate)
  const goesOn = event.fate?.kind === 'bounced' || event.fate?.kind === 'complained'
  const movedTo = goesOn ? await moveOn(deps, entry) : null
  return { kind: 'tracked', key: entry.key, movedTo }
}

/** The mail of another system in the same account, or of a plan that is gone. No address is kept. */
async function keepAside({ facts, clock }: TrackDeps, event: MailEvent): Promise<Tracked> {
  const { messageId, type, key } = event
  await facts.set(`stray-mail-event/${messageId}/${type}`, JSON.stringify({ at: clock.now(), key }))
  return { kind: 'not-ours', messageId }
}

/**
 * The same letter to the first contact of the unit that can be reached and has not had it. The key names item
 * and contact, so nobody gets it twice, however often this runs. Null when nobody is left: the officer's list
 * shows it.
 */
async function moveOn(deps: TrackDeps, { key, planId, to, mail }: OutboxEntry): Promise<string | null> {
  const { outbox, clock } = deps
  const letter = readLetterKey(key)
  const { reader } = letter ?? {}
  if (!letter || reader?.kind !== 'unit') return null
  const campaign = await deps.campaigns.find(planId)
  const unit = campaign?.units.find(({ id }) => id === reader.unitId)
  const subjects = campaign && unit && (await subjectsLeft(deps, campaign, letter.itemKey, unit.id))
  if (!unit || !subjects) return null
  const open = openContacts(unit, closedAddresses(await outbox.troubles(planId)))
  for (const { role, email } of open) {
    if (email === to) continue
    const theirs = { ...letter, reader: { ...reader, role } }
    const next = letterKey(theirs)
    const known = await outbox.find(next)
    if (isFailed(known?.fate ?? null)) continue
    const notice = { letter: theirs, to: email, subjects }
    if (!known && !(await takeNotice(deps.reports, notice, clock.now()))) return null
    if (!known) await outbox.add({ key: next, planId, to: email, mail, createdAt: clock.now() })
    await deps.queue.put([{ step: 'send-mail', key: next }])
    return next
  }
  return null
}

/**
 * What a letter to a unit tells of and no newer one has said since: a newer letter speaks for it, and moves on by
 * itself. Null when nothing is left. Of an item that the plan has no longer: whatever its reminder is about.
 */
async function subjectsLeft(
  deps: TrackDeps,
  campaign: Campaign,
  itemKey: string,
  unitId: string,
): Promise<readonly string[] | null> {
  const { plan } = campaign
  const agenda = await planAgenda(deps, campaign, deps.clock.now())
  const item = agenda.find(({ key }) => key === itemKey)
  if (!item) return plan.reminders.find(({ id }) => id === itemKey.split('/')[3])?.rules ?? []
  const done = await deps.ledger.doneItems(plan.id)
  const isOvertaken = (one: AgendaItem): boolean =>
    agenda.some((newer) => newer.at > one.at && done.has(newer.key) && covers(newer, one))
  const left = toldWith(item, agenda).filter((one) => isAbout(one, unitId) && !isOvertaken(one))
  return left.length === 0 ? null : [...new Set(left.flatMap(subjectsOf))]
}
