import { sheets, type sheets_v4 } from '@googleapis/sheets'
import type { Sheets, TabInfo } from '../ports/sheets.ts'
import { fillTabs } from './google-fill.ts'
import { lookAt } from './google-look.ts'
import { extentOf, readTabs } from './google-read.ts'
import { batchUpdateOf } from './google-requests.ts'
import { type Patience, patiently, troubleFrom, USUAL_PATIENCE, wasNotApplied } from './google-trouble.ts'
import { knownMetadata } from './metadata-requests.ts'

export interface GoogleOptions {
  /** Gives the access token of a call. */
  readonly auth?: { request(options: object): Promise<unknown> } | undefined
  /** Where Google answers; absent: Google itself. */
  readonly rootUrl?: string
  readonly patience?: Patience
}

/** The Sheets port over Google Sheets v4. */
export function createGoogleSheets(options: GoogleOptions): Sheets {
  const api = sheets({ version: 'v4', ...clientOptions(options) } as sheets_v4.Options).spreadsheets
  const patience = options.patience ?? USUAL_PATIENCE
  return {
    async describe(spreadsheetId) {
      try {
        const { data } = await patiently(patience, () =>
          api.get({
            spreadsheetId,
            fields: DESCRIPTION,
          }),
        )
        return { ok: true, tabs: (data.sheets ?? []).map(tabInfo) }
      } catch (error) {
        return { ok: false, trouble: troubleFrom(error) }
      }
    },
    look: (spreadsheetId) => lookAt(api, patience, spreadsheetId),
    read: (spreadsheetId, tabIds) => readTabs(api, patience, spreadsheetId, tabIds),
    fill: (...args) => fillTabs(api, patience, ...args),
    async write(spreadsheetId, changes, blocks) {
      try {
        const known = await patiently(patience, () => knownMetadata(api, spreadsheetId, changes))
        const body = batchUpdateOf(changes, blocks, known)
        if (body === null) return { ok: true }
        // The client sends bytes as they are; its types know objects only.
        const requestBody = body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest
        await patiently(
          patience,
          () => api.batchUpdate({ spreadsheetId, requestBody }, IS_JSON),
          wasNotApplied,
          'write',
        )
        return { ok: true }
      } catch (error) {
        return { ok: false, trouble: troubleFrom(error) }
      }
    },
  }
}

const IS_JSON = { headers: { 'content-type': 'application/json' } }

/** Of the cells' data only what is noted on columns: no value, no format. */
const DESCRIPTION =
  'sheets(properties(sheetId,title,hidden,gridProperties),charts.chartId,merges,data(startColumn,columnMetadata.developerMetadata(metadataKey,metadataValue)))'

/** What both of Google's clients are given. Their own retries are off: ours know what may be repeated. */
export function clientOptions({ auth, rootUrl }: GoogleOptions): object {
  return {
    ...(auth ? { auth } : {}),
    ...(rootUrl ? { rootUrl: rootUrl.endsWith('/') ? rootUrl : `${rootUrl}/` } : {}),
    retry: false,
  }
}

const tabInfo = (sheet: sheets_v4.Schema$Sheet): TabInfo => ({
  ...extentOf(sheet),
  hidden: sheet.properties?.hidden ?? false,
  chartIds: (sheet.charts ?? []).map(({ chartId }) => chartId ?? 0),
})
