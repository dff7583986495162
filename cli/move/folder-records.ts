import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { planFilesOf } from '../../functions/adapters/plan-folder.ts'
import { returnPaths } from '../start/gather-returns.ts'
import type { ArchiveRecord, FilePart } from './archive-record.ts'

/** Where the files of each part lie within the folder of `--state`. */
export const FOLDER_OF: Readonly<Record<FilePart, string>> = {
  sheets: 'google',
  mails: 'mail',
  documents: 'documents',
  inbox: 'inbox',
  plans: 'plans',
}

/** Every file below a folder as records of a part, in the order of their names; none where there is no folder. */
export async function* filesUnder(part: FilePart, folder: string): AsyncGenerator<ArchiveRecord> {
  for (const path of await pathsUnder(folder))
    yield { part, name: nameOf(folder, path), bytes: new Uint8Array(await readFile(path)) }
}

/**
 * The plan of a folder: the files that a start opens and no others, whatever lies beside them. They are named
 * from the folder on that the plan shares with its neighbours: "van-lang-146/plan.yaml", "forms.yaml".
 */
export async function* planFiles(folder: string): AsyncGenerator<ArchiveRecord> {
  const plan = resolve(folder)
  const root = dirname(plan)
  // A list may name one file for two units.
  for (const path of new Set([...Object.values(planFilesOf(plan)), ...(await returnPaths(plan))]))
    yield { part: 'plans', name: nameOf(root, path), bytes: new Uint8Array(await readFile(path)) }
}

/** Writes a file of a part where it belongs in a folder of `--state`; never over one that is there. */
export async function writeRecord(
  state: string,
  { part, name, bytes }: Extract<ArchiveRecord, { name: string }>,
): Promise<void> {
  const path = join(state, FOLDER_OF[part], ...name.split('/'))
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
}

async function pathsUnder(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const nameOf = (folder: string, path: string): string => relative(folder, path).split(sep).join('/')
