import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, a1Of, areaOfA1, areaOfGridRange } from './a1.ts'
import { batchUpdate } from './batch-update.ts'
import { maskFields } from './field-mask.ts'
import { invalid } from './google-error.ts'
import { cellData, type RenderOptions, renderArea, renderOptions } from './render.ts'
import { objectsOf } from './requests/objects.ts'
import { tabProperties } from './requests/tabs.ts'
import type { Route } from './routes.ts'
import type { Store } from './store.ts'
import { newTab, type Workbook } from './workbook.ts'
import { appendValues, clearValues, updateValues } from './write-values.ts'

type Body<T> = T & { readonly [name: string]: unknown }

/** Google Sheets v4: the calls that Rollcall uses and their neighbours. */
export function sheetsRoutes(store: Store): readonly Route[] {
  const workbookOf = (id: string | undefined): Workbook => store.open(id ?? '').workbook
  return [
    ['POST', /^\/v4\/spreadsheets$/, ({ body, query }) => maskFields(create(store, body as sheets_v4.Schema$Spreadsheet), query.get('fields'))],
    ['GET', /^\/v4\/spreadsheets\/([^/:]+)$/, ({ match, query }) => {
      const whole = spreadsheet(workbookOf(match[1]), query.get('includeGridData') === 'true' || (query.get('fields') ?? '').includes('data'))
      return maskFields(whole, query.get('fields'))
    }],
    ['POST', /^\/v4\/spreadsheets\/([^/:]+):batchUpdate$/, ({ match, body }) => {
      const { requests } = body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest
      const result = batchUpdate(workbookOf(match[1]), requests ?? [])
      store.save(match[1] ?? '', { name: result.workbook.title }, result.workbook)
      return { spreadsheetId: match[1], replies: result.replies }
    }],
    ['GET', /^\/v4\/spreadsheets\/([^/]+)\/values\/([^:]+(?::[^:/]+)?)$/, ({ match, query }) => valueRange(areaOfA1(workbookOf(match[1]), decodeURIComponent(match[2] ?? '')), renderOptions(Object.fromEntries(query)))],
    ['GET', /^\/v4\/spreadsheets\/([^/]+)\/values:batchGet$/, ({ match, query }) => {
      const options = renderOptions(Object.fromEntries(query))
      const valueRanges = query.getAll('ranges').map((range) => valueRange(areaOfA1(workbookOf(match[1]), range), options))
      return { spreadsheetId: match[1], valueRanges }
    }],
    ['POST', /^\/v4\/spreadsheets\/([^/]+)\/values:batchGetByDataFilter$/, ({ match, body }) => byDataFilter(workbookOf(match[1]), body as Body<sheets_v4.Schema$BatchGetValuesByDataFilterRequest>)],
    ['PUT', /^\/v4\/spreadsheets\/([^/]+)\/values\/([^:]+(?::[^:/]+)?)$/, ({ match, query, body }) => updateValues(store, match[1] ?? '', [{ ...(body as sheets_v4.Schema$ValueRange), range: decodeURIComponent(match[2] ?? '') }], query.get('valueInputOption'))[0]],
    ['POST', /^\/v4\/spreadsheets\/([^/]+)\/values:batchUpdate$/, ({ match, body }) => {
      const { data, valueInputOption } = body as sheets_v4.Schema$BatchUpdateValuesRequest
      const responses = updateValues(store, match[1] ?? '', data ?? [], valueInputOption)
      const total = (figure: 'updatedCells' | 'updatedRows'): number => responses.reduce((sum, response) => sum + (response[figure] ?? 0), 0)
      return { spreadsheetId: match[1], responses, totalUpdatedCells: total('updatedCells'), totalUpdatedRows: total('updatedRows') }
    }],
    ['POST', /^\/v4\/spreadsheets\/([^/]+)\/values\/(.+):append$/, ({ match, query, body }) => appendValues(store, match[1] ?? '', decodeURIComponent(match[2] ?? ''), body as sheets_v4.Schema$ValueRange, query.get('valueInputOption'))],
    ['POST', /^\/v4\/spreadsheets\/([^/]+)\/values\/(.+):clear$/, ({ match }) => clearValues(store, match[1] ?? '', decodeURIComponent(match[2] ?? ''))],
  ]
}

function create(store: Store, wanted: sheets_v4.Schema$Spreadsheet): sheets_v4.Schema$Spreadsheet {
  const { workbook } = store.create(wanted.properties?.title ?? 'Bảng tính không có tiêu đề', (blank) => ({
    ...blank,
    locale: wanted.properties?.locale ?? blank.locale,
    timeZone: wanted.properties?.timeZone ?? blank.timeZone,
    tabs: wanted.sheets?.length ? wanted.sheets.map(({ properties }, i) => tabOf(properties ?? {}, i)) : blank.tabs,
  }))
  return spreadsheet(workbook, false)
}

function tabOf(properties: sheets_v4.Schema$SheetProperties, index: number) {
  const grid = properties.gridProperties
  const tab = newTab(properties.sheetId ?? index, properties.title ?? `Trang tính${index + 1}`, { rows: grid?.rowCount ?? 1000, columns: grid?.columnCount ?? 26 })
  tab.frozenRows = grid?.frozenRowCount ?? 0
  return tab
}

function spreadsheet(workbook: Workbook, withData: boolean): sheets_v4.Schema$Spreadsheet {
  return {
    spreadsheetId: workbook.id,
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${workbook.id}/edit`,
    properties: { title: workbook.title, locale: workbook.locale, timeZone: workbook.timeZone, autoRecalc: 'ON_CHANGE' },
    sheets: workbook.tabs.map((tab, index) => ({
      properties: tabProperties(tab, index),
      ...objectsOf(tab),
      ...(withData ? { data: [{ rowData: tab.cells.map((row) => ({ values: row.map(cellData) })) }] } : {}),
    })),
  }
}

function valueRange(area: Area, options: RenderOptions): sheets_v4.Schema$ValueRange {
  const values = renderArea(area, options)
  return { range: a1Of(area), majorDimension: options.major, ...(values.length > 0 ? { values } : {}) }
}

function byDataFilter(workbook: Workbook, request: Body<sheets_v4.Schema$BatchGetValuesByDataFilterRequest>) {
  const options = renderOptions({
    valueRenderOption: request.valueRenderOption,
    dateTimeRenderOption: request.dateTimeRenderOption,
    majorDimension: request.majorDimension,
  })
  const filters = request.dataFilters ?? []
  if (filters.length === 0) throw invalid('Must specify at least one DataFilter.')
  const valueRanges = filters.map((filter) => {
    const area = filter.gridRange ? areaOfGridRange(workbook, filter.gridRange) : areaOfA1(workbook, filter.a1Range ?? '')
    return { valueRange: valueRange(area, options), dataFilters: [filter] }
  })
  return { spreadsheetId: workbook.id, valueRanges }
}
