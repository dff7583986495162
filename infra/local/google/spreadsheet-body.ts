import type { sheets_v4 } from '@googleapis/sheets'
import type { Area } from './a1.ts'
import { cellData } from './render.ts'
import { isFilteredOut } from './requests/filters.ts'
import { metadataOf } from './requests/metadata.ts'
import { objectsOf } from './requests/objects.ts'
import { tabProperties } from './requests/tabs.ts'
import { boxAt, type Tab, type Workbook } from './workbook.ts'

/** Which part of a spreadsheet is asked for; no areas means all tabs. */
interface Wanted {
  readonly areas: readonly Area[]
  readonly withData: boolean
  /** What stands in cells is worked out only where it is asked for: some formats are not known here. */
  readonly withCells: boolean
}

/** A spreadsheet as spreadsheets.get answers it, before its field mask. */
export function spreadsheetBody(
  workbook: Workbook,
  { areas, withData, withCells }: Wanted,
): sheets_v4.Schema$Spreadsheet {
  const isWanted = (tab: Tab): boolean => areas.length === 0 || areas.some((area) => area.tab === tab)
  const sheet = (tab: Tab): sheets_v4.Schema$Sheet => ({
    properties: tabProperties(tab, workbook.tabs.indexOf(tab)),
    ...objectsOf(tab),
    ...metadataOf(tab),
    ...(withData ? { data: dataOf(tab, areas, withCells) } : {}),
  })
  return {
    spreadsheetId: workbook.id,
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`,
    properties: {
      title: workbook.title,
      locale: workbook.locale,
      timeZone: workbook.timeZone,
      autoRecalc: 'ON_CHANGE',
    },
    ...metadataOf(workbook),
    ...(workbook.namedRanges?.length ? { namedRanges: [...workbook.namedRanges] } : {}),
    sheets: workbook.tabs.filter(isWanted).map(sheet),
  }
}

/** One block for each range of the tab, or one for all of it. */
function dataOf(tab: Tab, areas: readonly Area[], withCells: boolean): sheets_v4.Schema$GridData[] {
  const own = areas.filter((area) => area.tab === tab)
  const whole = { tab, startRow: 0, endRow: tab.rows, startColumn: 0, endColumn: tab.columns }
  return (own.length > 0 ? own : [whole]).map((area) => gridData(area, withCells))
}

/** Rows and cells after the last filled ones are left out. */
function gridData(
  { tab, startRow, endRow, startColumn, endColumn }: Area,
  withCells: boolean,
): sheets_v4.Schema$GridData {
  const rowData = (withCells ? tab.cells : []).slice(startRow, endRow).map((row, i) => {
    const width = Math.max(0, Math.min(endColumn, row.length) - startColumn)
    if (width === 0) return {}
    return {
      values: Array.from({ length: width }, (_, j) => cellData(boxAt(tab, startRow + i, startColumn + j))),
    }
  })
  return {
    ...(startRow > 0 ? { startRow } : {}),
    ...(startColumn > 0 ? { startColumn } : {}),
    rowData,
    rowMetadata: Array.from({ length: endRow - startRow }, (_, i) => ({
      pixelSize: USUAL_HEIGHT,
      ...tab.rowLooks?.[startRow + i],
      ...(isFilteredOut(tab, startRow + i) ? { hiddenByFilter: true } : {}),
    })),
    columnMetadata: Array.from({ length: endColumn - startColumn }, (_, j) => ({
      pixelSize: USUAL_WIDTH,
      ...tab.columnLooks[startColumn + j],
      ...metadataOf(tab, startColumn + j),
    })),
  }
}

/** What Google gives to rows and columns of which nobody said anything. */
const USUAL_HEIGHT = 21
export const USUAL_WIDTH = 100
