import type { sheets_v4 } from '@googleapis/sheets'
import { type GoogleError, invalid } from './google-error.ts'
import type { Tab, Workbook } from './workbook.ts'

/** A rectangle of a tab; ends are exclusive. */
export interface Area {
  readonly tab: Tab
  readonly startRow: number
  readonly endRow: number
  readonly startColumn: number
  readonly endColumn: number
}

const CELL = /^([A-Z]{1,3})?(\d{1,7})?$/

/** The area of "Tab!A1:B2", "'My tab'!A:C", "Tab", "A1" of the first tab, or the name of a range. */
export function areaOfA1(workbook: Workbook, range: string): Area {
  const given = workbook.namedRanges?.find(({ name }) => name?.toLowerCase() === range.toLowerCase())
  if (given) return areaOfGridRange(workbook, given.range)
  const [, quoted, plain, rest] = /^(?:'((?:[^']|'')+)'|([^!']+))?(?:!?)(.*)$/.exec(range) ?? []
  const name = quoted?.replace(/''/g, "'") ?? plain
  const named = workbook.tabs.find((tab) => tab.title === name)
  if (named) return cellsOf(named, rest ?? '', range)
  const first = workbook.tabs[0]
  if (first && quoted === undefined && !range.includes('!')) return cellsOf(first, range, range)
  throw invalid(`Unable to parse range: ${range}`)
}

function cellsOf(tab: Tab, cells: string, range: string): Area {
  if (cells === '') return wholeTab(tab)
  const [from = '', to = from] = cells.toUpperCase().split(':')
  const [a, b] = [CELL.exec(from), CELL.exec(to)]
  if (!a || !b || from === '') throw invalid(`Unable to parse range: ${range}`)
  const area = {
    tab,
    startRow: a[2] ? Number(a[2]) - 1 : 0,
    endRow: b[2] ? Number(b[2]) : tab.rows,
    startColumn: a[1] ? columnIndex(a[1]) : 0,
    endColumn: b[1] ? columnIndex(b[1]) + 1 : tab.columns,
  }
  if (area.startRow >= tab.rows || area.startColumn >= tab.columns) throw beyondGrid(area)
  return {
    ...area,
    endRow: Math.min(area.endRow, tab.rows),
    endColumn: Math.min(area.endColumn, tab.columns),
  }
}

export const beyondGrid = (area: Area): GoogleError =>
  invalid(
    `Range (${a1Of(area)}) exceeds grid limits. Max rows: ${area.tab.rows}, max columns: ${area.tab.columns}`,
  )

const wholeTab = (tab: Tab): Area => ({
  tab,
  startRow: 0,
  endRow: tab.rows,
  startColumn: 0,
  endColumn: tab.columns,
})

const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The area of a GridRange; open ends reach to the edge of the tab. */
export function areaOfGridRange(
  workbook: Workbook,
  range: sheets_v4.Schema$GridRange | undefined | null,
): Area {
  const tab = tabById(workbook, range?.sheetId)
  return {
    tab,
    startRow: range?.startRowIndex ?? 0,
    endRow: range?.endRowIndex ?? tab.rows,
    startColumn: range?.startColumnIndex ?? 0,
    endColumn: range?.endColumnIndex ?? tab.columns,
  }
}

/** The area that a request is about: all of it has to lie on the grid. */
export function areaOnGrid(workbook: Workbook, range: sheets_v4.Schema$GridRange | undefined | null): Area {
  const area = areaOfGridRange(workbook, range)
  const { rows, columns } = area.tab
  const isInside =
    area.startRow < rows && area.startColumn < columns && area.endRow <= rows && area.endColumn <= columns
  if (!isInside) throw beyondGrid(area)
  return area
}

/** The tab with an id; absent means 0, as everywhere in the API. */
export function tabById(workbook: Workbook, sheetId: number | null | undefined): Tab {
  const tab = workbook.tabs.find((candidate) => candidate.sheetId === (sheetId ?? 0))
  if (!tab) throw invalid(`No grid with id: ${sheetId ?? 0}`)
  return tab
}

/** Column letters of a zero-based index: 27 is AB. */
export const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** How Google writes an area back: 'Trang 1'!A1:C3, and a single cell as Sheet1!A1. */
export function a1Of({ tab, startRow, endRow, startColumn, endColumn }: Area): string {
  const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(tab.title) ? tab.title : `'${tab.title.replace(/'/g, "''")}'`
  const first = `${letters(startColumn)}${startRow + 1}`
  const last = `${letters(Math.max(startColumn, endColumn - 1))}${endRow}`
  return `${name}!${first === last ? first : `${first}:${last}`}`
}
