import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DoneItem } from '../../domain/agenda/due-items.ts'
import type { Ledger } from '../ports/ledger.ts'
import { docItem, docOf, putIf, queryAll } from './dynamodb-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * The agenda's ledger in DynamoDB, state table:
 *   pk ledger#van-lang-146   sk done#van-lang-146/2023/reminder/short/2023-12-01   doc: { at, note }
 */
export function createDynamodbLedger(client: DynamoDBClient, tables: TableNames): Ledger {
  const table = tables.state
  return {
    markDone: (planId, itemKey, at, note) =>
      putIf(client, {
        TableName: table,
        Item: docItem({ pk: `ledger#${planId}`, sk: `${DONE}${itemKey}` }, { at, note }),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    async doneItems(planId) {
      const items = await queryAll(client, table, { pk: `ledger#${planId}`, sk: DONE })
      return new Map(items.map((item) => [(item.sk?.S ?? '').slice(DONE.length), docOf<DoneItem>(item)]))
    },
  }
}

const DONE = 'done#'
