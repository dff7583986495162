import type { sheets_v4 } from '@googleapis/sheets'
import type { SheetChart } from 'hucre/xlsx'
import { letters } from './a1.ts'
import { USUAL_WIDTH } from './spreadsheet-body.ts'
import type { Chart, Tab, Workbook } from './workbook.ts'

/** A bar, column, line or pie chart for the .xlsx; other kinds are left out of the file, not of the spreadsheet. */
export function chartOf(
  workbook: Workbook,
  { spec, position }: Chart,
  names: ReadonlyMap<number, string>,
): SheetChart[] {
  const found = spec.pieChart ? pieOf(spec.pieChart) : basicOf(spec.basicChart ?? {})
  if (!found) return []
  const { domain, data, hasHeading, ...look } = found
  const labels = refOf(workbook, names, domain, hasHeading)
  const anchor = position.overlayPosition?.anchorCell
  const from = { row: anchor?.rowIndex ?? 0, col: anchor?.columnIndex ?? 0 }
  const series = data.flatMap((one) => {
    const values = refOf(workbook, names, one, hasHeading)
    const name = hasHeading ? headOf(workbook, one) : (spec.title ?? '')
    return values ? [{ name, values, ...(labels ? { categories: labels } : {}) }] : []
  })
  if (series.length === 0) return []
  const tab = workbook.tabs.find(({ sheetId }) => sheetId === (anchor?.sheetId ?? 0))
  const size = { row: from.row + USUAL.rows, col: columnAfter(tab, from.col, USUAL.pixels) }
  return [{ ...look, title: spec.title ?? '', series, anchor: { from, to: size } }]
}

/** The size that Google gives a chart, about. */
const USUAL = { rows: 18, pixels: 600 }

/** The first column that begins so many pixels right of another, or later. */
function columnAfter(tab: Tab | undefined, from: number, pixels: number): number {
  let column = from
  for (let left = pixels; left > 0; column++) left -= tab?.columnLooks[column]?.pixelSize ?? USUAL_WIDTH
  return column
}

interface Found extends Pick<SheetChart, 'type' | 'barGrouping' | 'overlap'> {
  readonly domain: sheets_v4.Schema$ChartData | undefined
  readonly data: readonly (sheets_v4.Schema$ChartData | undefined)[]
  /** Whether the first cell of each range is its heading. */
  readonly hasHeading: boolean
}

const pieOf = ({ domain, series, pieHole }: sheets_v4.Schema$PieChartSpec): Found => ({
  type: pieHole ? 'doughnut' : 'pie',
  domain,
  data: [series],
  hasHeading: false,
})

const TYPES: Readonly<Record<string, 'bar' | 'column' | 'line'>> = {
  BAR: 'bar',
  COLUMN: 'column',
  LINE: 'line',
}

function basicOf({
  chartType,
  stackedType,
  domains,
  series,
}: sheets_v4.Schema$BasicChartSpec): Found | undefined {
  const type = TYPES[chartType ?? '']
  if (!type) return undefined
  return {
    type,
    ...(stackedType === 'STACKED' ? { barGrouping: 'stacked' as const, overlap: 100 } : {}),
    domain: domains?.[0]?.domain,
    data: (series ?? []).map((one) => one.series),
    hasHeading: true,
  }
}

const rangeOf = (data: sheets_v4.Schema$ChartData | undefined): sheets_v4.Schema$GridRange | undefined =>
  data?.sourceRange?.sources?.[0]

/** The cells, without their heading where there is one, as 'Tab'!$A$2:$A$9. */
function refOf(
  workbook: Workbook,
  names: ReadonlyMap<number, string>,
  data: sheets_v4.Schema$ChartData | undefined,
  hasHeading: boolean,
): string | null {
  const range = rangeOf(data)
  const tab = workbook.tabs.find(({ sheetId }) => sheetId === (range?.sheetId ?? 0))
  if (!range || !tab) return null
  const column = letters(range.startColumnIndex ?? 0)
  return `'${(names.get(tab.sheetId) ?? '').replace(/'/g, "''")}'!$${column}$${(range.startRowIndex ?? 0) + (hasHeading ? 2 : 1)}:$${column}$${range.endRowIndex ?? tab.rows}`
}

/** A series is named by the heading above its cells. */
function headOf(workbook: Workbook, data: sheets_v4.Schema$ChartData | undefined): string {
  const range = rangeOf(data)
  const tab = workbook.tabs.find(({ sheetId }) => sheetId === (range?.sheetId ?? 0))
  return String(tab?.cells[range?.startRowIndex ?? 0]?.[range?.startColumnIndex ?? 0]?.value ?? '')
}
