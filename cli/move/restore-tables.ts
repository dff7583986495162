import { isTableEmpty } from '../../functions/adapters/dynamodb-dump.ts'
import { deleteAll, docItem, docOf, getItem, keyOf, put } from '../../functions/adapters/dynamodb-items.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { isBoundToSheets } from './bound-to-sheets.ts'
import { namesOf, only } from './pick-records.ts'
import { putRecords } from './restore-folder.ts'
import { dropItem, nameOf, recordsOfTable, type Tables, tableRecords } from './tables-at.ts'
import { type Totals, totalsOf } from './totals.ts'

export type TablesOutcome =
  | { readonly kind: 'restored'; readonly totals: Totals; readonly continued: boolean }
  | { readonly kind: 'not-empty' }

/**
 * Stands in the state table while a restore is under way: pk restore, sk restore, doc: { print }. It tells a
 * restore that was killed, and may be continued, from tables that are in use.
 */
export const RESTORE_MARK = { pk: 'restore', sk: 'restore' }

/** What a new installation's ticks write before there is a unit's sheet: begin to count, and look around. */
const OF_TICKS = /^fact#(agenda|sweep|summary|schema)\//
const isOfTicks = (record: ArchiveRecord): boolean =>
  record.part === 'state' && OF_TICKS.test(record.item.pk?.S ?? '')

/**
 * Restores into two tables that hold nothing but what ticks of a new installation put there by themselves. What
 * the archive does not have of that goes, except where it names a spreadsheet: that is of this place. Every step
 * is harmless when repeated, so a run that was killed is continued by running it again with the same archive.
 *
 * @param print tells the archive from every other
 * @returns with what stands there now, but for what was there before and names a spreadsheet
 */
export async function restoreTables(
  tables: Tables,
  records: () => AsyncIterable<ArchiveRecord>,
  print: string,
): Promise<TablesOutcome> {
  const { client, names } = tables
  const mark = await getItem(client, names.state, RESTORE_MARK)
  const continued = mark !== null && docOf<{ print: string }>(mark).print === print
  if (!continued && !(await isFree(tables))) return { kind: 'not-empty' }
  await put(client, names.state, docItem(RESTORE_MARK, { print }))
  await putTables(tables, records)
  const spared = await clearOfTicks(tables, records)
  await deleteAll(client, names.state, [keyOf(RESTORE_MARK)])
  const stands = only(tableRecords(tables), (record) => !spared.has(nameOf(record)))
  return { kind: 'restored', totals: await totalsOf(stands), continued }
}

/** Rows go before states, so that no state names a row that is not there yet. */
export async function putTables(tables: Tables, records: () => AsyncIterable<ArchiveRecord>): Promise<void> {
  for (const part of ['rows', 'state'] as const)
    await putRecords(
      tables,
      only(records(), (record) => record.part === part),
      async () => undefined,
    )
}

async function isFree(tables: Tables): Promise<boolean> {
  if (!(await isTableEmpty(tables.client, tables.names.rows))) return false
  for await (const record of recordsOfTable(tables, 'state')) if (!isOfTicks(record)) return false
  return true
}

/** Deletes what ticks had put and the archive does not have. Gives the names of those that are of this place. */
async function clearOfTicks(
  tables: Tables,
  records: () => AsyncIterable<ArchiveRecord>,
): Promise<ReadonlySet<string>> {
  const wanted = await namesOf(only(records(), isOfTicks))
  const spared = new Set<string>()
  for await (const record of recordsOfTable(tables, 'state')) {
    if (!isOfTicks(record) || wanted.has(nameOf(record))) continue
    if (isBoundToSheets(record)) spared.add(nameOf(record))
    else await dropItem(tables, record)
  }
  return spared
}
