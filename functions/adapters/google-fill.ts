import type { sheets_v4 } from '@googleapis/sheets'
import type { Cell } from '../../domain/sheet/grid.ts'
import type { CellBlock, NotedCells, Sheets } from '../ports/sheets.ts'
import { type Patience, patiently, troubleFrom, wasNotApplied } from './google-trouble.ts'

type ValueRange = sheets_v4.Schema$DataFilterValueRange

/**
 * One values.batchUpdateByDataFilter: columns are found by what is noted on them, at the moment of writing, and
 * the answer shows the tabs as they stand afterwards (UpdateValuesByDataFilterResponse.updatedData: the values
 * of the whole range that the filter matches).
 */
export async function fillTabs(
  api: sheets_v4.Resource$Spreadsheets,
  patience: Patience,
  spreadsheetId: string,
  noted: readonly NotedCells[],
  blocks: readonly CellBlock[],
  shown: readonly number[],
): ReturnType<Sheets['fill']> {
  const requestBody = {
    data: [...noted.map(columnOf), ...blocksByTab(blocks), ...shown.map(nothingIn)],
    // As it is: no text of ours becomes a formula, a date or a number.
    valueInputOption: 'RAW',
    includeValuesInResponse: true,
    responseValueRenderOption: 'UNFORMATTED_VALUE',
    responseDateTimeRenderOption: 'SERIAL_NUMBER',
  }
  try {
    const { data } = await patiently(
      patience,
      () => api.values.batchUpdateByDataFilter({ spreadsheetId, requestBody, prettyPrint: false }),
      wasNotApplied,
      'write',
    )
    return { ok: true, ...after(data.responses ?? [], noted, new Set(shown)) }
  } catch (error) {
    return { ok: false, trouble: isRefused(error) ? 'tab-gone' : troubleFrom(error) }
  }
}

/** Something that was to be filled is not there any more; which of Google's sentences says so does not matter. */
const isRefused = (error: unknown): boolean =>
  (error as { readonly response?: { readonly status?: number } }).response?.status === 400

/** null leaves a cell as it is, "" empties it (discovery document: ValueRange.values). */
const written = (cell: Cell): Cell => cell ?? ''

function columnOf({ tabId, key, value, cells }: NotedCells): ValueRange {
  const last = Math.max(...cells.map(({ row }) => row))
  const values: Cell[] = Array.from({ length: last + 1 }, () => null)
  for (const cell of cells) values[cell.row] = written(cell.value)
  const developerMetadataLookup = {
    metadataKey: key,
    metadataValue: value,
    metadataLocation: { sheetId: tabId },
    visibility: 'DOCUMENT',
  }
  return { dataFilter: { developerMetadataLookup }, majorDimension: 'COLUMNS', values: [values] }
}

const blocksByTab = (blocks: readonly CellBlock[]): readonly ValueRange[] =>
  blocks.map(({ tabId, row, column, cells }) => ({
    dataFilter: {
      gridRange: {
        sheetId: tabId,
        startRowIndex: row,
        endRowIndex: row + cells.length,
        startColumnIndex: column,
        endColumnIndex: column + Math.max(...cells.map((line) => line.length)),
      },
    },
    majorDimension: 'ROWS',
    values: cells.map((line) =>
      line.map((cell) => written(typeof cell === 'object' ? (cell?.value ?? null) : cell)),
    ),
  }))

/** Changes no cell, and is answered with the whole tab. */
const nothingIn = (sheetId: number): ValueRange => ({
  dataFilter: { gridRange: { sheetId } },
  majorDimension: 'ROWS',
  values: [[null]],
})

function after(
  responses: readonly sheets_v4.Schema$UpdateValuesByDataFilterResponse[],
  noted: readonly NotedCells[],
  shown: ReadonlySet<number>,
): { grids: Map<number, Cell[][]>; places: readonly (number | null)[] } {
  const grids = new Map<number, Cell[][]>()
  const ofColumn = new Map<string, number>()
  for (const { dataFilter, updatedData, updatedRange } of responses) {
    const { gridRange, developerMetadataLookup: lookup } = dataFilter ?? {}
    if (lookup)
      ofColumn.set(nameOf(lookup.metadataLocation?.sheetId, lookup.metadataValue), columnIn(updatedRange))
    else if (gridRange && !gridRange.endRowIndex && shown.has(gridRange.sheetId ?? 0))
      grids.set(gridRange.sheetId ?? 0, gridOf(updatedData))
  }
  return { grids, places: noted.map(({ tabId, value }) => ofColumn.get(nameOf(tabId, value)) ?? null) }
}

const nameOf = (tabId: number | null | undefined, value: string | null | undefined): string =>
  `${tabId ?? 0}/${value ?? ''}`

const gridOf = (range: sheets_v4.Schema$ValueRange | undefined): Cell[][] =>
  ((range?.values ?? []) as Cell[][]).map((row) => row.map((cell) => (cell === '' ? null : cell)))

/** The column in which a range begins: 'Tab'!AB3:AB9 is 27. */
function columnIn(range: string | null | undefined): number {
  const cells = (range ?? '').slice((range ?? '').lastIndexOf('!') + 1)
  const [letters = ''] = /^[A-Z]{1,3}/.exec(cells) ?? []
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
