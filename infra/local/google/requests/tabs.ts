import type { sheets_v4 } from '@googleapis/sheets'
import { sameTitle } from '../../../../domain/sheet/tab-title.ts'
import { tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { names } from '../field-mask.ts'
import { invalid } from '../google-error.ts'
import { newTab, type Tab, USUAL_SIZE, type Workbook } from '../workbook.ts'
import { fieldsOf } from './limits.ts'

/** Fields of SheetProperties and of SpreadsheetProperties, by Google's discovery document. */
const TAB_FIELDS = [
  'sheetId',
  'title',
  'index',
  'sheetType',
  'gridProperties',
  'hidden',
  'tabColor',
  'tabColorStyle',
  'rightToLeft',
  'dataSourceSheetProperties',
]
const BOOK_FIELDS = [
  'title',
  'locale',
  'timeZone',
  'autoRecalc',
  'defaultFormat',
  'iterativeCalculationSettings',
  'spreadsheetTheme',
  'importFunctionsExternalUrlAccessAllowed',
]

/** Requests about tabs as a whole. */
export const TAB_REQUESTS: RequestHandlers = {
  addSheet(draft, { properties = {} }) {
    const sheetId = properties.sheetId ?? freeSheetId(draft)
    if (draft.tabs.some((tab) => tab.sheetId === sheetId))
      throw invalid(`A sheet with ID ${sheetId} already exists. Please enter another ID.`)
    const title = properties.title ?? `Sheet${draft.tabs.length + 1}`
    refuseTwin(draft, title)
    const grid = properties.gridProperties
    const tab = newTab(sheetId, title, {
      rows: grid?.rowCount ?? USUAL_SIZE.rows,
      columns: grid?.columnCount ?? USUAL_SIZE.columns,
    })
    tab.hidden = properties.hidden ?? false
    tab.frozenRows = grid?.frozenRowCount ?? 0
    draft.tabs.splice(properties.index ?? draft.tabs.length, 0, tab)
    return { addSheet: { properties: tabProperties(tab, draft.tabs.indexOf(tab)) } }
  },

  deleteSheet(draft, { sheetId }) {
    const tab = tabById(draft, sheetId)
    if (draft.tabs.length === 1) throw invalid("You can't remove all the sheets in a document.")
    draft.tabs.splice(draft.tabs.indexOf(tab), 1)
    return {}
  },

  updateSheetProperties(draft, { properties = {}, fields }) {
    const mask = fieldsOf(fields, TAB_FIELDS)
    const tab = tabById(draft, properties?.sheetId)
    if (names(mask, 'title') && properties?.title && properties.title !== tab.title) {
      refuseTwin(draft, properties.title, tab)
      tab.title = properties.title
    }
    if (names(mask, 'hidden')) tab.hidden = properties?.hidden ?? false
    if (names(mask, 'index')) moveTab(draft, tab, properties?.index ?? 0)
    if (names(mask, 'gridProperties')) resize(tab, properties?.gridProperties ?? {}, mask)
    return {}
  },

  updateSpreadsheetProperties(draft, { properties = {}, fields }) {
    const mask = fieldsOf(fields, BOOK_FIELDS)
    if (names(mask, 'title')) draft.title = properties?.title ?? draft.title
    if (names(mask, 'locale')) draft.locale = properties?.locale ?? draft.locale
    if (names(mask, 'timeZone')) draft.timeZone = properties?.timeZone ?? draft.timeZone
    return {}
  },
}

/** @param own the tab that is to bear the name, if it is there already */
export function refuseTwin(draft: Workbook, title: string, own?: Tab): void {
  if (draft.tabs.some((tab) => tab !== own && sameTitle(tab.title, title)))
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`)
}

export function freeSheetId(draft: Workbook): number {
  return Math.max(0, ...draft.tabs.map((tab) => tab.sheetId)) + 1
}

function moveTab(draft: Workbook, tab: Tab, index: number): void {
  draft.tabs.splice(draft.tabs.indexOf(tab), 1)
  draft.tabs.splice(index, 0, tab)
}

/** Smaller than before cuts off what stood beyond, as Google does. */
function resize(tab: Tab, grid: sheets_v4.Schema$GridProperties, mask: string): void {
  const whole = mask === '*' || mask.split(',').includes('gridProperties')
  const named = (field: string): boolean => whole || mask.includes(`gridProperties.${field}`)
  if (named('frozenRowCount')) tab.frozenRows = grid.frozenRowCount ?? 0
  if (named('rowCount') && grid.rowCount) tab.rows = grid.rowCount
  if (named('columnCount') && grid.columnCount) tab.columns = grid.columnCount
  tab.cells = tab.cells
    .slice(0, tab.rows)
    .map((row) => (row.length > tab.columns ? row.slice(0, tab.columns) : row))
}

/** A tab's properties as the API gives them. */
export function tabProperties(tab: Tab, index: number): sheets_v4.Schema$SheetProperties {
  return {
    sheetId: tab.sheetId,
    title: tab.title,
    index,
    sheetType: 'GRID',
    gridProperties: {
      rowCount: tab.rows,
      columnCount: tab.columns,
      ...(tab.frozenRows > 0 ? { frozenRowCount: tab.frozenRows } : {}),
    },
    ...(tab.hidden ? { hidden: true } : {}),
  }
}
