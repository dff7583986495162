import type { sheets_v4 } from '@googleapis/sheets'
import { areaOnGrid, tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { unsupported } from '../google-error.ts'
import { formatted } from '../render.ts'
import { boxAt, type Tab } from '../workbook.ts'

/** Requests about the filter of a tab. It hides rows from eyes; values are read as before. */
export const FILTER_REQUESTS: RequestHandlers = {
  setBasicFilter(draft, { filter = {} }) {
    const { tab } = areaOnGrid(draft, filter.range)
    if (filter.sortSpecs?.length) throw unsupported('a basic filter that sorts')
    if (filter.tableId) throw unsupported('a basic filter on a table')
    for (const [, criteria] of criteriaOf(filter)) refuseCriteria(criteria)
    tab.filter = { ...filter, range: { ...filter.range, sheetId: tab.sheetId } }
    return {}
  },

  clearBasicFilter(draft, { sheetId }) {
    delete tabById(draft, sheetId).filter
    return {}
  },
}

/** Whether the filter hides a row; its first row is the heading, which stays. */
export function isFilteredOut(tab: Tab, row: number): boolean {
  const { filter } = tab
  const first = filter?.range?.startRowIndex ?? 0
  if (!filter || row <= first || row >= (filter.range?.endRowIndex ?? tab.rows)) return false
  return criteriaOf(filter).some(([column, { hiddenValues }]) => {
    const box = boxAt(tab, row, column)
    return (hiddenValues ?? []).includes(box ? (formatted(box) ?? '') : '')
  })
}

type Criteria = readonly [column: number, criteria: sheets_v4.Schema$FilterCriteria]

function criteriaOf({ filterSpecs, criteria }: sheets_v4.Schema$BasicFilter): readonly Criteria[] {
  const specs = (filterSpecs ?? []).map(
    (spec): Criteria => [spec.columnIndex ?? 0, spec.filterCriteria ?? {}],
  )
  // The older form; newer specs win over it.
  const older = Object.entries(criteria ?? {}).map(([column, one]): Criteria => [Number(column), one])
  return specs.length > 0 ? specs : older
}

function refuseCriteria(criteria: sheets_v4.Schema$FilterCriteria): void {
  const unknown = Object.keys(criteria).find((name) => name !== 'hiddenValues')
  if (unknown) throw unsupported(`a filter by ${unknown}`)
}
