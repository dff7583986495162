import type { drive_v3 } from '@googleapis/drive'
import { exportXlsx } from './export-xlsx.ts'
import { maskFields } from './field-mask.ts'
import { invalid, unsupported } from './google-error.ts'
import { importXlsx } from './import-xlsx.ts'
import { readUpload } from './read-upload.ts'
import type { Call, Route } from './routes.ts'
import { type FileRecord, SPREADSHEET, type Store } from './store.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const PAGE = 100

/** Google Drive v3: the calls that Rollcall uses and their neighbours. */
export function driveRoutes(store: Store): readonly Route[] {
  const masked = (body: object, { query }: Call, usual: string): object => maskFields(body, query.get('fields') ?? usual)
  return [
    ['POST', /^\/drive\/v3\/files$/, (call) => {
      const { name, mimeType } = call.body as drive_v3.Schema$File
      if (mimeType !== SPREADSHEET) throw unsupported(`files of type ${mimeType ?? 'unknown'}`)
      return masked(fileBody(store.create(name ?? 'Không có tiêu đề').file), call, FILE_FIELDS)
    }],
    ['POST', /^\/upload\/drive\/v3\/files$/, async (call) => {
      const { metadata, media } = readUpload(call)
      if (metadata.mimeType !== SPREADSHEET) throw unsupported(`uploads kept as ${metadata.mimeType ?? 'unknown'}`)
      const tabs = await importXlsx(media)
      return masked(fileBody(store.create(metadata.name ?? 'Không có tiêu đề', (blank) => ({ ...blank, tabs })).file), call, FILE_FIELDS)
    }],
    ['PATCH', /^\/upload\/drive\/v3\/files\/([^/]+)$/, async (call) => {
      const id = call.match[1] ?? ''
      const { metadata, media } = readUpload(call)
      const { workbook } = store.open(id)
      const saved = store.save(id, metadata.name ? { name: metadata.name } : {}, { ...workbook, tabs: await importXlsx(media) })
      return masked(fileBody(saved.file), call, FILE_FIELDS)
    }],
    ['PATCH', /^\/drive\/v3\/files\/([^/]+)$/, (call) => {
      const { name, trashed } = call.body as drive_v3.Schema$File
      const change = { ...(name ? { name } : {}), ...(typeof trashed === 'boolean' ? { trashed } : {}) }
      return masked(fileBody(store.save(call.match[1] ?? '', change).file), call, FILE_FIELDS)
    }],
    ['GET', /^\/drive\/v3\/files$/, (call) => masked(listFiles(store, call.query), call, `files(${FILE_FIELDS})`)],
    ['GET', /^\/drive\/v3\/files\/([^/]+)\/export$/, async ({ match, query }) => {
      if (query.get('mimeType') !== XLSX) throw unsupported(`the export to ${query.get('mimeType')}`)
      return { bytes: await exportXlsx(store.open(match[1] ?? '').workbook), type: XLSX }
    }],
    ['GET', /^\/drive\/v3\/files\/([^/]+)$/, (call) => masked(fileBody(store.open(call.match[1] ?? '').file), call, FILE_FIELDS)],
    ['DELETE', /^\/drive\/v3\/files\/([^/]+)$/, ({ match }) => {
      store.save(match[1] ?? '', { removed: true })
      return undefined
    }],
    ['GET', /^\/drive\/v3\/changes\/startPageToken$/, (call) => masked({ kind: 'drive#startPageToken', startPageToken: String(store.lastChange()) }, call, 'startPageToken')],
    ['GET', /^\/drive\/v3\/changes$/, (call) => masked(listChanges(store, call.query), call, 'changes(fileId,removed,time),newStartPageToken,nextPageToken')],
    ['POST', /^\/drive\/v3\/files\/([^/]+)\/permissions$/, (call) => {
      const id = call.match[1] ?? ''
      const { type, role, emailAddress } = call.body as drive_v3.Schema$Permission
      if (!type || !role) throw invalid('The permission type field is required.')
      const before = store.open(id).file.permissions
      const permission = { id: String(before.length + 1), type, role, ...(emailAddress ? { emailAddress } : {}) }
      store.save(id, { permissions: [...before, permission] })
      return masked({ kind: 'drive#permission', ...permission }, call, 'id,type,role')
    }],
    ['GET', /^\/drive\/v3\/files\/([^/]+)\/permissions$/, (call) => masked({ kind: 'drive#permissionList', permissions: store.open(call.match[1] ?? '').file.permissions }, call, 'permissions(id,type,role)')],
  ]
}

const FILE_FIELDS = 'kind,id,name,mimeType'

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
  const files = store.files().filter((file) => !file.removed && (wanted === undefined || file.name === wanted) && !(q.includes('trashed = false') && file.trashed))
  return { kind: 'drive#fileList', files: files.map(fileBody) }
}

/** A page token is the place in the feed up to which the caller has seen. */
function listChanges(store: Store, query: URLSearchParams): drive_v3.Schema$ChangeList {
  const from = Number(query.get('pageToken'))
  if (query.get('pageToken') === null || Number.isNaN(from)) throw invalid('Invalid value for: pageToken')
  const size = Math.min(1000, Number(query.get('pageSize') ?? PAGE))
  const later = store.files().filter((file) => file.change > from).sort((a, b) => a.change - b.change)
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
  const next = isLast ? { newStartPageToken: String(store.lastChange()) } : { nextPageToken: String(page.at(-1)?.change) }
  return { kind: 'drive#changeList', changes, ...next }
}
