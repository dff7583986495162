import type { sheets_v4 } from '@googleapis/sheets'
import type { Cell } from '../../domain/sheet/grid.ts'
import type { Reading, TabInfo, TabRead } from '../ports/sheets.ts'
import { isTooLong, LONGEST_READ_MS, readInParts } from './google-read-parts.ts'
import { type Patience, patiently, troubleFrom } from './google-trouble.ts'

type Sheet = sheets_v4.Schema$Sheet

/** Of the cells their values alone, of the columns what is noted on them: no format, no size. */
const FIELDS =
  'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),merges,data(startColumn,columnMetadata.developerMetadata(metadataKey,metadataValue),rowData.values.effectiveValue))'

/**
 * Whole tabs with their cells, merges and notes on columns in one request, by tab id, so that a renamed tab is
 * still found (decision 0028). What takes too long is read in parts.
 */
export async function readTabs(
  api: sheets_v4.Resource$Spreadsheets,
  patience: Patience,
  spreadsheetId: string,
  tabIds: readonly number[],
): Promise<Reading> {
  const requestBody = { dataFilters: tabIds.map((sheetId) => ({ gridRange: { sheetId } })) }
  // Indented, as Google answers unless asked not to, the same cells are twice as many characters.
  const asked = { spreadsheetId, requestBody, fields: FIELDS, prettyPrint: false }
  const whole = async () =>
    (
      await patiently(
        patience,
        () => api.getByDataFilter(asked, { timeout: LONGEST_READ_MS }),
        (error) => !isTooLong(error),
      )
    ).data.sheets ?? []
  try {
    const sheets = await whole().catch((error: unknown) => {
      if (!isTooLong(error)) throw error
      return readInParts(api, patience, spreadsheetId, tabIds, FIELDS)
    })
    return sheets ? { ok: true, tabs: sheets.map(tabRead) } : { ok: false, trouble: 'busy' }
  } catch (error) {
    return { ok: false, trouble: troubleFrom(error) }
  }
}

const tabRead = (sheet: Sheet): TabRead => ({
  ...extentOf(sheet),
  grid: trimmed(
    (sheet.data?.[0]?.rowData ?? []).map(({ values }) => trimmed((values ?? []).map(cellOf), isEmpty)),
    isBare,
  ),
})

/** Cells that only have a format come too, to the end of what is laid out; they say nothing. */
const trimmed = <T>(list: readonly T[], isNothing: (one: T) => boolean): readonly T[] =>
  list.slice(0, list.findLastIndex((one) => !isNothing(one)) + 1)

const isEmpty = (cell: Cell): boolean => cell === null
const isBare = (row: readonly Cell[]): boolean => row.length === 0

/** A tab by id and title, its size, and what lies over its cells and columns. */
export const extentOf = ({ properties, merges, data }: Sheet): Omit<TabRead, 'grid'> => ({
  tabId: properties?.sheetId ?? 0,
  title: properties?.title ?? '',
  rows: properties?.gridProperties?.rowCount ?? 0,
  columns: properties?.gridProperties?.columnCount ?? 0,
  merges: (merges ?? []).map(areaOf),
  columnMetadata: new Map((data ?? []).flatMap(columnMetadata)),
})

function cellOf({ effectiveValue }: sheets_v4.Schema$CellData): Cell {
  if (!effectiveValue) return null
  const { stringValue, numberValue, boolValue, errorValue } = effectiveValue
  if (errorValue) return SHOWN_ERRORS[errorValue.type ?? ''] ?? '#ERROR!'
  return numberValue ?? boolValue ?? (stringValue || null)
}

/** What a cell shows for an error: the types of ErrorValue in the discovery document. */
const SHOWN_ERRORS: Readonly<Record<string, string>> = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
}

/** A merge; it always has all four edges. */
function areaOf(range: sheets_v4.Schema$GridRange): TabInfo['merges'][number] {
  const [row, column] = [range.startRowIndex ?? 0, range.startColumnIndex ?? 0]
  return {
    row,
    column,
    rows: (range.endRowIndex ?? row) - row,
    columns: (range.endColumnIndex ?? column) - column,
  }
}

const columnMetadata = ({
  startColumn,
  columnMetadata: columns,
}: sheets_v4.Schema$GridData): [number, Record<string, string>][] =>
  (columns ?? []).flatMap(({ developerMetadata }, i) => {
    const entries = (developerMetadata ?? []).map(({ metadataKey, metadataValue }) => [
      metadataKey ?? '',
      metadataValue ?? '',
    ])
    return entries.length === 0 ? [] : [[(startColumn ?? 0) + i, Object.fromEntries(entries)]]
  })
