import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Fate } from '../../domain/agenda/mail-fate.ts'
import type { MailState, Standing } from '../../domain/agenda/mail-state.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import type { MailContent, OutboxEntry } from '../ports/mail.ts'
import { docOf, getItem, type Item, type Key, queryAll } from './dynamodb-items.ts'

/**
 * A mail in DynamoDB, state table:
 *   pk outbox#van-lang-146   sk mail#<key>   doc: { key, planId, to, createdAt, letter: "<fingerprint>" };
 *   mailState: "sent"; createdAt, claimedAt, sentAt: instants; messageId, reason: texts; attempt: count of claims,
 *   absent before the first (and in items of before it was counted); again: that count when a person last asked for it; claimId: which claim stands;
 *   address: fingerprint of the recipient's;
 *   fate: { kind: "bounced", at, reason: "Permanent General", suspends: true } as JSON, and its gravity: 9
 *   pk letter#van-lang-146   sk mail#<key>#<fingerprint>   doc: MailContent
 * A mail's key begins with its plan's id, so that the key alone finds the item. What is written in it lies apart
 * (docs/decisions/0015): every tick reads the states of all mails, and DynamoDB counts whole items. Items of
 * before hold it themselves, as `mail`. A letter that no state names was left by a sender that died; it is
 * never read.
 */
export const mailKey = (key: string): Key => ({ pk: `outbox#${key.split('/', 1)[0]}`, sk: `mail#${key}` })
export const letterKey = (key: string, letter: string): Key => ({
  pk: `letter#${key.split('/', 1)[0]}`,
  sk: `mail#${key}#${letter}`,
})
/** An instant as an attribute. */
export const number = (value: Instant) => ({ N: String(value) })

export interface Stored {
  readonly key: string
  readonly planId: string
  readonly to: string
  readonly createdAt: Instant
  /** The fingerprint of its content, which lies apart. */
  readonly letter?: string
  /** Its content, in items of before. */
  readonly mail?: MailContent
}

/** A mail that does not fit an item of 400 KB is a bug of its composer, not something to send in part. */
const MOST_BYTES = 380_000

export function fitting(key: string, mail: MailContent): MailContent {
  const size = Buffer.byteLength(JSON.stringify(mail))
  if (size > MOST_BYTES)
    throw new Error(`mail ${key} has ${size} bytes; at most ${MOST_BYTES} fit the outbox`)
  return mail
}

const lost = (key: string): never => {
  throw new Error(`what is written in mail ${key} is not there`)
}

/** Keys and states without the mails themselves. */
export async function statesOf(client: DynamoDBClient, table: string, planId: string) {
  const items = await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' }, [
    ...['sk', 'mailState', 'claimedAt', 'createdAt', 'address', 'reason', 'fate', 'attempt', 'again'],
  ])
  return items.map((item) => ({
    key: (item.sk?.S ?? '').slice('mail#'.length),
    ...standingFrom(item),
    createdAt: Number(item.createdAt?.N ?? Infinity),
    address: item.address?.S ?? '',
    reason: item.reason?.S ?? null,
  }))
}

const standingFrom = (item: Item): Standing => ({
  state: (item.mailState?.S ?? 'pending') as MailState,
  claimedAt: item.claimedAt?.N === undefined ? null : Number(item.claimedAt.N),
  tries: Number(item.attempt?.N ?? 0) - Number(item.again?.N ?? 0),
  fate: JSON.parse(item.fate?.S ?? 'null') as Fate | null,
})

/** Every mail of a plan with what is written in it. */
export async function mailsOf(
  client: DynamoDBClient,
  table: string,
  planId: string,
): Promise<readonly OutboxEntry[]> {
  const items = await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' })
  const letters = await queryAll(client, table, { pk: `letter#${planId}`, sk: 'mail#' })
  const bySk = new Map(letters.map((letter) => [letter.sk?.S, docOf<MailContent>(letter)]))
  return items.map((item) => {
    const { key, letter = '', mail } = docOf<Stored>(item)
    return entryOf(item, mail ?? bySk.get(letterKey(key, letter).sk) ?? lost(key))
  })
}

export async function entryFrom(client: DynamoDBClient, table: string, item: Item): Promise<OutboxEntry> {
  const { key, letter = '', mail } = docOf<Stored>(item)
  if (mail) return entryOf(item, mail)
  const written = await getItem(client, table, letterKey(key, letter))
  return entryOf(item, written ? docOf<MailContent>(written) : lost(key))
}

function entryOf(item: Item, mail: MailContent): OutboxEntry {
  const { key, planId, to, createdAt } = docOf<Stored>(item)
  return {
    key,
    planId,
    to,
    createdAt,
    mail,
    ...standingFrom(item),
    sentAt: item.sentAt?.N === undefined ? null : Number(item.sentAt.N),
    messageId: item.messageId?.S ?? null,
    reason: item.reason?.S ?? null,
    attempt: Number(item.attempt?.N ?? 0),
  }
}
