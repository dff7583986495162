import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Clock } from '../../functions/ports/clock.ts'
import type { Outbox } from '../../functions/ports/mail.ts'

/**
 * After a crash: mails that were claimed and not settled may or may not have left. On one machine there is
 * proof: the embedded post office keeps every mail it ever took. What is there was sent; what is not there
 * was not, and goes back to be sent. (In the cloud SES's events are the evidence.)
 */
export async function settleDoubtfulMails(
  deps: {
    readonly outbox: Outbox
    readonly clock: Clock
    /** The post office's proof: message ids by tag. */
    readonly takenTags: () => ReadonlyMap<string, string>
  },
  planId: string,
): Promise<void> {
  const now = deps.clock.now()
  // The folder is locked, so whoever claimed these is dead.
  await deps.outbox.expireClaims(planId, Number.MAX_SAFE_INTEGER)
  const taken = deps.takenTags()
  for (const mail of await deps.outbox.list(planId)) {
    if (mail.state !== 'unknown') continue
    const messageId = taken.get(fingerprintOf(mail.key))
    if (messageId) await deps.outbox.settle(mail, 'sent', now, messageId)
    // Nobody refused it: it goes now, and not after the pause that follows a refusal.
    else await deps.outbox.decide(mail, 'pending', now, 'never reached the post office')
  }
}
