import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { docItem, keyOf, putAll } from '../../functions/adapters/dynamodb-items.ts'
import { type ArchiveRecord, TABLE_PARTS } from './archive-record.ts'
import { putRecords } from './restore-folder.ts'
import { RESTORE_MARK } from './restore-tables.ts'
import { type Tables, tableRecords } from './tables-at.ts'
import { type Totals, totalsOf } from './totals.ts'

/** What was sent stays sent: mails, what is written in them, and what the agenda has done. */
const SENT = /^(outbox|letter|ledger)#/

const isSent = (record: ArchiveRecord): boolean =>
  record.part === 'state' && SENT.test(record.item.pk?.S ?? '')

/**
 * Sets two tables in use back to an archive of the same installation: items become what they were, newer ones
 * go. Mails and the ledger are left as they are now, else what was sent since would be sent again. Every step
 * may be repeated, so a run that was killed is simply run again.
 *
 * @returns what the archive holds of the rest, and what then stands in the tables
 */
export async function setBackTables(
  tables: Tables,
  records: () => AsyncGenerator<ArchiveRecord>,
  print: string,
): Promise<{ readonly expected: Totals; readonly totals: Totals }> {
  const { client, names } = tables
  const wanted = (): AsyncGenerator<ArchiveRecord> => only(records(), (record) => !isSent(record))
  await putAll(client, names.state, [docItem(RESTORE_MARK, { print })])
  await putRecords(tables, wanted(), async () => undefined)
  await dropOthers(tables, await keysOf(wanted()))
  await client.send(new DeleteItemCommand({ TableName: names.state, Key: keyOf(RESTORE_MARK) }))
  const stands = only(tableRecords(tables), (record) => !isSent(record))
  return { expected: await totalsOf(wanted()), totals: await totalsOf(stands) }
}

async function* only(
  records: AsyncIterable<ArchiveRecord>,
  fits: (record: ArchiveRecord) => boolean,
): AsyncGenerator<ArchiveRecord> {
  for await (const record of records) if (fits(record)) yield record
}

const nameOf = (record: ArchiveRecord): string =>
  'item' in record ? JSON.stringify([record.part, record.item.pk?.S, record.item.sk?.S]) : ''

async function keysOf(records: AsyncIterable<ArchiveRecord>): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for await (const record of records) keys.add(nameOf(record))
  return keys
}

/** Deletes what came after the archive. States go first: no row is missed that a state still names. */
async function dropOthers(tables: Tables, keep: ReadonlySet<string>): Promise<void> {
  const { client, names } = tables
  for (const part of [...TABLE_PARTS].reverse())
    for await (const record of tableRecords(tables)) {
      if (!('item' in record) || record.part !== part || isSent(record) || keep.has(nameOf(record))) continue
      const key = { pk: record.item.pk?.S ?? '', sk: record.item.sk?.S ?? '' }
      if (key.pk === RESTORE_MARK.pk) continue
      await client.send(new DeleteItemCommand({ TableName: names[part], Key: keyOf(key) }))
    }
}
