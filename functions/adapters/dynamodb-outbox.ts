import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { type Fate, gravityOf, isFailed } from '../../domain/agenda/mail-fate.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { MailContent, MailState, MailTrouble, Outbox, OutboxEntry } from '../ports.ts'
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
 *   mailState: "sent"; createdAt, claimedAt, sentAt: instants; messageId, reason: texts; attempt: count of claims,
 *   absent before the first (and in items of before it was counted); address: fingerprint of the recipient's;
 *   fate: { kind: "bounced", at, reason: "Permanent General", suspends: true } as JSON, and its gravity: 9
 * A mail's key begins with its plan's id, so that the key alone finds the item.
 */
export function createDynamodbOutbox(client: DynamoDBClient, tables: TableNames): Outbox {
  const table = tables.state
  const update = (key: string, change: Transition) => updateOf(table, key, change)
  const move = (key: string, change: Transition): Promise<boolean> =>
    holds(() => client.send(new UpdateItemCommand(update(key, change))))
  return {
    ...whatIsHeard(client, table),
    add: async (entry) =>
      putIf(client, {
        TableName: table,
        Item: newItem(entry),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    async pending(planId) {
      const all = await statesOf(client, table, planId)
      return all.filter(({ state }) => state === 'pending' || state === 'refused').map(({ key }) => key)
    },
    async claim(key, at) {
      let claimed: Item | undefined
      // What it became comes with the answer: a second read could already see the claim of somebody else.
      await holds(async () => {
        const set = { claimedAt: number(at) }
        const change = update(key, { from: ['pending', 'refused'], to: 'claimed', set, counted: true })
        const answer = await client.send(new UpdateItemCommand({ ...change, ReturnValues: 'ALL_NEW' }))
        claimed = answer.Attributes
      })
      return claimed ? entryFrom(claimed) : null
    },
    async settle({ key, attempt }, to, at, detail) {
      const set: Item =
        to === 'sent' ? { sentAt: number(at), messageId: { S: detail } } : { reason: { S: detail } }
      const only = '(attempt = :attempt OR attribute_not_exists(attempt))'
      await move(key, { from: ['claimed', 'unknown'], to, set, only, with: { ':attempt': number(attempt) } })
    },
    async expireClaims(planId, before) {
      const all = await statesOf(client, table, planId)
      const dead = all.filter(({ state, claimedAt }) => state === 'claimed' && claimedAt < before)
      const set = { reason: { S: 'the sender died before it knew' } }
      const still = { only: 'claimedAt < :before', with: { ':before': number(before) } }
      const expired: string[] = []
      for (const { key } of dead)
        if (await move(key, { from: ['claimed'], to: 'unknown', set, ...still })) expired.push(key)
      return expired
    },
    list: async (planId) =>
      (await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' })).map(entryFrom),
  }
}

const newItem = (entry: Stored): Item =>
  docItem(mailKey(entry.key), stored(entry), {
    mailState: { S: 'pending' },
    address: { S: fingerprintOf(entry.to) },
    createdAt: number(entry.createdAt),
  })

const updateOf = (table: string, key: string, change: Transition) => ({
  TableName: table,
  Key: keyOf(mailKey(key)),
  ...transition(change),
})

/** What track-mail does: settling and remembering what the mail service tells. */
function whatIsHeard(
  client: DynamoDBClient,
  table: string,
): Pick<Outbox, 'confirmSent' | 'setFate' | 'find' | 'troubles' | 'backlog'> {
  return {
    async confirmSent(key, at, messageId) {
      const set: Item = { sentAt: number(at), messageId: { S: messageId } }
      const change = updateOf(table, key, {
        from: ['claimed', 'unknown', 'refused', 'pending'],
        to: 'sent',
        set,
      })
      await holds(() => client.send(new UpdateItemCommand(change)))
    },
    setFate: (key, fate) => holds(() => client.send(new UpdateItemCommand(fateUpdate(table, key, fate)))),
    async find(key) {
      const item = await getItem(client, table, mailKey(key))
      return item && entryFrom(item)
    },
    async troubles(planId) {
      const all = await statesOf(client, table, planId)
      return all.filter(isTrouble).map(({ claimedAt: _, createdAt: __, ...trouble }) => trouble)
    },
    async backlog(planId) {
      const all = await statesOf(client, table, planId)
      const waiting = all.filter(({ state }) => state === 'pending' || state === 'refused')
      return {
        oldest: waiting.length > 0 ? Math.min(...waiting.map(({ createdAt }) => createdAt)) : null,
        unknown: all.filter(({ state }) => state === 'unknown').length,
      }
    },
  }
}

/** Keys and states without the mails themselves. */
async function statesOf(client: DynamoDBClient, table: string, planId: string) {
  const items = await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' }, [
    'sk',
    'mailState',
    'claimedAt',
    'createdAt',
    'address',
    'reason',
    'fate',
  ])
  return items.map((item) => ({
    key: (item.sk?.S ?? '').slice('mail#'.length),
    state: stateFrom(item),
    claimedAt: Number(item.claimedAt?.N ?? 0),
    createdAt: Number(item.createdAt?.N ?? Infinity),
    address: item.address?.S ?? '',
    reason: item.reason?.S ?? null,
    fate: fateFrom(item),
  }))
}

const stateFrom = (item: Item): MailState => (item.mailState?.S ?? 'pending') as MailState
const fateFrom = (item: Item): Fate | null => JSON.parse(item.fate?.S ?? 'null') as Fate | null

const isTrouble = ({ state, fate }: Pick<MailTrouble, 'state' | 'fate'>): boolean =>
  state === 'refused' || state === 'unknown' || isFailed(fate)

function fateUpdate(table: string, key: string, fate: Fate) {
  return {
    TableName: table,
    Key: keyOf(mailKey(key)),
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(gravity) OR gravity < :gravity)',
    UpdateExpression: 'SET fate = :fate, gravity = :gravity',
    ExpressionAttributeValues: {
      ':fate': { S: JSON.stringify(fate) },
      ':gravity': number(gravityOf(fate)),
    },
  }
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

interface Transition {
  readonly from: readonly MailState[]
  readonly to: MailState
  readonly set: Item
  /** What must hold besides, and the values that it names. */
  readonly only?: string
  readonly with?: Item
  /** Whether it begins a new attempt. */
  readonly counted?: boolean
}

function transition({ from, to, set, only, with: values, counted }: Transition) {
  const names = Object.keys(set)
  const states = from.map((state, i): [string, Item[string]] => [`:from${i}`, { S: state }])
  const oneOf = states.map(([name]) => `mailState = ${name}`).join(' OR ')
  const sets = names.map((name) => `, ${name} = :${name}`).join('')
  return {
    ConditionExpression: only ? `(${oneOf}) AND ${only}` : oneOf,
    UpdateExpression: `SET mailState = :to${sets}${counted ? ' ADD attempt :one' : ''}`,
    ExpressionAttributeValues: {
      ':to': { S: to },
      ...(counted ? { ':one': number(1) } : {}),
      ...Object.fromEntries(states),
      ...Object.fromEntries(names.map((name) => [`:${name}`, set[name] ?? { NULL: true }])),
      ...values,
    },
  }
}

function entryFrom(item: Item): OutboxEntry {
  return {
    ...docOf<Stored>(item),
    state: stateFrom(item),
    claimedAt: item.claimedAt?.N === undefined ? null : Number(item.claimedAt.N),
    sentAt: item.sentAt?.N === undefined ? null : Number(item.sentAt.N),
    messageId: item.messageId?.S ?? null,
    reason: item.reason?.S ?? null,
    attempt: Number(item.attempt?.N ?? 0),
    fate: fateFrom(item),
  }
}
