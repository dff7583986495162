import { randomUUID } from 'node:crypto'
import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { backlogOf } from '../../domain/agenda/backlog.ts'
import { type Fate, gravityOf } from '../../domain/agenda/mail-fate.ts'
import { isTrouble, type MailState } from '../../domain/agenda/mail-state.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Outbox } from '../ports/mail.ts'
import { docItem, getItem, holds, type Item, keyOf, put, putIf } from './dynamodb-items.ts'
import {
  entryFrom,
  fitting,
  letterKey,
  mailKey,
  mailsOf,
  number,
  type Stored,
  statesOf,
} from './dynamodb-mail-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * The outbox in DynamoDB. Its items: dynamodb-mail-items.ts.
 *
 * @param newId names a claim, so that its maker knows it again
 */
export function createDynamodbOutbox(
  client: DynamoDBClient,
  tables: TableNames,
  newId: () => string = randomUUID,
): Outbox {
  const table = tables.state
  const update = (key: string, change: Transition) => updateOf(table, key, change)
  const move = (key: string, change: Transition): Promise<boolean> =>
    holds(() => client.send(new UpdateItemCommand(update(key, change))))
  return {
    ...whatIsHeard(client, table),
    add: (entry) => add(client, table, entry),
    async claim(key, at) {
      const set = { claimedAt: number(at), claimId: { S: newId() } }
      const change = update(key, { from: ['pending', 'refused'], to: 'claimed', set, counted: true })
      const claimed = await claim(client, change, set.claimId)
      return claimed ? entryFrom(client, table, claimed) : null
    },
    async settle({ key, attempt }, to, at, detail) {
      const set: Item =
        to === 'sent' ? { sentAt: number(at), messageId: { S: detail } } : { reason: { S: detail } }
      const only = SAME_ATTEMPT
      await move(key, { from: ['claimed', 'unknown'], to, set, only, with: { ':attempt': number(attempt) } })
    },
    async decide({ key, attempt, state }, to, at, why) {
      const set: Item = {
        reason: { S: why },
        ...(to === 'pending' ? { again: number(attempt) } : {}),
        ...(to === 'sent' ? { sentAt: number(at) } : {}),
      }
      return move(key, { from: [state], to, set, only: SAME_ATTEMPT, with: { ':attempt': number(attempt) } })
    },
    async expireClaims(planId, before) {
      const all = await statesOf(client, table, planId)
      const dead = all.filter(({ state, claimedAt }) => state === 'claimed' && (claimedAt ?? 0) < before)
      const set = { reason: { S: 'the sender died before it knew' } }
      const still = { only: 'claimedAt < :before', with: { ':before': number(before) } }
      const expired: string[] = []
      for (const { key } of dead)
        if (await move(key, { from: ['claimed'], to: 'unknown', set, ...still })) expired.push(key)
      return expired
    },
    list: (planId) => mailsOf(client, table, planId),
  }
}

const SAME_ATTEMPT = '(attempt = :attempt OR attribute_not_exists(attempt))'

/**
 * What the item became; null when somebody else was first. It comes with the answer, as a second read could
 * already see a later claim. When the condition fails, the answer to our own earlier try may have been lost: the
 * client tries again by itself, and a claim by our id is our own success.
 */
async function claim(
  client: DynamoDBClient,
  change: ReturnType<typeof updateOf>,
  claimId: Item[string],
): Promise<Item | null> {
  let claimed: Item | undefined
  const isNew = await holds(async () => {
    claimed = (await client.send(new UpdateItemCommand({ ...change, ReturnValues: 'ALL_NEW' }))).Attributes
  })
  if (isNew) return claimed ?? null
  const stands = await client.send(
    new GetItemCommand({ TableName: change.TableName, Key: change.Key, ConsistentRead: true }),
  )
  const isOurs = stands.Item?.mailState?.S === 'claimed' && stands.Item.claimId?.S === claimId?.S
  return isOurs ? (stands.Item ?? null) : null
}

/** What is written in it goes first: a state without it could not be sent. */
async function add(
  client: DynamoDBClient,
  table: string,
  { key, planId, to, createdAt, mail }: Parameters<Outbox['add']>[0],
): Promise<boolean> {
  const letter = fingerprintOf(JSON.stringify(mail))
  await put(client, table, docItem(letterKey(key, letter), fitting(key, mail)))
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
        from: ['claimed', 'unknown', 'refused', 'pending', 'given-up'],
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
      return all.filter(isTrouble)
    },
    backlog: async (planId, now) => backlogOf(await statesOf(client, table, planId), now),
  }
}

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
