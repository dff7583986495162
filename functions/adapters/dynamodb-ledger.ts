import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DoneItem } from '../../domain/agenda/due-items.ts'
import type { KeptDecision, Ledger } from '../ports/ledger.ts'
import { docItem, docOf, putAll, putIf, queryAll } from './dynamodb-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * The agenda's ledger in DynamoDB, state table:
 *   pk ledger#van-lang-146   sk done#van-lang-146/2023/reminder/short/2023-12-01   doc: { at, note }
 *   pk ledger#van-lang-146   sk decision#1701475200000#<mail key>   doc: { at, by, key, state: "unknown", decision: "arrived", tookEffect: true }
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
    keepDecision: (planId, decision) =>
      putAll(client, table, [
        docItem({ pk: `ledger#${planId}`, sk: `${DECISION}${decision.at}#${decision.key}` }, decision),
      ]),
    async decisions(planId) {
      const items = await queryAll(client, table, { pk: `ledger#${planId}`, sk: DECISION })
      return items.map((item) => docOf<KeptDecision>(item))
    },
  }
}

const DONE = 'done#'
/** Instants have thirteen digits until the year 2286: they stand in order. */
const DECISION = 'decision#'
