import type { SummaryTab } from '../../domain/rollup/tabs/summary-tab.ts'
import type { Cell } from '../../domain/sheet/grid.ts'
import type { CellBlock, TabChange, TabInfo } from '../ports.ts'

const HEADING = { bold: true, wrap: true, background: '#e7eef7' }
/** A line that stands alone runs over its neighbours instead of being folded into one column. */
const TITLE = { bold: true, wrap: false, size: 12 }
/** Officers' notes may stand right of and below a table: only the table's own room is cleared. */
const ROOM = { rows: 200, columns: 12 }

/** The one write that brings a spreadsheet to the wanted tabs, whatever an earlier build left there. */
export function summaryWrite(
  tabs: readonly SummaryTab[],
  present: readonly TabInfo[],
): { readonly changes: readonly TabChange[]; readonly blocks: readonly CellBlock[] } {
  const known = new Map(present.map((tab) => [tab.tabId, tab]))
  const wanted = new Set(tabs.map(({ tabId }) => tabId))
  const stale = present
    .filter(({ tabId }) => !wanted.has(tabId))
    .map(({ tabId }): TabChange => ({ kind: 'drop-tab', tabId }))
  const changes = tabs.flatMap((tab) => [
    ...placeTab(tab, known.get(tab.tabId)),
    ...look(tab),
    ...chart(tab, known.get(tab.tabId)),
  ])
  return { changes: [...changes, ...stale], blocks: tabs.map((tab) => block(tab, known.get(tab.tabId))) }
}

const widthOf = (tab: SummaryTab): number => Math.max(...tab.cells.map((row) => row.length))

function placeTab(tab: SummaryTab, known: TabInfo | undefined): TabChange[] {
  const { tabId, title, cells } = tab
  if (!known) {
    return [
      {
        kind: 'add-tab',
        tabId,
        title,
        rows: cells.length + ROOM.rows,
        columns: widthOf(tab) + ROOM.columns,
        frozenRows: tab.headingRows[0] === 0 && tab.headingRows.length <= 2 ? 1 : 0,
      },
    ]
  }
  const rows = cells.length - known.rows
  const columns = widthOf(tab) - known.columns
  return [
    ...(rows > 0 ? [{ kind: 'add-rows' as const, tabId, count: rows }] : []),
    ...(columns > 0 ? [{ kind: 'add-columns' as const, tabId, count: columns }] : []),
  ]
}

function look({ tabId, cells, headingRows, widths, dateColumns }: SummaryTab): TabChange[] {
  const rows = cells.length
  const firstTableRow = cells.findIndex((row) => row.length > 1)
  const heading = (row: number): TabChange => {
    const columns = cells[row]?.length ?? 1
    return { kind: 'style', tabId, row, column: 0, rows: 1, columns, style: columns > 1 ? HEADING : TITLE }
  }
  return [
    ...widths.map((pixels, column): TabChange => ({ kind: 'column-width', tabId, column, pixels })),
    {
      kind: 'style',
      tabId,
      row: 0,
      column: 0,
      rows,
      columns: widths.length,
      style: { wrap: false, bold: false, background: '#ffffff' },
    },
    {
      kind: 'style',
      tabId,
      row: firstTableRow,
      column: 0,
      rows: rows - firstTableRow,
      columns: widths.length,
      style: { wrap: true },
    },
    ...headingRows.map(heading),
    ...dateColumns.map(
      (column): TabChange => ({
        kind: 'style',
        tabId,
        row: 1,
        column,
        rows,
        columns: 1,
        style: { numberFormat: 'dd/mm/yyyy' },
      }),
    ),
  ]
}

function chart({ tabId, chart: wanted }: SummaryTab, known: TabInfo | undefined): TabChange[] {
  if (!wanted) return []
  const area = (column: number) => ({ tabId, row: 0, column, rows: wanted.lines + 1, columns: 1 })
  const content = {
    tabId,
    chartId: wanted.chartId,
    title: wanted.title,
    labels: area(0),
    series: [area(wanted.column)],
  }
  if (known?.chartIds.includes(wanted.chartId)) return [{ kind: 'bar-chart-data', ...content }]
  return [{ kind: 'bar-chart', ...content, at: { row: 1, column: wanted.column + 3 } }]
}

/** The whole table as one rectangle, with room below emptied of what an earlier, longer table left. */
function block(tab: SummaryTab, known: TabInfo | undefined): CellBlock {
  const width = widthOf(tab)
  const height = Math.max(tab.cells.length, known ? Math.min(known.rows, tab.cells.length + ROOM.rows) : 0)
  const cells = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column): Cell => tab.cells[row]?.[column] ?? null),
  )
  return { tabId: tab.tabId, row: 0, column: 0, cells }
}
