import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Facts } from '../ports/reports.ts'
import { getItem, type Key, keyOf, put, putIf } from './dynamodb-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * Facts in DynamoDB, state table:
 *   pk fact#sweep/drive-page-token   sk fact   value: "4711"
 */
export function createDynamodbFacts(client: DynamoDBClient, tables: TableNames): Facts {
  const table = tables.state
  const get = async (name: string): Promise<string | null> =>
    (await getItem(client, table, factKey(name)))?.value?.S ?? null
  return {
    get,
    set: (name, value) => put(client, table, factItem(name, value)),
    async setOnce(name, value) {
      await putIf(client, {
        TableName: table,
        Item: factItem(name, value),
        ConditionExpression: 'attribute_not_exists(pk)',
      })
      return (await get(name)) ?? value
    },
  }
}

const factKey = (name: string): Key => ({ pk: `fact#${name}`, sk: 'fact' })
const factItem = (name: string, value: string) => ({ ...keyOf(factKey(name)), value: { S: value } })
