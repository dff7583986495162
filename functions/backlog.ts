import { dueToLeave } from '../domain/agenda/mail-state.ts'
import type { Instant } from '../domain/plan/plan.ts'
import type { Backlog, OutboxEntry } from './ports/mail.ts'

type Waiting = Pick<OutboxEntry, 'key' | 'state' | 'fate' | 'tries' | 'claimedAt' | 'createdAt'>

/** What an outbox still has to send, from how its mails stand. */
export function backlogOf(mails: readonly Waiting[], now: Instant): Backlog {
  const leaving = mails.filter((mail) => dueToLeave(mail) !== null)
  return {
    waiting: leaving.filter((mail) => (dueToLeave(mail) ?? now) <= now).map(({ key }) => key),
    oldest: leaving.length > 0 ? Math.min(...leaving.map(({ createdAt }) => createdAt)) : null,
    unknown: mails.filter(({ state }) => state === 'unknown').length,
  }
}
