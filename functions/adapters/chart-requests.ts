import type { sheets_v4 } from '@googleapis/sheets'
import type { Rectangle, TabChange } from '../ports/sheets.ts'
import { gridRange } from './grid-range.ts'

type Of<K extends TabChange['kind']> = Extract<TabChange, { kind: K }>
type Content = Of<'chart'> | Of<'chart-data'>

/** Adds a chart, gives it other data, or takes it away. */
export function chartRequest(
  change: Of<'chart'> | Of<'chart-data'> | Of<'drop-chart'>,
): sheets_v4.Schema$Request {
  if (change.kind === 'drop-chart') return { deleteEmbeddedObject: { objectId: change.chartId } }
  const { chartId } = change
  if (change.kind === 'chart-data') return { updateChartSpec: { chartId, spec: chartSpec(change) } }
  return { addChart: { chart: { chartId, spec: chartSpec(change), position: positionOf(change) } } }
}

function chartSpec(change: Content): sheets_v4.Schema$ChartSpec {
  const { title, type } = change
  return type === 'pie' ? { title, pieChart: pie(change) } : { title, basicChart: basic(change, type) }
}

/** A ring: Google has no doughnut of its own. A pie knows no heading, so it is left out. */
const pie = ({ labels, series: [first] }: Content): sheets_v4.Schema$PieChartSpec => ({
  legendPosition: 'LABELED_LEGEND',
  pieHole: 0.5,
  domain: source(belowHeading(labels)),
  ...(first ? { series: source(belowHeading(first)) } : {}),
})

const belowHeading = (area: Rectangle): Rectangle => ({ ...area, row: area.row + 1, rows: area.rows - 1 })

const TYPES = { bar: 'BAR', column: 'COLUMN', line: 'LINE' } as const

function basic(
  { labels, series }: Content,
  type: Exclude<Content['type'], 'pie'>,
): sheets_v4.Schema$BasicChartSpec {
  const [kind, isStacked] =
    type === 'stacked-bar' || type === 'stacked-column'
      ? ([type === 'stacked-bar' ? 'bar' : 'column', true] as const)
      : ([type, false] as const)
  return {
    chartType: TYPES[kind],
    legendPosition: 'BOTTOM_LEGEND',
    headerCount: 1,
    ...(isStacked ? { stackedType: 'STACKED' } : {}),
    domains: [{ domain: source(labels) }],
    series: series.map((area) => ({
      series: source(area),
      targetAxis: kind === 'bar' ? 'BOTTOM_AXIS' : 'LEFT_AXIS',
    })),
  }
}

const source = (area: Rectangle): sheets_v4.Schema$ChartData => ({
  sourceRange: { sources: [gridRange(area)] },
})

const positionOf = ({ tabId, at }: Of<'chart'>): sheets_v4.Schema$EmbeddedObjectPosition => ({
  overlayPosition: { anchorCell: { sheetId: tabId, rowIndex: at.row, columnIndex: at.column } },
})
