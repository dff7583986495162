import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { isTableEmpty } from '../../functions/adapters/dynamodb-dump.ts'
import { docItem, docOf, getItem, keyOf, putAll } from '../../functions/adapters/dynamodb-items.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { putRecords } from './restore-folder.ts'
import { type Tables, tableRecords } from './tables-at.ts'
import { type Totals, totalsOf } from './totals.ts'

export type TablesOutcome =
  | { readonly kind: 'restored'; readonly totals: Totals; readonly continued: boolean }
  | { readonly kind: 'not-empty' }

/**
 * Stands in the state table while a restore is under way: pk restore, sk restore, doc: { print }. It tells a
 * restore that was killed, and may be continued, from tables that are in use.
 */
export const RESTORE_MARK = { pk: 'restore', sk: 'restore' }

/**
 * Restores into two tables that are empty. Rows go first: nothing names them before the states do. Every put
 * is harmless when repeated, so a run that was killed is continued by running it again with the same archive.
 *
 * @param print tells the archive from every other
 */
export async function restoreTables(
  tables: Tables,
  records: AsyncIterable<ArchiveRecord>,
  print: string,
): Promise<TablesOutcome> {
  const { client, names } = tables
  const mark = await getItem(client, names.state, RESTORE_MARK)
  const continued = mark !== null && docOf<{ print: string }>(mark).print === print
  const isFree =
    continued || ((await isTableEmpty(client, names.rows)) && (await isTableEmpty(client, names.state)))
  if (!isFree) return { kind: 'not-empty' }
  await putAll(client, names.state, [docItem(RESTORE_MARK, { print })])
  await putRecords(tables, records, async () => undefined)
  await client.send(new DeleteItemCommand({ TableName: names.state, Key: keyOf(RESTORE_MARK) }))
  return { kind: 'restored', totals: await totalsOf(tableRecords(tables)), continued }
}
