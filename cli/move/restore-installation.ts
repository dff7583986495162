import { join } from 'node:path'
import type { Language } from '../../domain/plan/plan.ts'
import { CLI_WORDS } from '../words.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { isBoundToSheets } from './bound-to-sheets.ts'
import { FOLDER_OF } from './folder-records.ts'
import { MOVE_WORDS } from './move-words.ts'
import { type DocumentsAddress, putDocuments } from './put-documents.ts'
import { inspectArchive, type Origin, recordsOf } from './read-archive.ts'
import { restoreFolder } from './restore-folder.ts'
import { restoreTables } from './restore-tables.ts'
import { setBackTables } from './set-back-tables.ts'
import { type TableAddress, tablesAt, tablesTrouble } from './tables-at.ts'
import { differences, newTally, type Totals } from './totals.ts'
import { totalsTable } from './totals-table.ts'

export interface RestoreOptions {
  readonly file: string
  readonly state: string
  /** Instead of the folder: tables in the cloud. */
  readonly tables: TableAddress | null
  /** With tables: where the files that go with mails are put; null leaves them in the archive. */
  readonly documents: DocumentsAddress | null
  /** With tables that are in use: set them back to the archive. */
  readonly setBack: boolean
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/**
 * Makes an installation equal to the one that an archive was taken of, in an empty place, and proves it by
 * counts and hashes of what stands there afterwards. Returns the exit code.
 */
export async function restoreInstallation(options: RestoreOptions): Promise<number> {
  const { file, language, out } = options
  const words = MOVE_WORDS[language]
  const inspected = await inspectArchive(file)
  if (!inspected.ok) {
    out.write(`${words.fault(file, inspected.fault)}\n`)
    return 1
  }
  const target: Origin = options.tables ? 'tables' : 'folder'
  const cut = await whatFits(file, inspected.header.from, target)
  const outcome = options.tables
    ? await intoTables(options, options.tables, cut)
    : await intoFolder(options, cut)
  if ('refusal' in outcome) {
    out.write(`${outcome.refusal}\n`)
    return 1
  }
  const parts = differences(outcome.expected, outcome.totals)
  const lines = [
    totalsTable([outcome.expected, outcome.totals], language),
    ...(cut.leftOut > 0 ? [words.leftOut(cut.leftOut)] : []),
    ...(parts.length > 0
      ? [words.differs(parts.map((part) => words.parts[part]).join('; '))]
      : [words.restored(outcome.where), ...outcome.next]),
  ]
  out.write(`${lines.join('\n')}\n`)
  return parts.length > 0 ? 1 : 0
}

interface Cut {
  readonly records: () => AsyncGenerator<ArchiveRecord>
  readonly totals: Totals
  readonly leftOut: number
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
  async function* records(): AsyncGenerator<ArchiveRecord> {
    for await (const record of recordsOf(file)) if (fits(record)) yield record
  }
  return { records, totals: tally.totals(), leftOut }
}

type Outcome =
  | { readonly refusal: string }
  | {
      readonly expected: Totals
      readonly totals: Totals
      readonly where: string
      readonly next: readonly string[]
    }

async function intoFolder({ state, language }: RestoreOptions, cut: Cut): Promise<Outcome> {
  const words = MOVE_WORDS[language]
  const outcome = await restoreFolder(state, cut.records(), cut.totals)
  if (outcome.kind === 'not-empty') return { refusal: words.notEmpty(state) }
  if (outcome.kind === 'locked') return { refusal: CLI_WORDS[language].locked(outcome.pid) }
  const plan = join(state, FOLDER_OF.plans, await planIn(cut))
  return {
    expected: cut.totals,
    totals: outcome.totals,
    where: state,
    next: [words.nextInFolder(state, plan)],
  }
}

/** The folder of the plan that came along. */
async function planIn(cut: Cut): Promise<string> {
  for await (const record of cut.records())
    if (record.part === 'plans' && record.name.endsWith('/plan.yaml')) return record.name.split('/')[0] ?? ''
  return ''
}

async function intoTables(
  { file, documents, setBack, language, out }: RestoreOptions,
  address: TableAddress,
  cut: Cut,
): Promise<Outcome> {
  const words = MOVE_WORDS[language]
  const tables = tablesAt(address)
  const where = Object.values(address.names).join(', ')
  try {
    const print = `${cut.totals.rows.sha256}/${cut.totals.state.sha256}`
    const put = await putDocuments(documents, file)
    out.write(`${words.documents(put.done, put.left)}\n`)
    if (setBack) {
      const outcome = await setBackTables(tables, cut.records, print)
      return { ...outcome, where, next: [words.sentStays] }
    }
    const outcome = await restoreTables(tables, cut.records(), print)
    if (outcome.kind === 'not-empty') return { refusal: words.notEmpty(where) }
    if (outcome.continued) out.write(`${words.continued}\n`)
    return { expected: cut.totals, totals: outcome.totals, where, next: [] }
  } catch (error) {
    return { refusal: words.tables(where, tablesTrouble(error)) }
  } finally {
    await tables.close()
  }
}
