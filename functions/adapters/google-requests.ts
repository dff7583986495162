import type { sheets_v4 } from '@googleapis/sheets'
import type { Cell, RichCell } from '../../domain/sheet/grid.ts'
import { serialOfDay } from '../../domain/time/serial.ts'
import type { CellBlock, CellStyle, TabChange } from '../ports/sheets.ts'
import { chartRequest } from './chart-requests.ts'
import { gridRange } from './grid-range.ts'
import { isMetadata, type Metadata, type MetadataChange, metadataRequests } from './metadata-requests.ts'

type Request = sheets_v4.Schema$Request

/**
 * The body of one atomic batchUpdate: first what changes the tabs, then the cells; null where there is nothing to do.
 * Bytes, because Google's client copies an object twice on its way, and written row by row, so that the objects of
 * 3,000 units never stand in memory together.
 * @param known the metadata that the spreadsheet has already: Google creates and updates by different requests
 */
export function batchUpdateOf(
  changes: readonly TabChange[],
  blocks: readonly CellBlock[],
  known: readonly Metadata[],
): Uint8Array | null {
  const requests = changeRequests(changes, known)
  return requests.length + blocks.length === 0 ? null : bytesOf(piecesOf(requests, blocks))
}

function* piecesOf(requests: readonly Request[], blocks: readonly CellBlock[]): Generator<string> {
  let before = '{"requests":['
  for (const request of requests) {
    yield before + JSON.stringify(request)
    before = ','
  }
  for (const block of blocks) {
    yield before
    yield* cellsRequest(block)
    before = ','
  }
  yield ']}'
}

/** Characters that are turned into bytes at a time. */
const PIECE = 50_000

function bytesOf(pieces: Iterable<string>): Uint8Array {
  const parts: Uint8Array[] = []
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < PIECE) continue
    parts.push(Buffer.from(text))
    text = ''
  }
  return Buffer.concat([...parts, Buffer.from(text)])
}

function changeRequests(changes: readonly TabChange[], known: readonly Metadata[]): Request[] {
  const dropped = changes.flatMap((change) => (change.kind === 'drop-tab' ? [change.tabId] : []))
  const isDropped = ({ location }: Metadata): boolean =>
    dropped.includes(location?.sheetId ?? location?.dimensionRange?.sheetId ?? Number.NaN)
  const standing = known.filter((metadata) => !isDropped(metadata))
  return changes.flatMap((change) =>
    isMetadata(change) ? metadataRequests(change, standing) : requestsOfChange(change),
  )
}

/**
 * Typed values: text is text whatever it looks like. A null cell is emptied. Links and patterns are written
 * only by blocks that have some, and there for every cell, so that those of an earlier content go.
 */
function* cellsRequest({ tabId, row, column, cells }: CellBlock): Generator<string> {
  const isRich = cells.some((values) => values.some((cell) => typeof cell === 'object' && cell !== null))
  const start = { sheetId: tabId, rowIndex: row, columnIndex: column }
  const fields = isRich
    ? 'userEnteredValue,userEnteredFormat.textFormat.link,userEnteredFormat.numberFormat'
    : 'userEnteredValue'
  yield `{"updateCells":{"start":${JSON.stringify(start)},"fields":"${fields}","rows":[`
  for (const [i, values] of cells.entries())
    yield (i === 0 ? '' : ',') +
      JSON.stringify({ values: values.map(cellData) } satisfies sheets_v4.Schema$RowData)
  yield ']}}'
}

function cellData(cell: Cell | RichCell): sheets_v4.Schema$CellData {
  if (cell === null) return {}
  if (typeof cell !== 'object') return { userEnteredValue: extended(cell) }
  const { value, link, format } = cell
  const look = {
    ...(link === undefined ? {} : { textFormat: { link: { uri: link } } }),
    ...(format === undefined ? {} : { numberFormat: { type: formatType(format), pattern: format } }),
  }
  return {
    ...(value === null ? {} : { userEnteredValue: extended(value) }),
    ...(Object.keys(look).length > 0 ? { userEnteredFormat: look } : {}),
  }
}

function extended(value: Exclude<Cell, null>): sheets_v4.Schema$ExtendedValue {
  if (typeof value === 'number') return { numberValue: value }
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value }
}

function requestsOfChange(change: Exclude<TabChange, MetadataChange>): Request[] {
  switch (change.kind) {
    case 'add-tab':
      return [addTab(change)]
    case 'drop-tab':
      return [{ deleteSheet: { sheetId: change.tabId } }]
    case 'add-columns':
      return [{ appendDimension: { sheetId: change.tabId, dimension: 'COLUMNS', length: change.count } }]
    case 'add-rows':
      return [{ appendDimension: { sheetId: change.tabId, dimension: 'ROWS', length: change.count } }]
    case 'insert':
      return [insertion(change)]
    case 'hide-column':
      return [columnRequest(change, { hiddenByUser: true }, 'hiddenByUser')]
    case 'column-width':
      return [
        columnRequest(change, { pixelSize: change.pixels, hiddenByUser: false }, 'pixelSize,hiddenByUser'),
      ]
    case 'style':
      return [styleRequest(change)]
    case 'choices':
      return [{ setDataValidation: { range: gridRange(change), ...choicesRule(change) } }]
    case 'days-until':
      return [daysUntil(change)]
    case 'protect':
      return [{ addProtectedRange: { protectedRange: { range: gridRange(change), warningOnly: true } } }]
    case 'colour-by-text':
      return change.rules.map((rule) => colourRequest(change, rule))
    case 'tab-look':
      return [tabLook(change)]
    case 'filter':
      return [{ setBasicFilter: { filter: { range: gridRange(change) } } }]
    case 'copy': {
      const source = { ...gridRange(change), sheetId: change.fromTabId }
      return [{ copyPaste: { source, destination: gridRange(change), pasteType: 'PASTE_NORMAL' } }]
    }
    case 'chart':
    case 'chart-data':
    case 'drop-chart':
      return [chartRequest(change)]
  }
}

function addTab({ tabId, title, rows, columns, frozenRows, hidden }: Of<'add-tab'>): Request {
  const gridProperties = { rowCount: rows, columnCount: columns, frozenRowCount: frozenRows }
  return {
    addSheet: { properties: { sheetId: tabId, title, gridProperties, ...(hidden ? { hidden } : {}) } },
  }
}

function styleRequest(change: Of<'style'>): Request {
  const cell = { userEnteredFormat: formatOf(change.style) }
  return { repeatCell: { range: gridRange(change), cell, fields: styleFields(change.style) } }
}

/** Without a separator, so that it reads alike in every locale; a serial number is a day to every program. */
function daysUntil({ tabId, row, column, day, format: pattern }: Of<'days-until'>): Request {
  const cell = {
    userEnteredValue: { formulaValue: `=${serialOfDay(day)}-TODAY()` },
    userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern }, horizontalAlignment: 'LEFT' },
  }
  return {
    updateCells: {
      start: { sheetId: tabId, rowIndex: row, columnIndex: column },
      rows: [{ values: [cell] }],
      fields: 'userEnteredValue,userEnteredFormat.numberFormat,userEnteredFormat.horizontalAlignment',
    },
  }
}

/** New lines look like those before them: those after may be hidden. */
function insertion({ tabId, what, at, count }: Of<'insert'>): Request {
  const dimension = what === 'columns' ? 'COLUMNS' : 'ROWS'
  const range = { sheetId: tabId, dimension, startIndex: at, endIndex: at + count }
  return { insertDimension: { range, inheritFromBefore: at > 0 } }
}

function choicesRule({ values, strict }: Of<'choices'>): sheets_v4.Schema$SetDataValidationRequest {
  if (values === null) return {}
  const condition = { type: 'ONE_OF_LIST', values: values.map((value) => ({ userEnteredValue: value })) }
  return { rule: { condition, strict, showCustomUi: true } }
}

type Of<K extends TabChange['kind']> = Extract<TabChange, { kind: K }>

function columnRequest(
  { tabId, column }: { readonly tabId: number; readonly column: number },
  properties: sheets_v4.Schema$DimensionProperties,
  fields: string,
): Request {
  const range = { sheetId: tabId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 }
  return { updateDimensionProperties: { range, properties, fields } }
}

function colourRequest(
  { tabId, column, fromRow }: Of<'colour-by-text'>,
  rule: Of<'colour-by-text'>['rules'][number],
): Request {
  const range = {
    sheetId: tabId,
    startRowIndex: fromRow,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  }
  const condition = { type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: rule.startsWith }] }
  const format = { backgroundColorStyle: { rgbColor: rgb(rule.background) } }
  return {
    addConditionalFormatRule: { rule: { ranges: [range], booleanRule: { condition, format } }, index: 0 },
  }
}

function formatOf(style: CellStyle): sheets_v4.Schema$CellFormat {
  const text = {
    ...(style.bold === undefined ? {} : { bold: style.bold }),
    ...(style.size === undefined ? {} : { fontSize: style.size }),
    ...(style.colour === undefined ? {} : { foregroundColorStyle: { rgbColor: rgb(style.colour) } }),
  }
  return {
    ...(Object.keys(text).length > 0 ? { textFormat: text } : {}),
    ...(style.wrap === undefined ? {} : { wrapStrategy: style.wrap ? 'WRAP' : 'OVERFLOW_CELL' }),
    ...(style.background === undefined ? {} : { backgroundColorStyle: { rgbColor: rgb(style.background) } }),
    ...(style.numberFormat === undefined
      ? {}
      : {
          numberFormat: {
            type: formatType(style.numberFormat),
            pattern: style.numberFormat,
          },
        }),
    ...(style.align === undefined ? {} : { horizontalAlignment: style.align.toUpperCase() }),
  }
}

function formatType(pattern: string): string {
  if (pattern === '@') return 'TEXT'
  return /[dy]/.test(pattern) ? 'DATE' : 'NUMBER'
}

const styleFields = (style: CellStyle): string =>
  Object.keys(formatOf(style))
    .map((part) => `userEnteredFormat.${part}`)
    .join(',')

/** "#f8d7da" as parts of one. */
function rgb(hex: string): sheets_v4.Schema$Color {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return { red: part(1), green: part(3), blue: part(5) }
}

function tabLook({ tabId, frozenRows }: Of<'tab-look'>): Request {
  const properties = { sheetId: tabId, gridProperties: { frozenRowCount: frozenRows } }
  return { updateSheetProperties: { properties, fields: 'gridProperties.frozenRowCount' } }
}
