import { SCHEMA_FACT, STORED_SCHEMA } from '../../functions/stored-schema.ts'
import { CLI_WORDS } from '../words.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { isBoundToSheets } from './bound-to-sheets.ts'
import { MOVE_WORDS } from './move-words.ts'
import { only } from './pick-records.ts'
import { inspectArchive, type Origin, recordsOf } from './read-archive.ts'
import type { RestoreOptions } from './restore-job.ts'
import { newTally, type Totals } from './totals.ts'

/** What of an archive belongs into its target. */
export interface Cut {
  readonly records: () => AsyncGenerator<ArchiveRecord>
  readonly totals: Totals
  /** How many items stay behind. */
  readonly leftOut: number
}

/** Reads an archive to the end and cuts it for its target, or says why it is not one for it. */
export async function cutFor(options: RestoreOptions): Promise<Cut | { readonly refusal: string }> {
  const { file, setBack, tables, language } = options
  const words = MOVE_WORDS[language]
  if (setBack && !tables) return { refusal: words.setBackWhere }
  const inspected = await inspectArchive(file)
  if (!inspected.ok) return { refusal: words.fault(file, inspected.fault) }
  const { from } = inspected.header
  if (setBack && from !== 'tables') return { refusal: words.setBackFrom(file) }
  const schema = await schemaIn(file)
  if (schema > STORED_SCHEMA)
    return { refusal: CLI_WORDS[language].notOpened({ kind: 'newer', schema: String(schema) }) }
  return whatFits(file, from, tables ? 'tables' : 'folder')
}

/** Where the spreadsheets are other ones, what names the old ones stays behind; tables have no files. */
async function whatFits(file: string, from: Origin, target: Origin): Promise<Cut> {
  const fits = (record: ArchiveRecord): boolean =>
    'item' in record ? from === target || !isBoundToSheets(record) : target === 'folder'
  const tally = newTally()
  let leftOut = 0
  for await (const record of recordsOf(file)) {
    if (fits(record)) tally.add(record)
    else if ('item' in record) leftOut++
  }
  return { records: () => only(recordsOf(file), fits), totals: tally.totals(), leftOut }
}

/** The version of the stored shapes in an archive; 0 where no version was remembered. */
async function schemaIn(file: string): Promise<number> {
  for await (const record of recordsOf(file))
    if (record.part === 'state' && record.item.pk?.S === `fact#${SCHEMA_FACT}`)
      return Number(record.item.value?.S)
  return 0
}
