import type { Clock, Mailer, Outbox } from '../ports.ts'

export interface SendDeps {
  readonly outbox: Outbox
  readonly mailer: Mailer
  readonly clock: Clock
  /** "Rollcall <thidua@vanlang.example.vn>" */
  readonly from: string
}

/**
 * Sends one mail of the outbox, at most once. It is claimed first; who fails to claim it leaves it alone.
 * A definite refusal may be tried again, a lost answer never: it stays `unknown` until evidence comes.
 *
 * @returns what became of it; `left` when it was not ours to send
 */
export async function sendMail(
  deps: SendDeps,
  key: string,
): Promise<'sent' | 'refused' | 'unknown' | 'left'> {
  const entry = await deps.outbox.claim(key, deps.clock.now())
  if (!entry) return 'left'
  const { to, mail, createdAt } = entry
  const result = await deps.mailer.send({ from: deps.from, to, content: mail, tag: key, date: createdAt })
  await deps.outbox.settle(
    entry,
    result.kind,
    deps.clock.now(),
    result.kind === 'sent' ? result.messageId : result.reason,
  )
  return result.kind
}
