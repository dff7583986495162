import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drive, type drive_v3 } from '@googleapis/drive'
import { sheets, type sheets_v4 } from '@googleapis/sheets'
import { type LocalGoogleOptions, startLocalGoogle } from '../../../../infra/local/google/local-google.ts'
import { googleContract } from '../../../support/google-contract.ts'

/** The local Google behind Google's own clients, all traffic judged. */
export interface OpenGoogle {
  readonly sheets: sheets_v4.Sheets
  readonly drive: drive_v3.Drive
  now: number
  /** Makes a spreadsheet with one tab, "Trang 1" with the id 7, and these cells typed into it. */
  make(cells: readonly (readonly (string | number | boolean)[])[]): Promise<string>
  /** One batchUpdate; gives its replies. */
  change(id: string, ...requests: sheets_v4.Schema$Request[]): Promise<sheets_v4.Schema$Response[]>
  /** What a person sees of a range. */
  shown(id: string, range: string): Promise<unknown[][]>
  close(): Promise<void>
}

/** Long enough ago never to be mistaken for now. */
const START = Date.UTC(2025, 2, 3)

export async function openGoogle(options: Partial<LocalGoogleOptions> = {}): Promise<OpenGoogle> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-google-'))
  const contract = googleContract()
  let files = 0
  const service = await startLocalGoogle({
    folder,
    now: () => google.now,
    newId: () => `file-${++files}`,
    observe: contract.observe,
    ...options,
  })
  const client = { rootUrl: `${service.url}/`, retry: false }
  const google: OpenGoogle = {
    sheets: sheets({ version: 'v4', ...client }),
    drive: drive({ version: 'v3', ...client }),
    now: START,
    async make(cells) {
      const properties = { sheetId: 7, title: 'Trang 1', gridProperties: { rowCount: 40, columnCount: 10 } }
      const requestBody = { properties: { title: 'Sổ' }, sheets: [{ properties }] }
      const { data } = await google.sheets.spreadsheets.create({ requestBody })
      const id = data.spreadsheetId ?? ''
      const range = `'Trang 1'!A1`
      if (cells.length > 0)
        await google.sheets.spreadsheets.values.update({
          spreadsheetId: id,
          range,
          valueInputOption: 'USER_ENTERED',
          requestBody: { values: cells.map((row) => [...row]) },
        })
      return id
    },
    async change(spreadsheetId, ...requests) {
      const { data } = await google.sheets.spreadsheets.batchUpdate({
        spreadsheetId,
        requestBody: { requests },
      })
      return data.replies ?? []
    },
    async shown(spreadsheetId, range) {
      const { data } = await google.sheets.spreadsheets.values.get({ spreadsheetId, range })
      return data.values ?? []
    },
    async close() {
      await service.close()
      await rm(folder, { recursive: true, force: true })
      if (contract.violations.length > 0)
        throw new Error(`not Google's language:\n${contract.violations.join('\n')}`)
    },
  }
  return google
}
