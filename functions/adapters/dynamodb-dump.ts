import { DescribeTableCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import type { Item } from './dynamodb-items.ts'

/**
 * Every item of a table, page after page, in the table's own order. Reads the whole table: for moving and
 * backing up an installation only, never for a step.
 */
export async function* scanEverything(client: DynamoDBClient, table: string): AsyncGenerator<Item> {
  let from: Item | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    yield* page.Items ?? []
    from = page.LastEvaluatedKey
  } while (from)
}

/** Whether a table holds no item. Throws the service's ResourceNotFoundException when there is no such table. */
export async function isTableEmpty(client: DynamoDBClient, table: string): Promise<boolean> {
  await client.send(new DescribeTableCommand({ TableName: table }))
  const page = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true, Limit: 1 }))
  return (page.Items ?? []).length === 0
}
