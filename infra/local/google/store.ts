import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../durable-write.ts'
import { actingUser } from './acting-user.ts'
import { recalculated } from './days-until.ts'
import { fileNotFound } from './google-error.ts'
import { newTab, type Workbook } from './workbook.ts'

export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'

/** A file as Drive knows it. `change` is its place in the feed of changes. */
export interface FileRecord {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly createdTime: string
  readonly modifiedTime: string
  readonly version: number
  readonly trashed: boolean
  readonly removed: boolean
  readonly change: number
  /** Who changed it last, where that is known. */
  readonly modifiedBy?: string
  /** The folder that it was made in; absent: the owner's own drive. */
  readonly parents?: readonly string[]
  readonly permissions: readonly {
    readonly id: string
    readonly type: string
    readonly role: string
    readonly emailAddress?: string
    /** Where the right comes from; absent: it was given on the file. */
    readonly permissionDetails?: readonly { readonly inherited: boolean }[]
  }[]
}

export interface Stored {
  readonly file: FileRecord
  readonly workbook: Workbook
  /** The Apps Script project that is bound to the spreadsheet. */
  readonly script?: BoundScript
}

/** A script as the Script API keeps it. */
export interface BoundScript {
  readonly scriptId: string
  readonly title: string
  readonly createdTime: string
  readonly updatedTime: string
  readonly files: readonly ScriptFile[]
}

/** "appsscript" of type JSON is the manifest. */
export interface ScriptFile {
  readonly name: string
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON'
  readonly source: string
}

export interface Store {
  create(title: string, build?: (blank: Workbook) => Workbook, parents?: readonly string[]): Stored
  /** The stored file; throws Google's 404 when it is not there. */
  open(id: string): Stored
  /** Stores a new content; each change counts the version up and moves the file to the end of the feed. */
  save(
    id: string,
    change: Partial<Pick<FileRecord, 'name' | 'trashed' | 'removed' | 'permissions' | 'parents'>>,
    workbook?: Workbook,
  ): Stored
  files(): readonly FileRecord[]
  lastChange(): number
  /** The spreadsheet to which a script is bound; undefined when there is no such script. */
  withScript(scriptId: string): Stored | undefined
  /** Binds a script to a spreadsheet, or replaces the one that it has. Drive does not count that as a change. */
  keepScript(id: string, script: Omit<BoundScript, 'scriptId' | 'createdTime' | 'updatedTime'>): BoundScript
}

/**
 * Spreadsheets on disk: one JSON file each, holding the Drive record and the workbook, written whole before
 * the request is answered. The feed of changes is derived from the records, so nothing can fall apart when
 * the process is killed.
 */
export function openStore(folder: string, now: () => number, newId: () => string): Store {
  mkdirSync(folder, { recursive: true })
  const all = new Map(readAll(folder).map((stored) => [stored.file.id, stored]))
  let last = Math.max(0, ...[...all.values()].map(({ file }) => file.change))

  const keep = (stored: Stored): Stored => {
    writeDurably(join(folder, `${stored.file.id}.json`), JSON.stringify(stored))
    all.set(stored.file.id, stored)
    return stored
  }
  const open = (id: string): Stored => {
    const stored = all.get(id)
    if (!stored || stored.file.removed) throw fileNotFound(id)
    return { ...stored, workbook: recalculated(stored.workbook, now()) }
  }
  return {
    open,
    create(title, build = (blank) => blank, parents = []) {
      const made = newFile(newId(), title, new Date(now()).toISOString(), ++last, build)
      return keep(parents.length === 0 ? made : { ...made, file: { ...made.file, parents } })
    },
    save(id, change, workbook) {
      const before = open(id)
      const modifiedTime = workbook ? new Date(now()).toISOString() : before.file.modifiedTime
      const { modifiedBy: _modifiedBy, ...known } = before.file
      const file = {
        ...known,
        ...change,
        ...modifier(),
        modifiedTime,
        version: before.file.version + 1,
        change: ++last,
      }
      return keep({ ...before, file, workbook: { ...(workbook ?? before.workbook), title: file.name } })
    },
    files: () => [...all.values()].map(({ file }) => file),
    lastChange: () => last,
    withScript: (scriptId) =>
      [...all.values()].find(({ file, script }) => !file.removed && script?.scriptId === scriptId),
    keepScript(id, content) {
      const stored = open(id)
      const at = new Date(now()).toISOString()
      const { scriptId = newId(), createdTime = at } = stored.script ?? {}
      const script = { ...content, scriptId, createdTime, updatedTime: at }
      keep({ ...stored, script })
      return script
    },
  }
}

const modifier = () => {
  const modifiedBy = actingUser()
  return modifiedBy === undefined ? {} : { modifiedBy }
}

function newFile(
  id: string,
  name: string,
  at: string,
  change: number,
  build: (blank: Workbook) => Workbook,
): Stored {
  const blank = {
    id,
    title: name,
    locale: 'vi_VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    tabs: [newTab(0, 'Trang tính1')],
  }
  const times = { createdTime: at, modifiedTime: at, version: 1, change, ...modifier() }
  return {
    file: { id, name, mimeType: SPREADSHEET, trashed: false, removed: false, permissions: [], ...times },
    workbook: build(blank),
  }
}

function readAll(folder: string): readonly Stored[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Stored)
}
