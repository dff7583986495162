import type { sheets_v4 } from '@googleapis/sheets'
import type { SheetChart } from 'hucre/xlsx'
import { letters } from './a1.ts'
import type { Chart, Workbook } from './workbook.ts'

/** A bar or column chart for the .xlsx; other kinds are left out of the file, not of the spreadsheet. */
export function chartOf(
  workbook: Workbook,
  { spec, position }: Chart,
  names: ReadonlyMap<number, string>,
): SheetChart[] {
  const basic = spec.basicChart
  const isBar = basic?.chartType === 'BAR'
  if (!basic || (!isBar && basic.chartType !== 'COLUMN')) return []
  const labels = refOf(workbook, names, basic.domains?.[0]?.domain)
  const anchor = position.overlayPosition?.anchorCell
  const from = { row: anchor?.rowIndex ?? 0, col: anchor?.columnIndex ?? 0 }
  const series = (basic.series ?? []).flatMap(({ series: data }) => {
    const values = refOf(workbook, names, data)
    return values ? [{ name: headOf(workbook, data), values, ...(labels ? { categories: labels } : {}) }] : []
  })
  if (series.length === 0) return []
  return [
    {
      type: isBar ? 'bar' : 'column',
      title: spec.title ?? '',
      series,
      anchor: { from, to: { row: from.row + 18, col: from.col + 8 } },
    },
  ]
}

const rangeOf = (data: sheets_v4.Schema$ChartData | undefined): sheets_v4.Schema$GridRange | undefined =>
  data?.sourceRange?.sources?.[0]

/** The cells below the heading, as 'Tab'!$A$2:$A$9. */
function refOf(
  workbook: Workbook,
  names: ReadonlyMap<number, string>,
  data: sheets_v4.Schema$ChartData | undefined,
): string | null {
  const range = rangeOf(data)
  const tab = workbook.tabs.find(({ sheetId }) => sheetId === (range?.sheetId ?? 0))
  if (!range || !tab) return null
  const column = letters(range.startColumnIndex ?? 0)
  return `'${(names.get(tab.sheetId) ?? '').replace(/'/g, "''")}'!$${column}$${(range.startRowIndex ?? 0) + 2}:$${column}$${range.endRowIndex ?? tab.rows}`
}

/** A series is named by the heading above its cells. */
function headOf(workbook: Workbook, data: sheets_v4.Schema$ChartData | undefined): string {
  const range = rangeOf(data)
  const tab = workbook.tabs.find(({ sheetId }) => sheetId === (range?.sheetId ?? 0))
  return String(tab?.cells[range?.startRowIndex ?? 0]?.[range?.startColumnIndex ?? 0]?.value ?? '')
}
