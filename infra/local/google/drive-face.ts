import type { drive_v3 } from '@googleapis/drive'
import { idOf, masked } from './drive-call.ts'
import { permissionRoutes } from './drive-permissions.ts'
import { exportXlsx } from './export-xlsx.ts'
import { invalid, unsupported } from './google-error.ts'
import { importXlsx } from './import-xlsx.ts'
import { fileBody, listFiles } from './list-files.ts'
import { readUpload } from './read-upload.ts'
import { type Answer, type Call, type Route, route } from './routes.ts'
import { type FileRecord, SPREADSHEET, type Store } from './store.ts'
import { draftOf, type Workbook } from './workbook.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PAGE = 100

/** Google Drive v3: the calls that Rollcall uses and their neighbours. */
export const driveRoutes = (store: Store, noAccounts: readonly string[]): readonly Route[] => [
  route('POST', '/drive/v3/files', (call) => createFile(store, call)),
  route('POST', '/upload/drive/v3/files', (call) => uploadFile(store, call)),
  route('PATCH', '/upload/drive/v3/files/{id}', (call) => uploadContent(store, call)),
  route('PATCH', '/drive/v3/files/{id}', (call) => renameOrMove(store, call)),
  route('GET', '/drive/v3/files', (call) =>
    masked(listFiles(store.files(), call.query), call, `nextPageToken,files(${FILE_FIELDS})`),
  ),
  route('GET', '/drive/v3/files/{id}', (call) => fileAnswer(store.open(idOf(call)).file, call)),
  route('GET', '/drive/v3/files/{id}/export', (call) => exportFile(store, call)),
  route('DELETE', '/drive/v3/files/{id}', (call) => void store.save(idOf(call), { removed: true })),
  route('GET', '/drive/v3/changes/startPageToken', (call) =>
    masked(startToken(store), call, 'startPageToken'),
  ),
  route('GET', '/drive/v3/changes', (call) => masked(listChanges(store, call.query), call, CHANGE_FIELDS)),
  route('POST', '/drive/v3/files/{id}/copy', (call) => copyFile(store, call)),
  ...permissionRoutes(store, noAccounts),
]

const FILE_FIELDS = 'kind,id,name,mimeType'
const CHANGE_FIELDS = 'changes(fileId,removed,time),newStartPageToken,nextPageToken'
const fileAnswer = (file: FileRecord, call: Call): object => masked(fileBody(file), call, FILE_FIELDS)

function createFile(store: Store, call: Call): object {
  const { name, mimeType, parents } = call.body as drive_v3.Schema$File
  if (mimeType !== SPREADSHEET) throw unsupported(`files of type ${mimeType ?? 'unknown'}`)
  return fileAnswer(store.create(name ?? UNTITLED, undefined, parents ?? []).file, call)
}

const UNTITLED = 'Không có tiêu đề'

async function uploadFile(store: Store, call: Call): Promise<object> {
  const { metadata, media } = readUpload(call)
  if (metadata.mimeType !== SPREADSHEET)
    throw unsupported(`uploads kept as ${metadata.mimeType ?? 'unknown'}`)
  const tabs = await importXlsx(media)
  const build = (blank: Workbook): Workbook => ({ ...blank, tabs })
  return fileAnswer(store.create(metadata.name ?? UNTITLED, build, metadata.parents ?? []).file, call)
}

async function uploadContent(store: Store, call: Call): Promise<object> {
  const { metadata, media } = readUpload(call)
  const { workbook } = store.open(idOf(call))
  const content = { ...workbook, tabs: await importXlsx(media) }
  return fileAnswer(store.save(idOf(call), metadata.name ? { name: metadata.name } : {}, content).file, call)
}

/** files.copy: another id and no permissions; tabs, metadata, named ranges and a bound script come along. */
function copyFile(store: Store, call: Call): object {
  const { file, workbook, script } = store.open(idOf(call))
  const { name, parents } = call.body as drive_v3.Schema$File
  const title = name ?? `Copy of ${file.name}`
  const build = ({ id }: Workbook): Workbook => ({ ...draftOf(workbook), id, title })
  const copy = store.create(title, build, parents ?? file.parents ?? [])
  if (script) store.keepScript(copy.file.id, { title: script.title, files: script.files })
  return fileAnswer(copy.file, call)
}

function renameOrMove(store: Store, call: Call): object {
  const { name, trashed, ...others } = call.body as drive_v3.Schema$File
  const [other] = Object.keys(others)
  if (other) throw unsupported(`files.update of ${other}`)
  const idsOf = (parameter: string): string[] => (call.query.get(parameter) ?? '').split(',').filter(Boolean)
  const [added, removed] = [idsOf('addParents'), new Set(idsOf('removeParents'))]
  const before = store.open(idOf(call)).file.parents ?? []
  const parents = [...new Set([...before.filter((id) => !removed.has(id)), ...added])]
  const change = {
    ...(name ? { name } : {}),
    ...(typeof trashed === 'boolean' ? { trashed } : {}),
    ...(added.length + removed.size > 0 ? { parents } : {}),
  }
  return fileAnswer(store.save(idOf(call), change).file, call)
}

async function exportFile(store: Store, call: Call): Promise<Answer> {
  const mimeType = call.query.get('mimeType')
  if (mimeType !== XLSX) throw unsupported(`the export to ${mimeType}`)
  return { bytes: await exportXlsx(store.open(idOf(call)).workbook), type: XLSX }
}

const startToken = (store: Store): object => ({
  kind: 'drive#startPageToken',
  startPageToken: String(store.lastChange()),
})

/** A page token is the place in the feed up to which the caller has seen. */
function listChanges(store: Store, query: URLSearchParams): drive_v3.Schema$ChangeList {
  const from = Number(query.get('pageToken'))
  if (query.get('pageToken') === null || Number.isNaN(from)) throw invalid('Invalid value for: pageToken')
  const size = Math.min(1000, Number(query.get('pageSize') ?? PAGE))
  const later = store
    .files()
    .filter((file) => file.change > from)
    .sort((a, b) => a.change - b.change)
  const page = later.slice(0, size)
  const changes = page.map((file) => ({
    kind: 'drive#change',
    changeType: 'file',
    fileId: file.id,
    removed: file.removed,
    time: file.modifiedTime,
    ...(file.removed ? {} : { file: fileBody(file) }),
  }))
  const isLast = page.length === later.length
  const next = isLast
    ? { newStartPageToken: String(store.lastChange()) }
    : { nextPageToken: String(page.at(-1)?.change) }
  return { kind: 'drive#changeList', changes, ...next }
}
