import type { AgendaItem } from '../domain/agenda/agenda.ts'
import { isAbout } from '../domain/agenda/audience.ts'
import { covers } from '../domain/agenda/due-items.ts'
import { letterKey, readLetterKey } from '../domain/agenda/letter-key.ts'
import { isFailed } from '../domain/agenda/mail-fate.ts'
import { toldWith } from '../domain/agenda/same-day.ts'
import type { Campaign } from '../domain/plan/plan.ts'
import { closedAddresses, openContacts } from './next-contact.ts'
import { planAgenda } from './plan-agenda.ts'
import type { Campaigns } from './ports/campaigns.ts'
import type { Clock } from './ports/clock.ts'
import type { Ledger } from './ports/ledger.ts'
import type { Outbox, OutboxEntry } from './ports/mail.ts'
import type { Queue } from './ports/queue.ts'
import type { Reports } from './ports/reports.ts'
import { subjectsOf, takeNotice } from './take-notice.ts'

export interface MoveDeps {
  readonly campaigns: Pick<Campaigns, 'find'>
  readonly outbox: Outbox
  readonly ledger: Pick<Ledger, 'doneItems'>
  readonly reports: Pick<Reports, 'takeLease' | 'dropLease' | 'statesOfCycle'>
  readonly queue: Queue
  readonly clock: Clock
}

/**
 * The same letter to the first contact of the unit that can be reached and has not had it. The key names item
 * and contact, so nobody gets it twice, however often this runs. Null when nobody is left: the officer's list
 * shows it.
 */
export async function moveOn(deps: MoveDeps, { key, planId, to, mail }: OutboxEntry): Promise<string | null> {
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
    const theirs = { ...letter, reader: { ...reader, role } }
    const next = letterKey(theirs)
    // Whoever has this role now, the letter of this key was his.
    if (email === to || next === key) continue
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
  deps: MoveDeps,
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
