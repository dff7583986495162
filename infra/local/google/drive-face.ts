import type { drive_v3 } from '@googleapis/drive'
import { exportXlsx } from './export-xlsx.ts'
import { maskFields } from './field-mask.ts'
import { invalid, unsupported } from './google-error.ts'
import { importXlsx } from './import-xlsx.ts'
import { readUpload } from './read-upload.ts'
import { type Answer, type Call, type Route, route } from './routes.ts'
import { type FileRecord, SPREADSHEET, type Store } from './store.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PAGE = 100

/** Google Drive v3: the calls that Rollcall uses and their neighbours. */
export const driveRoutes = (store: Store): readonly Route[] => [
  route('POST', '/drive/v3/files', (call) => createFile(store, call)),
  route('POST', '/upload/drive/v3/files', (call) => uploadFile(store, call)),
  route('PATCH', '/upload/drive/v3/files/{id}', (call) => uploadContent(store, call)),
  route('PATCH', '/drive/v3/files/{id}', (call) => renameOrTrash(store, call)),
  route('GET', '/drive/v3/files', (call) =>
    masked(listFiles(store, call.query), call, `files(${FILE_FIELDS})`),
  ),
  route('GET', '/drive/v3/files/{id}', (call) => fileAnswer(store.open(idOf(call)).file, call)),
  route('GET', '/drive/v3/files/{id}/export', (call) => exportFile(store, call)),
  route('DELETE', '/drive/v3/files/{id}', (call) => void store.save(idOf(call), { removed: true })),
  route('GET', '/drive/v3/changes/startPageToken', (call) =>
    masked(startToken(store), call, 'startPageToken'),
  ),
  route('GET', '/drive/v3/changes', (call) => masked(listChanges(store, call.query), call, CHANGE_FIELDS)),
  route('POST', '/drive/v3/files/{id}/permissions', (call) => addPermission(store, call)),
  route('GET', '/drive/v3/files/{id}/permissions', (call) => listPermissions(store, call)),
]

const idOf = ({ params }: Call): string => params.id ?? ''

/** Drive answers a few fields unless asked for more. */
const masked = (body: object, { query }: Call, usual: string): object =>
  maskFields(body, query.get('fields') ?? usual)
const FILE_FIELDS = 'kind,id,name,mimeType'
const CHANGE_FIELDS = 'changes(fileId,removed,time),newStartPageToken,nextPageToken'
const fileAnswer = (file: FileRecord, call: Call): object => masked(fileBody(file), call, FILE_FIELDS)

function createFile(store: Store, call: Call): object {
  const { name, mimeType } = call.body as drive_v3.Schema$File
  if (mimeType !== SPREADSHEET) throw unsupported(`files of type ${mimeType ?? 'unknown'}`)
  return fileAnswer(store.create(name ?? UNTITLED).file, call)
}

const UNTITLED = 'Không có tiêu đề'

async function uploadFile(store: Store, call: Call): Promise<object> {
  const { metadata, media } = readUpload(call)
  if (metadata.mimeType !== SPREADSHEET)
    throw unsupported(`uploads kept as ${metadata.mimeType ?? 'unknown'}`)
  const tabs = await importXlsx(media)
  return fileAnswer(store.create(metadata.name ?? UNTITLED, (blank) => ({ ...blank, tabs })).file, call)
}

async function uploadContent(store: Store, call: Call): Promise<object> {
  const { metadata, media } = readUpload(call)
  const { workbook } = store.open(idOf(call))
  const content = { ...workbook, tabs: await importXlsx(media) }
  return fileAnswer(store.save(idOf(call), metadata.name ? { name: metadata.name } : {}, content).file, call)
}

function renameOrTrash(store: Store, call: Call): object {
  const { name, trashed } = call.body as drive_v3.Schema$File
  const change = { ...(name ? { name } : {}), ...(typeof trashed === 'boolean' ? { trashed } : {}) }
  return fileAnswer(store.save(idOf(call), change).file, call)
}

async function exportFile(store: Store, call: Call): Promise<Answer> {
  const mimeType = call.query.get('mimeType')
  if (mimeType !== XLSX) throw unsupported(`the export to ${mimeType}`)
  return { bytes: await exportXlsx(store.open(idOf(call)).workbook), type: XLSX }
}

function addPermission(store: Store, call: Call): object {
  const { type, role, emailAddress } = call.body as drive_v3.Schema$Permission
  if (!type || !role) throw invalid('The permission type field is required.')
  const before = store.open(idOf(call)).file.permissions
  const same = before.find((known) => known.emailAddress === emailAddress && known.role === role)
  // Giving a right again changes nothing, and is no change of the file.
  if (same) return masked({ kind: 'drive#permission', ...same }, call, 'id,type,role')
  const permission = { id: String(before.length + 1), type, role, ...(emailAddress ? { emailAddress } : {}) }
  store.save(idOf(call), { permissions: [...before, permission] })
  return masked({ kind: 'drive#permission', ...permission }, call, 'id,type,role')
}

function listPermissions(store: Store, call: Call): object {
  const { permissions } = store.open(idOf(call)).file
  return masked({ kind: 'drive#permissionList', permissions }, call, 'permissions(id,type,role)')
}

const startToken = (store: Store): object => ({
  kind: 'drive#startPageToken',
  startPageToken: String(store.lastChange()),
})

const fileBody = (file: FileRecord): drive_v3.Schema$File => ({
  kind: 'drive#file',
  id: file.id,
  name: file.name,
  mimeType: file.mimeType,
  createdTime: file.createdTime,
  modifiedTime: file.modifiedTime,
  version: String(file.version),
  trashed: file.trashed,
})

function listFiles(store: Store, query: URLSearchParams): drive_v3.Schema$FileList {
  const q = query.get('q') ?? ''
  const wanted = /name = '([^']*)'/.exec(q)?.[1]
  const known = q.replace(/name = '[^']*'|mimeType = '[^']*'|trashed = (true|false)|\band\b|\s/g, '')
  if (known !== '') throw unsupported(`the query "${q}"`)
  const files = store
    .files()
    .filter(
      (file) =>
        !file.removed &&
        (wanted === undefined || file.name === wanted) &&
        !(q.includes('trashed = false') && file.trashed),
    )
  return { kind: 'drive#fileList', files: files.map(fileBody) }
}

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
