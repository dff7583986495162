import type { Metadata } from '../workbook.ts'
import { face, method } from './face.ts'
import { rangeFace } from './range.ts'
import type { Running } from './running.ts'
import type { Cells, TabFacts } from './script-host.ts'

/** A tab, known by its id, so that it stays itself when it is renamed. */
export function sheetFace(running: Running, sheetId: number): object {
  const { host, realm } = running
  const facts = (): TabFacts => {
    const found = host.spreadsheet().tabs.find((tab) => tab.sheetId === sheetId)
    if (!found) throw new Error(`Sheet ${sheetId} not found`)
    return found
  }
  const sheet: object = face(
    realm,
    'Sheet',
    {
      getName: method([], () => facts().name),
      getSheetId: method([], () => sheetId),
      getLastRow: method([], () => facts().lastRow),
      getLastColumn: method([], () => facts().lastColumn),
      getMaxRows: method([], () => facts().maxRows),
      getDataRange: method([], () => {
        const { lastRow, lastColumn } = facts()
        const size = { rows: Math.max(1, lastRow), columns: Math.max(1, lastColumn) }
        return rangeFace(running, { sheetId, row: 1, column: 1, ...size }, () => sheet)
      }),
      getRange: method(['number', 'number', 'number?', 'number?'], (row, column, rows = 1, columns = 1) => {
        refuseOutside(facts(), row, column, rows, columns)
        return rangeFace(running, { sheetId, row, column, rows, columns }, () => sheet)
      }),
      getDeveloperMetadata: method([], () => metadataFaces(running, sheetId)),
      createDeveloperMetadataFinder: method([], () => finderFace(running, sheetId)),
      activate: method([], () => {
        host.moveTo({ sheetId, row: 1, column: 1 })
        return sheet
      }),
    },
    sheetId,
  )
  return sheet
}

/** A rectangle of a tab that is known to be there. */
export const rangeOf = (running: Running, cells: Cells): object =>
  rangeFace(running, cells, () => sheetFace(running, cells.sheetId))

function refuseOutside(tab: TabFacts, row: number, column: number, rows: number, columns: number): void {
  if (row < 1) throw new Error('The starting row of the range is too small.')
  if (column < 1) throw new Error('The starting column of the range is too small.')
  if (rows < 1) throw new Error('The number of rows in the range must be at least 1.')
  if (columns < 1) throw new Error('The number of columns in the range must be at least 1.')
  if (row + rows - 1 > tab.maxRows || column + columns - 1 > tab.maxColumns)
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.')
}

/** The metadata of a tab, or (null) of the spreadsheet as a whole; not that of its columns. */
export const metadataFaces = (running: Running, sheetId: number | null): object[] =>
  running.host
    .metadata(sheetId)
    .filter(({ column }) => column === undefined)
    .map((metadata) => metadataFace(running, sheetId, metadata))

function metadataFace(running: Running, sheetId: number | null, { key, value, column }: Metadata): object {
  const { realm } = running
  const whole = (at: number): object => {
    const rows = running.host.spreadsheet().tabs.find((tab) => tab.sheetId === sheetId)?.maxRows ?? 1
    return rangeOf(running, { sheetId: sheetId ?? 0, row: 1, column: at + 1, rows, columns: 1 })
  }
  return face(realm, 'DeveloperMetadata', {
    getKey: method([], () => key),
    getValue: method([], () => value),
    getLocation: method([], () =>
      face(realm, 'DeveloperMetadataLocation', {
        getColumn: method([], () => (column === undefined ? null : whole(column))),
      }),
    ),
  })
}

/** Finds metadata on a tab and on its columns, by their key. */
function finderFace(running: Running, sheetId: number): object {
  let wanted: string | null = null
  const finder: object = face(running.realm, 'DeveloperMetadataFinder', {
    withKey: method(['text'], (key) => {
      wanted = key
      return finder
    }),
    find: method([], () =>
      running.host
        .metadata(sheetId)
        .filter(({ key }) => wanted === null || key === wanted)
        .map((metadata) => metadataFace(running, sheetId, metadata)),
    ),
  })
  return finder
}
