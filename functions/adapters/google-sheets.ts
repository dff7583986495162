import { sheets, type sheets_v4 } from '@googleapis/sheets'
import type { Cell } from '../../domain/sheet/grid.ts'
import type { Sheets, TabInfo, TabRead } from '../ports/sheets.ts'
import { lookAt } from './google-look.ts'
import { requestsOf } from './google-requests.ts'
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
    async read(spreadsheetId, tabIds) {
      // By tab id, so that a renamed tab is still found.
      const requestBody = {
        dataFilters: tabIds.map((sheetId) => ({ gridRange: { sheetId } })),
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
        majorDimension: 'ROWS',
      }
      try {
        const { data } = await patiently(patience, () =>
          api.values.batchGetByDataFilter({ spreadsheetId, requestBody }),
        )
        return { ok: true, tabs: (data.valueRanges ?? []).map(tabRead) }
      } catch (error) {
        return { ok: false, trouble: troubleFrom(error) }
      }
    },
    async write(spreadsheetId, changes, blocks) {
      try {
        const known = await patiently(patience, () => knownMetadata(api, spreadsheetId, changes))
        const requests = requestsOf(changes, blocks, known)
        if (requests.length === 0) return { ok: true }
        await patiently(
          patience,
          () => api.batchUpdate({ spreadsheetId, requestBody: { requests } }),
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

const tabInfo = ({ properties, charts, merges, data }: sheets_v4.Schema$Sheet): TabInfo => ({
  tabId: properties?.sheetId ?? 0,
  title: properties?.title ?? '',
  rows: properties?.gridProperties?.rowCount ?? 0,
  columns: properties?.gridProperties?.columnCount ?? 0,
  hidden: properties?.hidden ?? false,
  chartIds: (charts ?? []).map(({ chartId }) => chartId ?? 0),
  merges: (merges ?? []).map(areaOf),
  columnMetadata: new Map((data ?? []).flatMap(columnMetadata)),
})

/** A merge; it always has all four edges. */
function areaOf(range: sheets_v4.Schema$GridRange): TabInfo['merges'][number] {
  const [row, column] = [range.startRowIndex ?? 0, range.startColumnIndex ?? 0]
  return {
    row,
    column,
    rows: (range.endRowIndex ?? row) - row,
    columns: (range.endColumnIndex ?? column) - column,
  }
}

const columnMetadata = ({
  startColumn,
  columnMetadata: columns,
}: sheets_v4.Schema$GridData): [number, Record<string, string>][] =>
  (columns ?? []).flatMap(({ developerMetadata }, i) => {
    const entries = (developerMetadata ?? []).map(({ metadataKey, metadataValue }) => [
      metadataKey ?? '',
      metadataValue ?? '',
    ])
    return entries.length === 0 ? [] : [[(startColumn ?? 0) + i, Object.fromEntries(entries)]]
  })

function tabRead({ valueRange, dataFilters }: sheets_v4.Schema$MatchedValueRange): TabRead {
  const grid = (valueRange?.values ?? []) as Cell[][]
  return {
    tabId: dataFilters?.[0]?.gridRange?.sheetId ?? 0,
    title: (valueRange?.range ?? '').replace(/![^!]*$/, '').replace(/^'|'$/g, ''),
    grid: grid.map((row) => row.map((cell) => (cell === '' ? null : cell))),
  }
}
