import type { SummaryTab, TabChart } from '../../domain/rollup/tabs/summary-tab.ts'
import { SUMMARY_WORDS } from '../../domain/words/summary-words.ts'
import type { CellBlock, ColourRule, TabChange, TabLook } from '../ports/sheets.ts'
import { notesColumn } from './summary-blocks.ts'

const HEADING = { bold: true, wrap: true, background: '#e7eef7', align: 'center' } as const
const TOTAL = { bold: true, wrap: true, background: '#e7eef7' } as const
/** A line that stands alone runs over its neighbours instead of being folded into one column. */
const TITLE = { bold: true, wrap: false, size: 12 }
const NOTES_WIDTH = 240

/** How a tab looks: widths, headings, numbers, colours, filter and charts. Repeating it changes nothing. */
export function lookOf(
  tab: SummaryTab,
  blocks: readonly CellBlock[],
  known: TabLook | undefined,
): readonly TabChange[] {
  const { tabId, cells, headingRows, widths } = tab
  const rows = Math.max(...blocks.map(({ row, cells: lines }) => row + lines.length))
  const columns = notesColumn(tab) + (tab.keys ? 1 : 0)
  const firstTableRow = cells.findIndex((row) => row.length > 1)
  const style = (at: { row: number; rows: number }, look: Of<'style'>['style']): TabChange => ({
    kind: 'style',
    tabId,
    column: 0,
    columns,
    ...at,
    style: look,
  })
  return [
    ...widths.map((pixels, column): TabChange => ({ kind: 'column-width', tabId, column, pixels })),
    style({ row: 0, rows }, { wrap: false, bold: false, background: '#ffffff' }),
    style({ row: firstTableRow, rows: rows - firstTableRow }, { wrap: true }),
    // The print of the figures, and what a sign means, are longer than their column.
    ...runningOver(tab).map((row) => style({ row, rows: 1 }, { wrap: false })),
    ...headingRows.flatMap((row) => headingLook(tab, row, columns)),
    ...(tab.keys ? [] : [style({ row: (headingRows[1] ?? 0) + 1, rows: 2 }, { align: 'center' })]),
    ...numberLooks(tab, rows),
    ...notesLook(tab, rows),
    ...verdictColours(tab, known),
    ...filterOf(tab, known),
    ...chartsOf(tab, known),
  ]
}

const runningOver = ({ cells, keys }: SummaryTab): readonly number[] =>
  [keys?.indexOf('#remark') ?? -1, cells.length - 1].filter((row) => row >= 0)

type Of<K extends TabChange['kind']> = Extract<TabChange, { kind: K }>

function headingLook(
  { tabId, cells, keys, headingRows }: SummaryTab,
  row: number,
  columns: number,
): TabChange[] {
  const isTable = (cells[row]?.length ?? 0) > 1
  const width = keys ? columns : (cells[row]?.length ?? 1)
  const isTotal = keys !== null && row !== headingRows[0]
  const table = isTotal ? TOTAL : HEADING
  return [{ kind: 'style', tabId, row, column: 0, rows: 1, columns: width, style: isTable ? table : TITLE }]
}

const numberLooks = ({ tabId, formats, headingRows }: SummaryTab, rows: number): TabChange[] =>
  formats.map(({ column, pattern }) => ({
    kind: 'style',
    tabId,
    row: (headingRows[0] ?? 0) + 1,
    column,
    rows: Math.max(1, rows - (headingRows[0] ?? 0) - 1),
    columns: 1,
    // What stands there in words instead of a number stands where the numbers do.
    style: { numberFormat: pattern, align: 'right' },
  }))

/** Notes are text whatever they look like: a day or a sum that is typed there stays as it was typed. */
function notesLook(tab: SummaryTab, rows: number): TabChange[] {
  if (tab.keys === null) return []
  const column = notesColumn(tab)
  return [
    { kind: 'column-width', tabId: tab.tabId, column, pixels: NOTES_WIDTH },
    {
      kind: 'style',
      tabId: tab.tabId,
      row: 0,
      column,
      rows,
      columns: 1,
      style: { numberFormat: '@', wrap: true },
    },
    { kind: 'hide-column', tabId: tab.tabId, column: column + 1 },
  ]
}

/** Set once: the column of the verdicts only ever moves with the plan, and then its tab is laid out anew. */
function verdictColours(
  { tabId, verdicts, headingRows }: SummaryTab,
  known: TabLook | undefined,
): TabChange[] {
  if (verdicts === null || known) return []
  const words = Object.values(SUMMARY_WORDS).map(({ verdict }) => verdict)
  const rules: ColourRule[] = words.flatMap((verdict) => [
    { startsWith: verdict['not-due'], background: '#fff3cd' },
    { startsWith: verdict.short, background: '#f8d7da' },
    { startsWith: verdict.over, background: '#d1e7dd' },
    { startsWith: verdict.met, background: '#d1e7dd' },
  ])
  return [{ kind: 'colour-by-text', tabId, column: verdicts, fromRow: (headingRows[0] ?? 0) + 1, rules }]
}

/** Laid again only where the table has another size, so that what people have filtered stays filtered. */
function filterOf(tab: SummaryTab, known: TabLook | undefined): TabChange[] {
  if (tab.filter === null) return []
  const wanted = {
    tabId: tab.tabId,
    row: tab.filter.row,
    column: 0,
    rows: tab.filter.lines + 1,
    columns: notesColumn(tab) + 2,
  }
  const has = known?.filter
  const isSame =
    has?.row === wanted.row && has.column === 0 && has.rows === wanted.rows && has.columns === wanted.columns
  return isSame ? [] : [{ kind: 'filter', ...wanted }]
}

const CHART_ROWS = 19

/** A chart keeps the place to which an officer has moved it. */
function chartsOf(tab: SummaryTab, known: TabLook | undefined): TabChange[] {
  const wanted = new Set(tab.charts.map(({ chartId }) => chartId))
  const old = (known?.chartIds ?? []).filter((chartId) => isOurChart(chartId) && !wanted.has(chartId))
  return [
    ...old.map((chartId): TabChange => ({ kind: 'drop-chart', chartId })),
    ...tab.charts.map((chart, i): TabChange => {
      const content = contentOf(tab.tabId, chart)
      if (known?.chartIds.includes(chart.chartId)) return { kind: 'chart-data', ...content }
      const beside = { row: 1 + i * CHART_ROWS, column: notesColumn(tab) + 3 }
      return { kind: 'chart', ...content, at: chart.at ?? beside }
    }),
  ]
}

const isOurChart = (chartId: number): boolean => chartId > 146_200_000 && chartId < 146_300_000

function contentOf(tabId: number, { from, chartId, type, title, labels, series, row, lines }: TabChart) {
  const area = (column: number) => ({ tabId: from ?? tabId, row, column, rows: lines + 1, columns: 1 })
  return { tabId, chartId, type, title, labels: area(labels), series: series.map(area) }
}
