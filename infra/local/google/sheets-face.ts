import type { sheets_v4 } from '@googleapis/sheets'
import { areaOfA1, tabById } from './a1.ts'
import { batchUpdate } from './batch-update.ts'
import { areasOf, filtersOf } from './data-filter.ts'
import { maskFields, reaches } from './field-mask.ts'
import { renderOptions, valueRange } from './render.ts'
import { copyOfTab, freeTitle } from './requests/copies.ts'
import { searchMetadata } from './requests/metadata.ts'
import { freeSheetId, tabProperties } from './requests/tabs.ts'
import { type Answer, type Call, type Route, route } from './routes.ts'
import { spreadsheetBody } from './spreadsheet-body.ts'
import type { Store } from './store.ts'
import { draftOf, newTab, type Workbook } from './workbook.ts'
import { appendValues, clearValues, optionsOf, updateFiltered, updateValues } from './write-values.ts'

/** Google Sheets v4: the calls that Rollcall uses and their neighbours. */
export const sheetsRoutes = (store: Store): readonly Route[] => [
  route('POST', '/v4/spreadsheets', (call) =>
    maskFields(create(store, call.body as sheets_v4.Schema$Spreadsheet), fieldsOf(call)),
  ),
  route('GET', '/v4/spreadsheets/{id}', (call) =>
    maskFields(getSpreadsheet(open(store, call), call), fieldsOf(call)),
  ),
  route('POST', '/v4/spreadsheets/{id}:getByDataFilter', (call) =>
    maskFields(getByDataFilter(open(store, call), call), fieldsOf(call)),
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
  route('POST', '/v4/spreadsheets/{id}/values:batchUpdateByDataFilter', (call) => {
    const { data, ...options } = call.body as sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest
    return totalled(idOf(call), updateFiltered(store, idOf(call), data ?? [], options))
  }),
  route('POST', '/v4/spreadsheets/{id}/values/{range}:append', (call) => appendValues(store, call)),
  route('POST', '/v4/spreadsheets/{id}/values:batchClear', (call) => {
    const { ranges } = call.body as sheets_v4.Schema$BatchClearValuesRequest
    return { spreadsheetId: idOf(call), clearedRanges: clearValues(store, idOf(call), ranges ?? []) }
  }),
  route('POST', '/v4/spreadsheets/{id}/values/{range}:clear', (call) => {
    const [clearedRange] = clearValues(store, idOf(call), [call.params.range ?? ''])
    return { spreadsheetId: idOf(call), clearedRange }
  }),
  route('POST', '/v4/spreadsheets/{id}/sheets/{sheet}:copyTo', (call) => copyTo(store, call)),
  route('GET', '/v4/spreadsheets/{id}/values/{range}', (call) =>
    valueRange(
      areaOfA1(open(store, call), call.params.range ?? ''),
      renderOptions(Object.fromEntries(call.query)),
    ),
  ),
  route('PUT', '/v4/spreadsheets/{id}/values/{range}', (call) => updateOneRange(store, call)),
]

const idOf = ({ params }: Call): string => params.id ?? ''
const open = (store: Store, call: Call): Workbook => store.open(idOf(call)).workbook
const fieldsOf = ({ query }: Call): string | null => query.get('fields')
/** A field mask decides about grid data alone; without one the caller does. */
function dataWanted(call: Call, isAsked: boolean) {
  const mask = fieldsOf(call)
  const withData = mask ? reaches(mask, ['sheets', 'data']) : isAsked
  const withCells = mask ? reaches(mask, ['sheets', 'data', 'rowData']) : withData
  return { withData, withCells }
}

function getSpreadsheet(workbook: Workbook, call: Call): sheets_v4.Schema$Spreadsheet {
  const areas = call.query.getAll('ranges').map((range) => areaOfA1(workbook, range))
  const isAsked = call.query.get('includeGridData') === 'true'
  return spreadsheetBody(workbook, { areas, ...dataWanted(call, isAsked) })
}

/** spreadsheets.getByDataFilter: the tabs that a filter touches, with the cells that it takes in. */
function getByDataFilter(workbook: Workbook, call: Call): sheets_v4.Schema$Spreadsheet {
  const { dataFilters, includeGridData } = call.body as sheets_v4.Schema$GetSpreadsheetByDataFilterRequest
  const areas = filtersOf(dataFilters).flatMap((filter) => areasOf(workbook, filter))
  return spreadsheetBody(workbook, { areas, ...dataWanted(call, includeGridData === true) })
}

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
  const { data, ...options } = call.body as sheets_v4.Schema$BatchUpdateValuesRequest
  const spreadsheetId = call.params.id ?? ''
  return totalled(spreadsheetId, updateValues(store, spreadsheetId, data ?? [], options))
}

function totalled(
  spreadsheetId: string,
  responses: readonly sheets_v4.Schema$UpdateValuesByDataFilterResponse[],
): sheets_v4.Schema$BatchUpdateValuesByDataFilterResponse {
  const total = (figure: 'updatedCells' | 'updatedRows' | 'updatedColumns'): number =>
    responses.reduce((sum, response) => sum + (response[figure] ?? 0), 0)
  return {
    spreadsheetId,
    responses: [...responses],
    totalUpdatedCells: total('updatedCells'),
    totalUpdatedRows: total('updatedRows'),
    totalUpdatedColumns: total('updatedColumns'),
    totalUpdatedSheets: new Set(responses.map(({ updatedRange }) => updatedRange?.split('!')[0])).size,
  }
}

function updateOneRange(store: Store, { params, body, query }: Call): Answer {
  const range = { ...(body as sheets_v4.Schema$ValueRange), range: params.range ?? '' }
  return updateValues(store, params.id ?? '', [range], optionsOf(query))[0]
}

/** sheets.copyTo: the tab goes to the end of the other spreadsheet, which may be the same. */
function copyTo(store: Store, call: Call): object {
  const source = tabById(open(store, call), Number(call.params.sheet))
  const { destinationSpreadsheetId } = call.body as sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest
  const draft = draftOf(store.open(destinationSpreadsheetId ?? '').workbook)
  const title = freeTitle(draft, `Copy of ${source.title}`)
  const copy = copyOfTab(draft, source, freeSheetId(draft), title)
  draft.tabs.push(copy)
  store.save(draft.id, {}, draft)
  return tabProperties(copy, draft.tabs.length - 1)
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
  return spreadsheetBody(workbook, { areas: [], withData: false, withCells: false })
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

function byDataFilter(workbook: Workbook, { body }: Call): object {
  const request = body as sheets_v4.Schema$BatchGetValuesByDataFilterRequest
  const options = renderOptions({
    valueRenderOption: request.valueRenderOption,
    dateTimeRenderOption: request.dateTimeRenderOption,
    majorDimension: request.majorDimension,
  })
  const valueRanges = filtersOf(request.dataFilters).flatMap((filter) =>
    areasOf(workbook, filter).map((area) => ({
      valueRange: valueRange(area, options),
      dataFilters: [filter],
    })),
  )
  return { spreadsheetId: workbook.id, valueRanges }
}
