import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { type Fate, gravityOf, isFailed } from '../../domain/agenda/mail-fate.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { MailContent, MailState, MailTrouble, Outbox, OutboxEntry } from '../ports/mail.ts'
import {
  docItem,
  docOf,
  getItem,
  holds,
  type Item,
  type Key,
  keyOf,
  putAll,
  putIf,
  queryAll,
} from './dynamodb-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * The outbox in DynamoDB, state table:
 *   pk outbox#van-lang-146   sk mail#<key>   doc: { key, planId, to, createdAt, letter: "<fingerprint>" };
 *   mailState: "sent"; createdAt, claimedAt, sentAt: instants; messageId, reason: texts; attempt: count of claims,
 *   absent before the first (and in items of before it was counted); address: fingerprint of the recipient's;
 *   fate: { kind: "bounced", at, reason: "Permanent General", suspends: true } as JSON, and its gravity: 9
 *   pk letter#van-lang-146   sk mail#<key>#<fingerprint>   doc: MailContent
 * A mail's key begins with its plan's id, so that the key alone finds the item. What is written in it lies apart
 * (docs/decisions/0015): every tick reads the states of all mails, and DynamoDB counts whole items. Items of
 * before hold it themselves, as `mail`. A letter that no state names was left by a sender that died; it is
 * never read.
 */
export function createDynamodbOutbox(client: DynamoDBClient, tables: TableNames): Outbox {
  const table = tables.state
  const update = (key: string, change: Transition) => updateOf(table, key, change)
  const move = (key: string, change: Transition): Promise<boolean> =>
    holds(() => client.send(new UpdateItemCommand(update(key, change))))
  return {
    ...whatIsHeard(client, table),
    add: (entry) => add(client, table, entry),
    async claim(key, at) {
      let claimed: Item | undefined
      // What it became comes with the answer: a second read could already see the claim of somebody else.
      await holds(async () => {
        const set = { claimedAt: number(at) }
        const change = update(key, { from: ['pending', 'refused'], to: 'claimed', set, counted: true })
        const answer = await client.send(new UpdateItemCommand({ ...change, ReturnValues: 'ALL_NEW' }))
        claimed = answer.Attributes
      })
      return claimed ? entryFrom(client, table, claimed) : null
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
    list: (planId) => list(client, table, planId),
  }
}

/** What is written in it goes first: a state without it could not be sent. */
async function add(
  client: DynamoDBClient,
  table: string,
  { key, planId, to, createdAt, mail }: Parameters<Outbox['add']>[0],
): Promise<boolean> {
  const letter = fingerprintOf(JSON.stringify(mail))
  await putAll(client, table, [docItem(letterKey(key, letter), fitting(key, mail))])
  const doc: Stored = { key, planId, to, createdAt, letter }
  return putIf(client, {
    TableName: table,
    Item: docItem(mailKey(key), doc, {
      mailState: { S: 'pending' },
      address: { S: fingerprintOf(to) },
      createdAt: number(createdAt),
    }),
    ConditionExpression: 'attribute_not_exists(pk)',
  })
}

async function list(client: DynamoDBClient, table: string, planId: string): Promise<readonly OutboxEntry[]> {
  const items = await queryAll(client, table, { pk: `outbox#${planId}`, sk: 'mail#' })
  const letters = await queryAll(client, table, { pk: `letter#${planId}`, sk: 'mail#' })
  const bySk = new Map(letters.map((letter) => [letter.sk?.S, docOf<MailContent>(letter)]))
  return items.map((item) => {
    const { key, letter = '', mail } = docOf<Stored>(item)
    return entryOf(item, mail ?? bySk.get(letterKey(key, letter).sk) ?? lost(key))
  })
}

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
      return item && entryFrom(client, table, item)
    },
    async troubles(planId) {
      const all = await statesOf(client, table, planId)
      return all.filter(isTrouble).map(({ claimedAt: _, createdAt: __, ...trouble }) => trouble)
    },
    async backlog(planId) {
      const all = await statesOf(client, table, planId)
      const waiting = all.filter(({ state }) => state === 'pending' || state === 'refused')
      return {
        waiting: waiting.map(({ key }) => key),
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
const letterKey = (key: string, letter: string): Key => ({
  pk: `letter#${key.split('/', 1)[0]}`,
  sk: `mail#${key}#${letter}`,
})
const number = (value: Instant) => ({ N: String(value) })

interface Stored {
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

function fitting(key: string, mail: MailContent): MailContent {
  const size = JSON.stringify(mail).length
  if (size > MOST_BYTES)
    throw new Error(`mail ${key} has ${size} characters; at most ${MOST_BYTES} fit the outbox`)
  return mail
}

const lost = (key: string): never => {
  throw new Error(`what is written in mail ${key} is not there`)
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

async function entryFrom(client: DynamoDBClient, table: string, item: Item): Promise<OutboxEntry> {
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
    state: stateFrom(item),
    claimedAt: item.claimedAt?.N === undefined ? null : Number(item.claimedAt.N),
    sentAt: item.sentAt?.N === undefined ? null : Number(item.sentAt.N),
    messageId: item.messageId?.S ?? null,
    reason: item.reason?.S ?? null,
    attempt: Number(item.attempt?.N ?? 0),
    fate: fateFrom(item),
  }
}
