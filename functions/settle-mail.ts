import { type Decision, decided, type Undecided } from '../domain/agenda/mail-state.ts'
import type { Instant } from '../domain/plan/plan.ts'
import type { Ledger } from './ports/ledger.ts'
import type { Outbox } from './ports/mail.ts'

/** What came of a person's word; `changed`: the mail was not any more as it had been looked at. */
export type Settled =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: Undecided | 'no-such-mail' | 'changed' }

/**
 * Does to a mail what a person decided, if it is one that waits for a person. The ledger keeps who said what: before
 * anything changes, so that nothing changes unsaid; and whether it took effect.
 */
export async function settleMail(
  { outbox, ledger }: { readonly outbox: Outbox; readonly ledger: Ledger },
  { key, decision, by }: { readonly key: string; readonly decision: Decision; readonly by: string },
  now: Instant,
): Promise<Settled> {
  const mail = await outbox.find(key)
  if (!mail) return { ok: false, why: 'no-such-mail' }
  const verdict = decided(mail, decision)
  if (!verdict.ok) return verdict
  const kept = { at: now, by, key, state: mail.state, decision }
  await ledger.keepDecision(mail.planId, { ...kept, tookEffect: true })
  // Of one that came nobody knows the moment: it left when it was last tried.
  const took = await outbox.decide(mail, verdict.to, mail.claimedAt ?? now, `a person: ${decision}`)
  if (took) return { ok: true }
  await ledger.keepDecision(mail.planId, { ...kept, tookEffect: false })
  return { ok: false, why: 'changed' }
}
