import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../domain/plan/plan.ts'
import { lockFolder } from '../../infra/local/lock.ts'
import { readPlans } from '../plan/read-plans.ts'
import { VERSION } from '../version.ts'
import { CLI_WORDS } from '../words.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { FOLDER_OF, filesUnder, planFiles } from './folder-records.ts'
import { MOVE_WORDS } from './move-words.ts'
import {
  type TableAddress,
  type Tables,
  tableRecords,
  tablesAt,
  tablesIn,
  tablesTrouble,
} from './tables-at.ts'
import { totalsTable } from './totals-table.ts'
import { NameError, writeArchive } from './write-archive.ts'

export interface ExportOptions {
  /** Where the archive goes. */
  readonly file: string
  /** The plan's folder: it goes along. */
  readonly plan: string
  readonly state: string
  /** Instead of the folder: tables in the cloud. */
  readonly tables: TableAddress | null
  readonly at: Date
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/**
 * Writes a whole installation into one file, from which `rollcall restore` makes an equal one. The folder is
 * locked meanwhile, so that it is the picture of one moment. Returns the exit code.
 */
export async function exportInstallation(options: ExportOptions): Promise<number> {
  const { file, plan, language, out } = options
  const words = MOVE_WORDS[language]
  const refuse = (line: string): number => {
    out.write(`${line}\n`)
    return 1
  }
  if (existsSync(file)) return refuse(words.fileExists(file))
  if (!(await readPlans([plan], language, out))) return 1
  const opened = await openSource(options)
  if ('refusal' in opened) return refuse(opened.refusal)
  try {
    const about = { path: file, from: opened.from, version: VERSION, at: options.at.toISOString() }
    const totals = await writeArchive(about, opened.records())
    out.write(`${totalsTable([totals], language)}\n${words.exported(file)}\n`)
    return 0
  } catch (error) {
    if (error instanceof NameError) return refuse(words.badName(error.file))
    if (opened.from === 'folder') throw error
    return refuse(words.tables(opened.tables, tablesTrouble(error)))
  } finally {
    await opened.close()
  }
}

interface Source {
  readonly from: 'folder' | 'tables'
  readonly tables: string
  records(): AsyncGenerator<ArchiveRecord>
  close(): Promise<void>
}

async function openSource(options: ExportOptions): Promise<Source | { readonly refusal: string }> {
  const { tables, state, plan, language } = options
  if (tables) {
    const there = tablesAt(tables)
    return sourceOf('tables', there, () => planFiles(plan), there.close)
  }
  if (!existsSync(join(state, 'table'))) return { refusal: MOVE_WORDS[language].nothingThere(state) }
  const lock = lockFolder(state)
  if (!lock.ok) return { refusal: CLI_WORDS[language].locked(state, lock.pid) }
  const inFolder = await tablesIn(join(state, 'table'))
  const files = () => filesOf(state, plan)
  return sourceOf('folder', inFolder, files, async () => {
    await inFolder.close()
    lock.release()
  })
}

function sourceOf(
  from: Source['from'],
  tables: Tables,
  files: () => AsyncGenerator<ArchiveRecord>,
  close: () => Promise<void>,
): Source {
  async function* records(): AsyncGenerator<ArchiveRecord> {
    yield* tableRecords(tables)
    yield* files()
  }
  return { from, tables: Object.values(tables.names).join(', '), records, close }
}

async function* filesOf(state: string, plan: string): AsyncGenerator<ArchiveRecord> {
  for (const part of ['sheets', 'mails', 'documents', 'inbox'] as const)
    yield* filesUnder(part, join(state, FOLDER_OF[part]))
  yield* planFiles(plan)
}
