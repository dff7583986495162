import { type MoveDeps, moveOn } from '../move-on.ts'
import type { Facts } from '../ports/reports.ts'
import { type MailEvent, readSesEvent } from './ses-event.ts'

export interface TrackDeps extends MoveDeps {
  readonly facts: Facts
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
