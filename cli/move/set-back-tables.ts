import { deleteAll, docItem, keyOf, put } from '../../functions/adapters/dynamodb-items.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { namesOf, only } from './pick-records.ts'
import { putTables, RESTORE_MARK } from './restore-tables.ts'
import { dropItem, nameOf, recordsOfTable, type Tables, tableRecords } from './tables-at.ts'
import { type Totals, totalsOf } from './totals.ts'

/**
 * What goes back: all that was read from the sheets, as it can be read again. Everything else is left as it is now:
 * spreadsheets and whose they are do not go back with the tables, and what was sent, frozen or done cannot be unsaid.
 */
function goesBack(record: ArchiveRecord): boolean {
  if (record.part !== 'state') return record.part === 'rows'
  const [pk, sk] = [record.item.pk?.S ?? '', record.item.sk?.S ?? '']
  return pk.startsWith('past#') || (pk.startsWith('cycle#') && sk.startsWith('sheet#'))
}

export type SetBackOutcome =
  | { readonly kind: 'set-back'; readonly expected: Totals; readonly totals: Totals }
  | { readonly kind: 'other-installation' }

/**
 * Sets two tables in use back to an archive of the same installation: sheets' states and rows become what they
 * were, newer ones go. Of what stays as it is only that comes back which is no longer there: no step ever deletes
 * such things, so somebody did. Every step may be repeated, so a run that was killed is simply run again.
 *
 * @returns what the archive holds of that, and what then stands in the tables
 */
export async function setBackTables(
  tables: Tables,
  records: () => AsyncIterable<ArchiveRecord>,
  print: string,
): Promise<SetBackOutcome> {
  const isOfHere = isSame(await beginnings(records()), await beginnings(recordsOfTable(tables, 'state')))
  if (!isOfHere) return { kind: 'other-installation' }
  const { client, names } = tables
  const wanted = () => only(records(), goesBack)
  const now = await namesOf(recordsOfTable(tables, 'state'))
  const isLost = (record: ArchiveRecord): boolean => 'item' in record && !now.has(nameOf(record))
  await put(client, names.state, docItem(RESTORE_MARK, { print }))
  await putTables(tables, () => only(records(), (record) => goesBack(record) || isLost(record)))
  await dropOthers(tables, await namesOf(wanted()))
  await deleteAll(client, names.state, [keyOf(RESTORE_MARK)])
  const stands = only(tableRecords(tables), goesBack)
  return { kind: 'set-back', expected: await totalsOf(wanted()), totals: await totalsOf(stands) }
}

/**
 * The moments at which the agenda of each plan began, to the millisecond. They are set once and go along with
 * every copy, so they tell an installation from another one with the same plan.
 */
async function beginnings(records: AsyncIterable<ArchiveRecord>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const record of records) {
    const pk = record.part === 'state' ? (record.item.pk?.S ?? '') : ''
    if (record.part === 'state' && pk.startsWith('fact#agenda/')) found.set(pk, record.item.value?.S ?? '')
  }
  return found
}

/** Tables in which no agenda has begun are nobody's. */
const isSame = (archive: ReadonlyMap<string, string>, live: ReadonlyMap<string, string>): boolean =>
  live.size === 0 || [...live].some(([plan, from]) => archive.get(plan) === from)

/** Deletes what came after the archive. States go first: no state ever names a row that is gone. */
async function dropOthers(tables: Tables, keep: ReadonlySet<string>): Promise<void> {
  for await (const record of tableRecords(tables)) {
    if (goesBack(record) && !keep.has(nameOf(record))) await dropItem(tables, record)
  }
}
