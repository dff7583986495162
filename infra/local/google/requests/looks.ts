import type { sheets_v4 } from '@googleapis/sheets'
import { areaOnGrid } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { invalid, unsupported } from '../google-error.ts'
import { boxAt, putBox, type Tab, type Workbook } from '../workbook.ts'

/** Requests about what ranges look like: borders, banded rows, tables. */
export const LOOK_REQUESTS: RequestHandlers = {
  updateBorders(draft, { range, ...sides }) {
    const area = areaOnGrid(draft, range)
    for (let row = area.startRow; row < area.endRow; row++) {
      for (let column = area.startColumn; column < area.endColumn; column++) {
        const given = {
          top: row === area.startRow ? sides.top : sides.innerHorizontal,
          bottom: row === area.endRow - 1 ? sides.bottom : sides.innerHorizontal,
          left: column === area.startColumn ? sides.left : sides.innerVertical,
          right: column === area.endColumn - 1 ? sides.right : sides.innerVertical,
        }
        const named = Object.entries(given).filter(([, border]) => border)
        if (named.length > 0) putBorders(area.tab, row, column, Object.fromEntries(named))
      }
    }
    return {}
  },

  addBanding(draft, { bandedRange = {} }) {
    const { tab } = areaOnGrid(draft, bandedRange.range)
    const bandedRangeId = bandedRange.bandedRangeId ?? freeBandingId(draft)
    if (bandingsOf(draft).some((other) => other.bandedRangeId === bandedRangeId))
      throw invalid(`A banded range with ID ${bandedRangeId} already exists. Please enter another ID.`)
    const added = { ...bandedRange, bandedRangeId }
    tab.bandings = [...(tab.bandings ?? []), added]
    return { addBanding: { bandedRange: added } }
  },

  deleteBanding(draft, { bandedRangeId }) {
    const tab = draft.tabs.find(({ bandings }) =>
      bandings?.some((one) => one.bandedRangeId === bandedRangeId),
    )
    if (!tab?.bandings) throw invalid(`No banded range with ID: ${bandedRangeId}`)
    tab.bandings = tab.bandings.filter((one) => one.bandedRangeId !== bandedRangeId)
    return {}
  },

  addTable(draft, { table = {} }) {
    const { tab } = areaOnGrid(draft, table.range)
    if (table.rowsProperties) throw unsupported('tables with colours of their own')
    const tables = draft.tabs.flatMap((other) => other.tables ?? [])
    const tableId = table.tableId ?? `table-${tables.length + 1}`
    if (!table.name) throw unsupported('tables without a name')
    if (tables.some((other) => other.tableId === tableId || other.name === table.name))
      throw invalid(`A table with the ID ${tableId} or the name "${table.name}" already exists.`)
    const added = { ...table, tableId }
    tab.tables = [...(tab.tables ?? []), added]
    return { addTable: { table: added } }
  },

  deleteTable(draft, { tableId }) {
    const tab = draft.tabs.find(({ tables }) => tables?.some((table) => table.tableId === tableId))
    const range = tab?.tables?.find((table) => table.tableId === tableId)?.range
    if (!tab?.tables || !range) throw invalid(`No table with ID: ${tableId}`)
    tab.tables = tab.tables.filter((table) => table.tableId !== tableId)
    const area = areaOnGrid(draft, range)
    // Google removes the table with what stands in it.
    for (let row = area.startRow; row < Math.min(area.endRow, tab.cells.length); row++) {
      for (let column = area.startColumn; column < area.endColumn; column++) putBox(tab, row, column, null)
    }
    return {}
  },
}

const bandingsOf = (draft: Workbook): readonly sheets_v4.Schema$BandedRange[] =>
  draft.tabs.flatMap(({ bandings }) => bandings ?? [])

const freeBandingId = (draft: Workbook): number =>
  Math.max(0, ...bandingsOf(draft).map(({ bandedRangeId }) => bandedRangeId ?? 0)) + 1

/** A border of the style NONE is one that is taken away. */
function putBorders(tab: Tab, row: number, column: number, given: sheets_v4.Schema$Borders): void {
  const box = boxAt(tab, row, column) ?? { value: null }
  const together = Object.entries({ ...box.format?.borders, ...given })
  const borders = Object.fromEntries(together.filter(([, border]) => border.style !== 'NONE'))
  putBox(tab, row, column, { ...box, format: { ...box.format, borders } })
}
