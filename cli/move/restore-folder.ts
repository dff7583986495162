import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Item, putAll } from '../../functions/adapters/dynamodb-items.ts'
import { ensureTables } from '../../functions/adapters/dynamodb-tables.ts'
import { lockFolder } from '../../infra/local/lock.ts'
import { type ArchiveRecord, FILE_PARTS, TABLE_PARTS, type TablePart } from './archive-record.ts'
import { FOLDER_OF, filesUnder, writeRecord } from './folder-records.ts'
import { type Tables, tableRecords, tablesIn } from './tables-at.ts'
import { differences, type Totals, totalsOf } from './totals.ts'

export type FolderOutcome =
  | { readonly kind: 'restored' | 'differs'; readonly totals: Totals }
  | { readonly kind: 'not-empty' }
  | { readonly kind: 'locked'; readonly folder: string; readonly pid: number }

/**
 * Restores into a folder that is empty or not there. Everything is put into a folder beside it, counted there
 * as it came out, and moved into place as the last step: a run that is killed leaves the place empty, and the
 * next one begins anew.
 *
 * @param expected what the restored installation has to hold
 */
export async function restoreFolder(
  state: string,
  records: AsyncIterable<ArchiveRecord>,
  expected: Totals,
): Promise<FolderOutcome> {
  if (existsSync(state) && (await readdir(state)).length > 0) return { kind: 'not-empty' }
  const beside = `${resolve(state)}.restoring`
  const lock = lockFolder(beside)
  if (!lock.ok) return { kind: 'locked', folder: beside, pid: lock.pid }
  let totals: Totals
  try {
    totals = await fill(beside, records)
  } finally {
    lock.release()
  }
  if (differences(totals, expected).length > 0) return { kind: 'differs', totals }
  if (existsSync(state)) await rmdir(state)
  await rename(beside, state)
  return { kind: 'restored', totals }
}

/** Fills a folder that is ours and counts what then stands in it. */
async function fill(folder: string, records: AsyncIterable<ArchiveRecord>): Promise<Totals> {
  await clear(folder)
  const tables = await tablesIn(join(folder, 'table'))
  try {
    await ensureTables(tables.client, tables.names)
    await putRecords(tables, records, (file) => writeRecord(folder, file))
    return await totalsOf(everythingIn(folder, tables))
  } finally {
    await tables.close()
  }
}

/** What an earlier run left that was killed; the lock is ours. */
async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name !== 'lock') await rm(join(folder, name), { recursive: true })
  await mkdir(join(folder, 'table'))
}

async function* everythingIn(state: string, tables: Tables): AsyncGenerator<ArchiveRecord> {
  yield* tableRecords(tables)
  for (const part of FILE_PARTS) yield* filesUnder(part, join(state, FOLDER_OF[part]))
}

/** As many items as one batch of DynamoDB takes. */
const AT_ONCE = 25

/** Puts items into their tables in batches, and hands files on. */
export async function putRecords(
  { client, names }: Tables,
  records: AsyncIterable<ArchiveRecord>,
  onFile: (file: Extract<ArchiveRecord, { name: string }>) => Promise<void>,
): Promise<void> {
  const waiting: Record<TablePart, Item[]> = { rows: [], state: [] }
  const put = async (part: TablePart): Promise<void> =>
    putAll(client, names[part], waiting[part].splice(0, AT_ONCE))
  for await (const record of records) {
    if (!('item' in record)) await onFile(record)
    else if (waiting[record.part].push(record.item) === AT_ONCE) await put(record.part)
  }
  for (const part of TABLE_PARTS) await put(part)
}
