import type { Sender } from '../../domain/plan/plan.ts'
import { type MoveDeps, moveOn } from '../move-on.ts'
import type { Documents } from '../ports/documents.ts'
import type { MailContent, Mailer, OutboxEntry, SendResult } from '../ports/mail.ts'

export interface SendDeps extends MoveDeps {
  readonly documents: Documents
  readonly mailer: Mailer
  readonly from: Sender
}

/**
 * Sends one mail of the outbox, at most once. It is claimed first; who fails to claim it leaves it alone.
 * A definite refusal is tried again later, or of an address that is none moves on to the unit's next contact; a lost
 * answer is never tried again: it stays `unknown` until evidence comes.
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
  const files = await filesOf(deps.documents, mail)
  const result: SendResult = files
    ? await deps.mailer.send({ from: deps.from, to, content: mail, files, tag: key, date: createdAt })
    : { kind: 'refused', reason: 'an attachment could not be read', of: 'mail' }
  await deps.outbox.settle(
    entry,
    result.kind,
    deps.clock.now(),
    result.kind === 'sent' ? result.messageId : result.reason,
  )
  if (result.kind === 'refused' && result.of === 'address') await closeAddress(deps, entry, result.reason)
  return result.kind
}

/**
 * No mail ever leaves to an address that is none: as after a bounce the letter goes to the next contact, and the
 * officer's list names the unit. The fate comes last: killed before, the mail is refused once more and all is made good.
 */
async function closeAddress(deps: SendDeps, entry: OutboxEntry, reason: string): Promise<void> {
  await moveOn(deps, entry)
  const at = deps.clock.now()
  await deps.outbox.setFate(entry.key, { kind: 'bounced', at, reason, suspends: true })
}

/** The attachments' bytes by hash; null when one cannot be had: then surely nothing has left. */
async function filesOf(
  documents: Documents,
  { attachments }: MailContent,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const files = new Map<string, Uint8Array>()
  for (const { hash } of attachments) {
    const bytes = await documents.get(hash).catch(() => null)
    if (!bytes) return null
    files.set(hash, bytes)
  }
  return files
}
