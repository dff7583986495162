import { Readable } from 'node:stream'
import { drive, type drive_v3 } from '@googleapis/drive'
import { sheets, type sheets_v4 } from '@googleapis/sheets'
import type { ChangedFile, Files } from '../ports.ts'
import { clientOptions, type GoogleOptions } from './google-sheets.ts'
import { patiently, USUAL_PATIENCE } from './google-trouble.ts'

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CHANGE_FIELDS =
  'nextPageToken,newStartPageToken,changes(fileId,removed,file(mimeType,version,modifiedTime,trashed))'

/** The Files port over Google Drive v3 (and Sheets v4, where a spreadsheet with a locale is born). */
export function createGoogleDrive(options: GoogleOptions): Files {
  const api = drive({ version: 'v3', ...clientOptions(options) } as drive_v3.Options)
  const spreadsheets = sheets({ version: 'v4', ...clientOptions(options) } as sheets_v4.Options).spreadsheets
  const patience = options.patience ?? USUAL_PATIENCE
  // The client takes the address of an upload from the call's own options only.
  const upload = options.rootUrl ? { rootUrl: options.rootUrl } : {}
  return {
    async importWorkbook(title, bytes) {
      const { data } = await api.files.create(
        { requestBody: { name: title, mimeType: SPREADSHEET }, media: media(bytes), fields: 'id' },
        upload,
      )
      return idOf(data.id)
    },
    async replaceWorkbook(fileId, bytes) {
      await api.files.update({ fileId, requestBody: {}, media: media(bytes), fields: 'id' }, upload)
    },
    async createSpreadsheet(title, locale, timeZone) {
      const { data } = await spreadsheets.create({
        requestBody: { properties: { title, locale, timeZone } },
        fields: 'spreadsheetId',
      })
      return idOf(data.spreadsheetId)
    },
    async exportWorkbook(fileId) {
      const { data } = await patiently(patience, () =>
        api.files.export({ fileId, mimeType: XLSX }, { responseType: 'arraybuffer' }),
      )
      return new Uint8Array(data as ArrayBuffer)
    },
    async shareWith(fileId, emailAddress) {
      await api.permissions.create({
        fileId,
        sendNotificationEmail: false,
        fields: 'id',
        requestBody: { type: 'user', role: 'writer', emailAddress },
      })
    },
    async startToken() {
      const { data } = await patiently(patience, () => api.changes.getStartPageToken({}))
      return idOf(data.startPageToken)
    },
    async changesSince(token) {
      const files: ChangedFile[] = []
      for (let pageToken = token; ; ) {
        const { data } = await patiently(patience, () =>
          api.changes.list({ pageToken, fields: CHANGE_FIELDS }),
        )
        files.push(...(data.changes ?? []).map(changedFile))
        if (!data.nextPageToken) return { token: idOf(data.newStartPageToken), files }
        pageToken = data.nextPageToken
      }
    },
  }
}

const media = (bytes: Uint8Array) => ({ mimeType: XLSX, body: Readable.from([Buffer.from(bytes)]) })

function idOf(value: string | null | undefined): string {
  if (!value) throw new Error('Google answered without the id that was asked for')
  return value
}

const changedFile = ({ fileId, removed, file }: drive_v3.Schema$Change): ChangedFile => ({
  spreadsheetId: fileId ?? '',
  version: file?.version ?? '',
  modifiedAt: Date.parse(file?.modifiedTime ?? '') || 0,
  removed: removed === true || file?.trashed === true,
})
