import { types } from 'node:util'
import type { Entry } from './enter-cells.ts'
import { face, method } from './face.ts'
import type { Running } from './running.ts'
import type { Cells } from './script-host.ts'

/**
 * A rectangle of a tab.
 * @param sheet gives the face of its tab
 */
export function rangeFace({ host, realm }: Running, cells: Cells, sheet: () => object): object {
  const { sheetId, row, column, rows, columns } = cells
  const range: object = face(realm, 'Range', {
    getValues: method([], () => host.values(cells)),
    setValues: method(['rows'], (values) => {
      refuseOtherSize(values, cells)
      host.write(
        cells,
        values.map((line) => line.map((value) => entryOf(value, 'Range.setValues'))),
      )
      return range
    }),
    getValue: method([], () => host.values({ ...cells, rows: 1, columns: 1 })[0]?.[0]),
    setValue: method(['any'], (value) => {
      const entry = entryOf(value, 'Range.setValue')
      host.write(
        cells,
        Array.from({ length: rows }, () => Array.from({ length: columns }, () => entry)),
      )
      return range
    }),
    getRow: method([], () => row),
    getColumn: method([], () => column),
    getNumRows: method([], () => rows),
    getNumColumns: method([], () => columns),
    getSheet: method([], sheet),
    activate: method([], () => {
      host.moveTo({ sheetId, row, column })
      return range
    }),
  })
  return range
}

/** In Google's own words, as scripts are debugged by them. */
function refuseOtherSize(values: readonly (readonly unknown[])[], { rows, columns }: Cells): void {
  const refuse = (what: string, has: number, should: number): never => {
    throw new Error(
      `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${has} but the range has ${should}.`,
    )
  }
  if (values.length !== rows) refuse('rows', values.length, rows)
  const other = values.find((line) => line.length !== columns)
  if (other) refuse('columns', other.length, columns)
}

function entryOf(value: unknown, where: string): Entry {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (types.isDate(value) && !Number.isNaN(value.getTime())) return value
  throw new Error(`Not supported here: ${where} with ${types.isDate(value) ? 'Invalid Date' : String(value)}`)
}
