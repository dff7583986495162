import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, a1Of, areaOfA1, areaOfGridRange } from './a1.ts'
import { batchUpdate } from './batch-update.ts'
import { maskFields } from './field-mask.ts'
import { invalid } from './google-error.ts'
import { cellData, type RenderOptions, renderArea, renderOptions } from './render.ts'
import { metadataOf, searchMetadata } from './requests/metadata.ts'
import { objectsOf } from './requests/objects.ts'
import { tabProperties } from './requests/tabs.ts'
import { type Answer, type Call, type Route, route } from './routes.ts'
import type { Store } from './store.ts'
import { newTab, type Workbook } from './workbook.ts'
import { appendValues, clearValues, updateValues } from './write-values.ts'

/** Google Sheets v4: the calls that Rollcall uses and their neighbours. */
export const sheetsRoutes = (store: Store): readonly Route[] => [
  route('POST', '/v4/spreadsheets', (call) =>
    maskFields(create(store, call.body as sheets_v4.Schema$Spreadsheet), fieldsOf(call)),
  ),
  route('GET', '/v4/spreadsheets/{id}', (call) =>
    maskFields(spreadsheet(open(store, call), wantsData(call)), fieldsOf(call)),
  ),
  route('POST', '/v4/spreadsheets/{id}/developerMetadata:search', (call) =>
    searchMetadata(open(store, call), call.body as sheets_v4.Schema$SearchDeveloperMetadataRequest),
  ),
  route('POST', '/v4/spreadsheets/{id}:batchUpdate', (call) => updateSpreadsheet(store, call)),
  route('GET', '/v4/spreadsheets/{id}/values:batchGet', (call) => batchGet(open(store, call), call)),
  route('POST', '/v4/spreadsheets/{id}/values:batchGetByDataFilter', (call) =>
    byDataFilter(open(store, call), call),
  ),
  route('POST', '/v4/spreadsheets/{id}/values:batchUpdate', (call) => batchUpdateValues(store, call)),
  route('POST', '/v4/spreadsheets/{id}/values/{range}:append', (call) => appendValues(store, call)),
  route('POST', '/v4/spreadsheets/{id}/values/{range}:clear', (call) => clearValues(store, call)),
  route('GET', '/v4/spreadsheets/{id}/values/{range}', (call) =>
    valueRange(
      areaOfA1(open(store, call), call.params.range ?? ''),
      renderOptions(Object.fromEntries(call.query)),
    ),
  ),
  route('PUT', '/v4/spreadsheets/{id}/values/{range}', (call) => updateOneRange(store, call)),
]

const open = (store: Store, { params }: Call): Workbook => store.open(params.id ?? '').workbook
const fieldsOf = ({ query }: Call): string | null => query.get('fields')
const wantsData = ({ query }: Call): boolean =>
  query.get('includeGridData') === 'true' || (query.get('fields') ?? '').includes('data')

function updateSpreadsheet(store: Store, call: Call): object {
  const spreadsheetId = call.params.id ?? ''
  const { requests } = call.body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest
  const { workbook, replies } = batchUpdate(open(store, call), requests ?? [])
  store.save(spreadsheetId, { name: workbook.title }, workbook)
  return { spreadsheetId, replies }
}

function batchGet(workbook: Workbook, { query }: Call): object {
  const options = renderOptions(Object.fromEntries(query))
  const valueRanges = query.getAll('ranges').map((range) => valueRange(areaOfA1(workbook, range), options))
  return { spreadsheetId: workbook.id, valueRanges }
}

function batchUpdateValues(store: Store, call: Call): object {
  const { data, valueInputOption } = call.body as sheets_v4.Schema$BatchUpdateValuesRequest
  const spreadsheetId = call.params.id ?? ''
  const responses = updateValues(store, spreadsheetId, data ?? [], valueInputOption)
  const total = (figure: 'updatedCells' | 'updatedRows'): number =>
    responses.reduce((sum, response) => sum + (response[figure] ?? 0), 0)
  return {
    spreadsheetId,
    responses,
    totalUpdatedCells: total('updatedCells'),
    totalUpdatedRows: total('updatedRows'),
  }
}

function updateOneRange(store: Store, { params, body, query }: Call): Answer {
  const range = { ...(body as sheets_v4.Schema$ValueRange), range: params.range ?? '' }
  return updateValues(store, params.id ?? '', [range], query.get('valueInputOption'))[0]
}

function create(store: Store, wanted: sheets_v4.Schema$Spreadsheet): sheets_v4.Schema$Spreadsheet {
  const { workbook } = store.create(wanted.properties?.title ?? 'Bảng tính không có tiêu đề', (blank) => ({
    ...blank,
    locale: wanted.properties?.locale ?? blank.locale,
    timeZone: wanted.properties?.timeZone ?? blank.timeZone,
    tabs: wanted.sheets?.length
      ? wanted.sheets.map(({ properties }, i) => tabOf(properties ?? {}, i))
      : blank.tabs,
  }))
  return spreadsheet(workbook, false)
}

function tabOf(properties: sheets_v4.Schema$SheetProperties, index: number) {
  const grid = properties.gridProperties
  const tab = newTab(properties.sheetId ?? index, properties.title ?? `Trang tính${index + 1}`, {
    rows: grid?.rowCount ?? 1000,
    columns: grid?.columnCount ?? 26,
  })
  tab.frozenRows = grid?.frozenRowCount ?? 0
  return tab
}

function spreadsheet(workbook: Workbook, withData: boolean): sheets_v4.Schema$Spreadsheet {
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
    sheets: workbook.tabs.map((tab, index) => ({
      properties: tabProperties(tab, index),
      ...objectsOf(tab),
      ...metadataOf(tab),
      ...(withData ? { data: [{ rowData: tab.cells.map((row) => ({ values: row.map(cellData) })) }] } : {}),
    })),
  }
}

function valueRange(area: Area, options: RenderOptions): sheets_v4.Schema$ValueRange {
  const values = renderArea(area, options)
  return { range: a1Of(area), majorDimension: options.major, ...(values.length > 0 ? { values } : {}) }
}

function byDataFilter(workbook: Workbook, { body }: Call): object {
  const request = body as sheets_v4.Schema$BatchGetValuesByDataFilterRequest
  const options = renderOptions({
    valueRenderOption: request.valueRenderOption,
    dateTimeRenderOption: request.dateTimeRenderOption,
    majorDimension: request.majorDimension,
  })
  const filters = request.dataFilters ?? []
  if (filters.length === 0) throw invalid('Must specify at least one DataFilter.')
  const valueRanges = filters.map((filter) => {
    const area = filter.gridRange
      ? areaOfGridRange(workbook, filter.gridRange)
      : areaOfA1(workbook, filter.a1Range ?? '')
    return { valueRange: valueRange(area, options), dataFilters: [filter] }
  })
  return { spreadsheetId: workbook.id, valueRanges }
}
