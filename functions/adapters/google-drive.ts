import { Readable } from 'node:stream'
import { drive, type drive_v3 } from '@googleapis/drive'
import { sheets, type sheets_v4 } from '@googleapis/sheets'
import { type ChangedFile, type Files, NoStorageError } from '../ports/files.ts'
import { clientOptions, type GoogleOptions } from './google-sheets.ts'
import {
  isForWantOfAccount,
  type Patience,
  patiently,
  troubleFrom,
  USUAL_PATIENCE,
} from './google-trouble.ts'

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CHANGE_FIELDS =
  'nextPageToken,newStartPageToken,changes(fileId,removed,file(mimeType,version,modifiedTime,trashed,lastModifyingUser(me,emailAddress)))'

export interface DriveOptions extends GoogleOptions {
  /** The folder of a shared drive in which files are made; absent: the account's own drive. */
  readonly folder?: string
  /** The spreadsheet of which new ones are copies: a script that is bound to it comes along. */
  readonly template?: string
  /** Addresses of all accounts that Rollcall works with: what they change is our own. */
  readonly accounts?: readonly string[]
}

/** Without it Google does as if files of shared drives were not there. */
const ALL_DRIVES = { supportsAllDrives: true }

/** The Files port over Google Drive v3 (and Sheets v4, where a spreadsheet gets its locale and zone). */
export function createGoogleDrive(options: DriveOptions): Files {
  const api = drive({ version: 'v3', ...clientOptions(options) } as drive_v3.Options)
  const spreadsheets = sheets({ version: 'v4', ...clientOptions(options) } as sheets_v4.Options).spreadsheets
  const patience = options.patience ?? USUAL_PATIENCE
  return {
    ...makers(api, spreadsheets, options, patience),
    ...rights(api, patience),
    async exportWorkbook(fileId) {
      const { data } = await patiently(patience, () =>
        api.files.export({ fileId, mimeType: XLSX }, { responseType: 'arraybuffer' }),
      )
      return new Uint8Array(data as ArrayBuffer)
    },
    async modifiedAt(fileId) {
      const ask = () => api.files.get({ fileId, fields: 'modifiedTime', ...ALL_DRIVES })
      const answer = await patiently(patience, ask).catch(() => null)
      return Date.parse(answer?.data.modifiedTime ?? '') || null
    },
    async startToken() {
      const { data } = await patiently(patience, () => api.changes.getStartPageToken(ALL_DRIVES))
      return idOf(data.startPageToken)
    },
    async changesSince(token) {
      const files: ChangedFile[] = []
      for (let pageToken = token; ; ) {
        const { data } = await patiently(patience, () =>
          api.changes.list({
            pageToken,
            fields: CHANGE_FIELDS,
            includeItemsFromAllDrives: true,
            ...ALL_DRIVES,
          }),
        )
        files.push(...(data.changes ?? []).map((change) => changedFile(change, options.accounts ?? [])))
        if (!data.nextPageToken) return { token: idOf(data.newStartPageToken), files }
        pageToken = data.nextPageToken
      }
    },
  }
}

/** What says who may edit a file. */
const rights = (api: drive_v3.Drive, patience: Patience): Pick<Files, 'shareWith' | 'unshareWith'> => ({
  async shareWith(fileId, emailAddress) {
    try {
      await api.permissions.create({
        fileId,
        ...ALL_DRIVES,
        sendNotificationEmail: false,
        fields: 'id',
        requestBody: { type: 'user', role: 'writer', emailAddress },
      })
      return 'shared'
    } catch (error) {
      if (isForWantOfAccount(error)) return 'no-account'
      throw error
    }
  },
  async unshareWith(fileId, isGone) {
    const fields = 'permissions(id,emailAddress,role,permissionDetails(inherited))'
    const list = () => api.permissions.list({ fileId, fields, pageSize: 100, ...ALL_DRIVES })
    const { data } = await patiently(patience, list)
    for (const { id, emailAddress, role, permissionDetails } of data.permissions ?? [])
      if (id && role === 'writer' && !isOfFolder(permissionDetails) && isGone(emailAddress ?? ''))
        await api.permissions.delete({ fileId, permissionId: id, ...ALL_DRIVES })
  },
})

/** A right that comes from a folder or the shared drive; Google refuses to take it from the file alone. */
const isOfFolder = (details: drive_v3.Schema$Permission['permissionDetails']): boolean =>
  (details ?? []).length > 0 && (details ?? []).every(({ inherited }) => inherited === true)

/** What makes files and fills them: it takes storage, and a place to be. */
function makers(
  api: drive_v3.Drive,
  spreadsheets: sheets_v4.Resource$Spreadsheets,
  options: DriveOptions,
  patience: Patience,
): Pick<Files, 'importWorkbook' | 'replaceWorkbook' | 'createSpreadsheet' | 'discard'> {
  // The client takes the address of an upload from the call's own options only.
  const upload = options.rootUrl ? { rootUrl: options.rootUrl } : {}
  const { folder, template } = options
  const fileCalled = (name: string) => ({
    name,
    mimeType: SPREADSHEET,
    ...(folder === undefined ? {} : { parents: [folder] }),
  })
  return {
    async importWorkbook(title, bytes) {
      const { data } = await withStorage(() =>
        api.files.create(
          { requestBody: fileCalled(title), media: media(bytes), fields: 'id', ...ALL_DRIVES },
          upload,
        ),
      )
      return idOf(data.id)
    },
    async replaceWorkbook(fileId, bytes) {
      await withStorage(() =>
        api.files.update(
          { fileId, requestBody: {}, media: media(bytes), fields: 'id', ...ALL_DRIVES },
          upload,
        ),
      )
    },
    async discard(fileId) {
      await api.files.update({ fileId, requestBody: { trashed: true }, fields: 'id', ...ALL_DRIVES })
    },
    async createSpreadsheet(title, locale, timeZone) {
      if (folder === undefined && template === undefined) {
        const requestBody = { properties: { title, locale, timeZone } }
        const { data } = await withStorage(() =>
          spreadsheets.create({ requestBody, fields: 'spreadsheetId' }),
        )
        return idOf(data.spreadsheetId)
      }
      // Only Drive makes a file in a folder or copies one, and only Sheets knows of locales and zones.
      const requestedFile = { requestBody: fileCalled(title), fields: 'id', ...ALL_DRIVES }
      const { data } = await withStorage(() =>
        template === undefined
          ? api.files.create(requestedFile)
          : api.files.copy({ ...requestedFile, fileId: template }),
      )
      const spreadsheetId = idOf(data.id)
      const update = { properties: { locale, timeZone }, fields: 'locale,timeZone' }
      const requestBody = { requests: [{ updateSpreadsheetProperties: update }] }
      await patiently(patience, () => spreadsheets.batchUpdate({ spreadsheetId, requestBody }))
      return spreadsheetId
    },
  }
}

/** Makes or fills a file; where the account has no room for one, that is told apart from all other trouble. */
async function withStorage<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw troubleFrom(error) === 'no-storage' ? new NoStorageError() : error
  }
}

const media = (bytes: Uint8Array) => ({ mimeType: XLSX, body: Readable.from([Buffer.from(bytes)]) })

function idOf(value: string | null | undefined): string {
  if (!value) throw new Error('Google answered without the id that was asked for')
  return value
}

const changedFile = (
  { fileId, removed, file }: drive_v3.Schema$Change,
  accounts: readonly string[],
): ChangedFile => ({
  spreadsheetId: fileId ?? '',
  version: file?.version ?? '',
  modifiedAt: Date.parse(file?.modifiedTime ?? '') || 0,
  removed: removed === true || file?.trashed === true,
  isOurs:
    file?.lastModifyingUser?.me === true || accounts.includes(file?.lastModifyingUser?.emailAddress ?? ''),
})
