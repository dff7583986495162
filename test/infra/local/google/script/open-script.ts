import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sheets } from '@googleapis/sheets'
import { type LocalGoogle, startLocalGoogle } from '../../../../../infra/local/google/local-google.ts'
import {
  type LocalScript,
  type ScriptOptions,
  startScript,
} from '../../../../../infra/local/google/script/run-script.ts'

export const CLERK = 'vanphong.tanthanh@example.vn'

export interface Opened {
  readonly google: LocalGoogle
  readonly script: LocalScript
  readonly spreadsheetId: string
  /** Cells as the REST face gives them, unformatted. */
  look(range: string): Promise<unknown[][]>
  /** Writes as a program does, by the REST face. */
  write(range: string, values: unknown[][]): Promise<void>
  request(...requests: object[]): Promise<void>
  close(): Promise<void>
}

/** A spreadsheet of the local Google with a script in it. The first tab is "Trang tính1", id 0. */
export async function openScript(
  bundle: string,
  options: Partial<Pick<ScriptOptions, 'identityToken' | 'limits'>> = {},
): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-script-'))
  let ids = 0
  const google = await startLocalGoogle({ folder, now: () => 0, newId: () => `spreadsheet-${++ids}` })
  const api = sheets({ version: 'v4', rootUrl: `${google.url}/` }).spreadsheets
  const { data } = await api.create({ requestBody: { properties: { title: 'Xã Tân Thanh' } } })
  const spreadsheetId = data.spreadsheetId ?? ''
  const script = startScript({ bundle, store: google.store, spreadsheetId, user: CLERK, ...options })
  return {
    google,
    script,
    spreadsheetId,
    async look(range) {
      const valueRenderOption = 'UNFORMATTED_VALUE'
      return (await api.values.get({ spreadsheetId, range, valueRenderOption })).data.values ?? []
    },
    async write(range, values) {
      await api.values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody: { values } })
    },
    async request(...requests) {
      await api.batchUpdate({ spreadsheetId, requestBody: { requests } })
    },
    async close() {
      await script.close()
      await google.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The format of cells, as a request: 'DATE' or 'TEXT' of column B from row 2 on. */
export const formatRequest = (type: 'DATE' | 'TEXT', column: number): object => ({
  repeatCell: {
    range: {
      sheetId: 0,
      startRowIndex: 1,
      endRowIndex: 20,
      startColumnIndex: column,
      endColumnIndex: column + 1,
    },
    cell: { userEnteredFormat: { numberFormat: { type, pattern: type === 'DATE' ? 'dd/mm/yyyy' : '@' } } },
    fields: 'userEnteredFormat.numberFormat',
  },
})
