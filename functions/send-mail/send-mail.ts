import type { Clock } from '../ports/clock.ts'
import type { Documents } from '../ports/documents.ts'
import type { MailContent, Mailer, Outbox, SendResult } from '../ports/mail.ts'

export interface SendDeps {
  readonly outbox: Outbox
  readonly documents: Documents
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
  const files = await filesOf(deps.documents, mail)
  const result: SendResult = files
    ? await deps.mailer.send({ from: deps.from, to, content: mail, files, tag: key, date: createdAt })
    : { kind: 'refused', reason: 'an attachment could not be read' }
  await deps.outbox.settle(
    entry,
    result.kind,
    deps.clock.now(),
    result.kind === 'sent' ? result.messageId : result.reason,
  )
  return result.kind
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
