import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import type { Instant } from '../../domain/plan/plan.ts'
import type { MailContent, MailState, Outbox, OutboxEntry } from '../ports.ts'
import {
  docItem,
  docOf,
  getItem,
  holds,
  type Item,
  type Key,
  keyOf,
  putIf,
  queryAll,
} from './dynamodb-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * The outbox in DynamoDB, state table:
 *   pk outbox#van-lang-146   sk mail#<key>   doc: { key, planId, to, mail, createdAt };
 *   mailState: "sent"; claimedAt, sentAt: instants; messageId, reason: texts
 * A mail's key begins with its plan's id, so that the key alone finds the item.
 */
export function createDynamodbOutbox(client: DynamoDBClient, tables: TableNames): Outbox {
  const table = tables.state
  const move = (key: string, from: readonly MailState[], to: MailState, more: Item): Promise<boolean> =>
    holds(() =>
      client.send(
        new UpdateItemCommand({ TableName: table, Key: keyOf(mailKey(key)), ...transition(from, to, more) }),
      ),
    )
  return {
    add: async (entry) =>
      putIf(client, {
        TableName: table,
        Item: docItem(mailKey(entry.key), stored(entry), { mailState: { S: 'pending' } }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    async pending(planId) {
      const all = await statesOf(client, table, planId)
      return all.filter(({ state }) => state === 'pending' || state === 'refused').map(({ key }) => key)
    },
    async claim(key, at) {
      if (!(await move(key, ['pending', 'refused'], 'claimed', { claimedAt: number(at) }))) return null
      const item = await getItem(client, table, mailKey(key))
      return item ? entryFrom(item) : null
    },
    async settle(key, to, at, detail) {
      const more: Item =
        to === 'sent' ? { sentAt: number(at), messageId: { S: detail } } : { reason: { S: detail } }
      await move(key, ['claimed', 'unknown'], to, more)
    },
    async expireClaims(planId, before) {
      const all = await statesOf(client, table, planId)
      const dead = all.filter(({ state, claimedAt }) => state === 'claimed' && claimedAt < before)
      for (const { key } of dead)
        await move(key, ['claimed'], 'unknown', { reason: { S: 'the sender died before it knew' } })
      return dead.map(({ key }) => key)
    },
    list: async (planId) =>
      (await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' })).map(entryFrom),
  }
}

/** Keys and states without the mails themselves. */
async function statesOf(client: DynamoDBClient, table: string, planId: string) {
  const items = await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' }, [
    'sk',
    'mailState',
    'claimedAt',
  ])
  return items.map((item) => ({
    key: (item.sk?.S ?? '').slice('mail#'.length),
    state: item.mailState?.S,
    claimedAt: Number(item.claimedAt?.N ?? 0),
  }))
}

const mailKey = (key: string): Key => ({ pk: `outbox#${key.split('/', 1)[0]}`, sk: `mail#${key}` })
const number = (value: Instant) => ({ N: String(value) })

interface Stored {
  readonly key: string
  readonly planId: string
  readonly to: string
  readonly mail: MailContent
  readonly createdAt: Instant
}

/** A mail that does not fit an item of 400 KB is a bug of its composer, not something to send in part. */
const MOST_BYTES = 380_000

function stored(entry: Stored): Stored {
  const size = JSON.stringify(entry).length
  if (size > MOST_BYTES)
    throw new Error(`mail ${entry.key} has ${size} characters; at most ${MOST_BYTES} fit the outbox`)
  return entry
}

function transition(from: readonly MailState[], to: MailState, more: Item) {
  const names = Object.keys(more)
  const states = from.map((state, i): [string, Item[string]] => [`:from${i}`, { S: state }])
  return {
    ConditionExpression: states.map(([name]) => `mailState = ${name}`).join(' OR '),
    UpdateExpression: `SET mailState = :to${names.map((name) => `, ${name} = :${name}`).join('')}`,
    ExpressionAttributeValues: {
      ':to': { S: to },
      ...Object.fromEntries(states),
      ...Object.fromEntries(names.map((name) => [`:${name}`, more[name] ?? { NULL: true }])),
    },
  }
}

function entryFrom(item: Item): OutboxEntry {
  return {
    ...docOf<Stored>(item),
    state: (item.mailState?.S ?? 'pending') as MailState,
    claimedAt: item.claimedAt?.N === undefined ? null : Number(item.claimedAt.N),
    sentAt: item.sentAt?.N === undefined ? null : Number(item.sentAt.N),
    messageId: item.messageId?.S ?? null,
    reason: item.reason?.S ?? null,
  }
}
