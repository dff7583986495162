import type { sheets_v4 } from '@googleapis/sheets'
import type { Sheets, TabLook } from '../ports/sheets.ts'
import { type Patience, patiently, troubleFrom } from './google-trouble.ts'

const FIELDS =
  'sheets(properties(sheetId,title,hidden,gridProperties),charts.chartId,basicFilter.range,data(rowData(values(formattedValue))))'

/** Every tab with its cells as shown, its charts and its filter, in one request. */
export async function lookAt(
  api: sheets_v4.Resource$Spreadsheets,
  patience: Patience,
  spreadsheetId: string,
): ReturnType<Sheets['look']> {
  try {
    const { data } = await patiently(patience, () => api.get({ spreadsheetId, fields: FIELDS }))
    return { ok: true, tabs: (data.sheets ?? []).map(tabLook) }
  } catch (error) {
    return { ok: false, trouble: troubleFrom(error) }
  }
}

function tabLook({ properties, charts, basicFilter, data }: sheets_v4.Schema$Sheet): TabLook {
  const tabId = properties?.sheetId ?? 0
  const size = {
    rows: properties?.gridProperties?.rowCount ?? 0,
    columns: properties?.gridProperties?.columnCount ?? 0,
  }
  const range = basicFilter?.range
  return {
    tabId,
    title: properties?.title ?? '',
    hidden: properties?.hidden ?? false,
    ...size,
    chartIds: (charts ?? []).map(({ chartId }) => chartId ?? 0),
    grid: (data?.[0]?.rowData ?? []).map(({ values }) =>
      (values ?? []).map(({ formattedValue }) => formattedValue || null),
    ),
    filter: range ? filterOf(tabId, range, size) : null,
  }
}

/** An edge that is not said is the tab's own. */
function filterOf(
  tabId: number,
  range: sheets_v4.Schema$GridRange,
  size: { readonly rows: number; readonly columns: number },
): TabLook['filter'] {
  const [row, column] = [range.startRowIndex ?? 0, range.startColumnIndex ?? 0]
  const rows = (range.endRowIndex ?? size.rows) - row
  const columns = (range.endColumnIndex ?? size.columns) - column
  return { tabId, row, column, rows, columns }
}
