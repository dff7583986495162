import type { Instant } from '../plan/plan.ts'
import { dueToLeave, type Standing } from './mail-state.ts'

/** What still has to leave by itself. */
export interface Backlog {
  /** Keys of the mails whose moment has come. */
  readonly waiting: readonly string[]
  /** Since when the oldest of all is there; of those too that are refused and tried again later. */
  readonly oldest: Instant | null
  /** Mails of which nobody knows whether they left. */
  readonly unknown: number
}

/** What an outbox still has to send, from how its mails stand. */
export function backlogOf(
  mails: readonly (Standing & { readonly key: string; readonly createdAt: Instant })[],
  now: Instant,
): Backlog {
  const leaving = mails.flatMap((mail) => {
    const from = dueToLeave(mail)
    return from === null ? [] : [{ ...mail, from }]
  })
  return {
    waiting: leaving.filter(({ from }) => from <= now).map(({ key }) => key),
    oldest: leaving.length > 0 ? Math.min(...leaving.map(({ createdAt }) => createdAt)) : null,
    unknown: mails.filter(({ state }) => state === 'unknown').length,
  }
}
