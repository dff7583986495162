import type { ArchiveRecord } from './archive-record.ts'
import { nameOf } from './tables-at.ts'

/** The records that fit. */
export async function* only<T extends ArchiveRecord>(
  records: AsyncIterable<T>,
  fits: (record: T) => boolean,
): AsyncGenerator<T> {
  for await (const record of records) if (fits(record)) yield record
}

/** The names of all items, by which those of an archive and those of tables are compared. */
export async function namesOf(records: AsyncIterable<ArchiveRecord>): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for await (const record of records) if ('item' in record) names.add(nameOf(record))
  return names
}
