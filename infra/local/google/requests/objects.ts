import type { sheets_v4 } from '@googleapis/sheets'
import { areaOnGrid, tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { invalid } from '../google-error.ts'
import type { Tab, Workbook } from '../workbook.ts'

/** Requests about things that lie over the cells: conditional formats, charts, protection. */
export const OBJECT_REQUESTS: RequestHandlers = {
  addConditionalFormatRule(draft, { rule, index }) {
    const tab = tabById(draft, rule?.ranges?.[0]?.sheetId)
    if (rule)
      tab.conditionalFormats = tab.conditionalFormats.toSpliced(
        index ?? tab.conditionalFormats.length,
        0,
        rule,
      )
    return {}
  },

  deleteConditionalFormatRule(draft, { sheetId, index }) {
    const tab = tabById(draft, sheetId)
    const rule = tab.conditionalFormats[index ?? 0]
    if (!rule) throw invalid(`No conditional format on sheet: ${sheetId ?? 0} at index: ${index ?? 0}`)
    tab.conditionalFormats = tab.conditionalFormats.toSpliced(index ?? 0, 1)
    return { deleteConditionalFormatRule: { rule } }
  },

  addProtectedRange(draft, { protectedRange }) {
    const { tab } = areaOnGrid(draft, protectedRange?.range)
    const added = {
      ...protectedRange,
      protectedRangeId: protectedRange?.protectedRangeId ?? tab.protectedRanges.length + 1,
    }
    tab.protectedRanges = [...tab.protectedRanges, added]
    return { addProtectedRange: { protectedRange: added } }
  },

  addChart(draft, { chart }) {
    const anchor = chart?.position?.overlayPosition?.anchorCell
    const tab = tabById(draft, anchor?.sheetId)
    const chartId = chart?.chartId ?? freeObjectId(draft)
    if (allCharts(draft).some((other) => other.chartId === chartId))
      throw invalid(`An object with ID ${chartId} already exists. Please enter another ID.`)
    tab.charts = [...tab.charts, { chartId, spec: chart?.spec ?? {}, position: chart?.position ?? {} }]
    return { addChart: { chart: { chartId, spec: chart?.spec ?? {}, position: chart?.position ?? {} } } }
  },

  updateChartSpec(draft, { chartId, spec }) {
    const tab = tabOfChart(draft, chartId)
    tab.charts = tab.charts.map((chart) =>
      chart.chartId === chartId ? { ...chart, spec: spec ?? {} } : chart,
    )
    return {}
  },

  deleteEmbeddedObject(draft, { objectId }) {
    const tab = tabOfChart(draft, objectId)
    tab.charts = tab.charts.filter((chart) => chart.chartId !== objectId)
    return {}
  },
}

const allCharts = (draft: Workbook): Tab['charts'] => draft.tabs.flatMap((tab) => tab.charts)

const freeObjectId = (draft: Workbook): number =>
  Math.max(0, ...allCharts(draft).map(({ chartId }) => chartId)) + 1

function tabOfChart(draft: Workbook, chartId: number | null | undefined): Tab {
  const tab = draft.tabs.find(({ charts }) => charts.some((chart) => chart.chartId === chartId))
  if (!tab) throw invalid(`No embedded object with ID: ${chartId}`)
  return tab
}

/** What a tab's objects look like in spreadsheets.get. */
export function objectsOf(tab: Tab): sheets_v4.Schema$Sheet {
  return {
    ...(tab.conditionalFormats.length > 0 ? { conditionalFormats: [...tab.conditionalFormats] } : {}),
    ...(tab.charts.length > 0 ? { charts: [...tab.charts] } : {}),
    ...(tab.merges.length > 0 ? { merges: [...tab.merges] } : {}),
    ...(tab.protectedRanges.length > 0 ? { protectedRanges: [...tab.protectedRanges] } : {}),
    ...(tab.filter ? { basicFilter: tab.filter } : {}),
    ...(tab.bandings?.length ? { bandedRanges: [...tab.bandings] } : {}),
    ...(tab.tables?.length ? { tables: [...tab.tables] } : {}),
  }
}
