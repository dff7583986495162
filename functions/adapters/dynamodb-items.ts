import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'

export type Item = Record<string, AttributeValue>

/** An item's key. Keys appear in access logs: they hold opaque ids only, never a name or an address. */
export interface Key {
  readonly pk: string
  readonly sk: string
}

export const keyOf = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } })

/** An item whose content is one JSON document: the key, the document, and attributes that conditions name. */
export const docItem = (key: Key, doc: unknown, more: Item = {}): Item => ({
  ...keyOf(key),
  doc: { S: JSON.stringify(doc) },
  ...more,
})

/** The document of an item written by `docItem`. */
export const docOf = <T>(item: Item): T => JSON.parse(item.doc?.S ?? 'null') as T

/** Consistent read of one item; null when it is not there. */
export async function getItem(client: DynamoDBClient, table: string, key: Key): Promise<Item | null> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }),
  )
  return found ?? null
}

/** Puts an item under a condition; false when the condition did not hold. */
export async function putIf(client: DynamoDBClient, input: PutItemCommandInput): Promise<boolean> {
  return holds(() => client.send(new PutItemCommand(input)))
}

/** Runs a conditional write; false when its condition did not hold. */
export async function holds(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** All items of a partition whose sort key begins with a prefix, in order, page after page; consistent. */
export async function queryAll(
  client: DynamoDBClient,
  table: string,
  key: Key,
  attributes?: readonly string[],
): Promise<readonly Item[]> {
  const found: Item[] = []
  let from: Item | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': { S: key.pk }, ':sk': { S: key.sk } },
        ConsistentRead: true,
        ...(attributes ? { ProjectionExpression: attributes.join(', ') } : {}),
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    found.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

/** DynamoDB's limit for one batch. */
const BATCH = 25
/** Rounds for items that the table did not take; with the pause doubling this is about six seconds. */
const ROUNDS = 8

/**
 * Consistent read of at most a hundred items by their keys, in no order; what is not there is left out. What the
 * table leaves over is asked for again, with growing pauses.
 */
export async function getBatch(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<readonly Item[]> {
  const found: Item[] = []
  let left = [...keys]
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS)
      throw new Error(`table ${table} did not give ${left.length} items in ${ROUNDS} rounds`)
    if (round > 0) await pause(round)
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    )
    found.push(...(Responses?.[table] ?? []))
    left = UnprocessedKeys?.[table]?.Keys ?? []
  }
  return found
}

const pause = (round: number): Promise<void> => new Promise((done) => setTimeout(done, 25 * 2 ** round))

/** Puts an item, whatever stood there. Whoever may do only this cannot delete, as the right to batches would let. */
export async function put(client: DynamoDBClient, table: string, item: Item): Promise<void> {
  await client.send(new PutItemCommand({ TableName: table, Item: item }))
}

/** Puts many items, in batches; what a batch leaves over is put again, with growing pauses. */
export const putAll = (client: DynamoDBClient, table: string, items: readonly Item[]): Promise<void> =>
  writeAll(
    client,
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  )

/** Deletes many items by their keys, in batches like `putAll`. */
export const deleteAll = (client: DynamoDBClient, table: string, keys: readonly Item[]): Promise<void> =>
  writeAll(
    client,
    table,
    keys.map((Key) => ({ DeleteRequest: { Key } })),
  )

async function writeAll(
  client: DynamoDBClient,
  table: string,
  writes: readonly WriteRequest[],
): Promise<void> {
  for (let start = 0; start < writes.length; start += BATCH) {
    let left = writes.slice(start, start + BATCH)
    for (let round = 0; left.length > 0; round++) {
      if (round === ROUNDS)
        throw new Error(`table ${table} did not take ${left.length} items in ${ROUNDS} rounds`)
      if (round > 0) await pause(round)
      const { UnprocessedItems } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
      )
      left = UnprocessedItems?.[table] ?? []
    }
  }
}
