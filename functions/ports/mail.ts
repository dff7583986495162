import type { Backlog } from '../../domain/agenda/backlog.ts'
import type { Fate } from '../../domain/agenda/mail-fate.ts'
import type { MailState, Standing } from '../../domain/agenda/mail-state.ts'
import type { Instant, Language, Sender } from '../../domain/plan/plan.ts'

/** One mail to one recipient. `key` is (plan, item, cycle, recipient, edition) and is opaque to the store. */
export interface OutboxEntry extends Standing {
  readonly key: string
  readonly planId: string
  readonly to: string
  readonly mail: MailContent
  readonly createdAt: Instant
  readonly sentAt: Instant | null
  readonly messageId: string | null
  readonly reason: string | null
  /** How often it was claimed: the number of the claim that stands. */
  readonly attempt: number
}

/** A mail that did not come, or of which nobody knows, without the mail itself. */
export interface MailTrouble extends Standing {
  readonly key: string
  readonly createdAt: Instant
  readonly reason: string | null
  /** Fingerprint of the address. */
  readonly address: string
}

export interface MailContent {
  readonly language: Language
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** A file that goes with a mail. Its content lies in the documents: an outbox item holds at most 400 KB. */
export interface Attachment {
  readonly name: string
  readonly type: string
  readonly hash: string
  /** The HTML shows it as "cid:..."; null for a file that the reader opens. */
  readonly cid: string | null
}

export interface Outbox {
  /** Adds a pending mail unless its key exists; true when added. */
  add(entry: Pick<OutboxEntry, 'key' | 'planId' | 'to' | 'mail' | 'createdAt'>): Promise<boolean>
  /** pending or refused -> claimed under a new attempt, or null if somebody else was first. */
  claim(key: string, at: Instant): Promise<OutboxEntry | null>
  /**
   * claimed or unknown -> sent, refused or unknown, while that attempt is the newest: what an earlier sender
   * says late, or says twice, does not touch the claim of a later one.
   */
  settle(
    of: Pick<OutboxEntry, 'key' | 'attempt'>,
    to: 'sent' | 'refused' | 'unknown',
    at: Instant,
    detail: string,
  ): Promise<void>
  /** The service says that it took the mail: whatever was known of it before, it is `sent`. */
  confirmSent(key: string, at: Instant, messageId: string): Promise<void>
  /** A person's word, or the proof of the embedded post office: unknown, refused or given up -> what it becomes, unless it has changed since it was looked at. */
  decide(
    of: Pick<OutboxEntry, 'key' | 'attempt' | 'state'>,
    to: MailState,
    at: Instant,
    why: string,
  ): Promise<boolean>
  /** Remembers a fate unless a graver one is known; true when it was news. Events come twice and out of order. */
  setFate(key: string, fate: Fate): Promise<boolean>
  find(key: string): Promise<OutboxEntry | null>
  /** Mails that were refused, bounced, were complained of, or are in doubt. */
  troubles(planId: string): Promise<readonly MailTrouble[]>
  backlog(planId: string, now: Instant): Promise<Backlog>
  /** Claims older than `before` whose sender died: they become `unknown`. Returns their keys. */
  expireClaims(planId: string, before: Instant): Promise<readonly string[]>
  list(planId: string): Promise<readonly OutboxEntry[]>
}

/**
 * What became of one attempt. `refused`: it has surely not left; `of` says whether the address is none, so that it
 * never will. `unknown`: the answer was lost, the mail may have left.
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly of: 'address' | 'mail' }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Mailer {
  send(mail: {
    readonly from: Sender
    readonly to: string
    readonly content: MailContent
    /** The attachments' bytes, by hash. */
    readonly files: ReadonlyMap<string, Uint8Array>
    readonly tag: string
    readonly date: Instant
  }): Promise<SendResult>
}
