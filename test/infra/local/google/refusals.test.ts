import type { sheets_v4 } from '@googleapis/sheets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenGoogle, openGoogle } from './open-google.ts'

let google: OpenGoogle
beforeAll(async () => {
  google = await openGoogle()
})
afterAll(() => google.close())

const refused = async (...requests: sheets_v4.Schema$Request[]): Promise<string> => {
  const id = await google.make([])
  const error = await google.change(id, ...requests).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ status: 400 })
  return (error as Error).message
}

/** Of the tab with 40 rows and 10 columns. */
const rows = (startIndex: number, endIndex: number) => ({
  sheetId: 7,
  dimension: 'ROWS',
  startIndex,
  endIndex,
})
const cells = (endRowIndex: number, endColumnIndex = 10) => ({
  sheetId: 7,
  startRowIndex: 0,
  endRowIndex,
  startColumnIndex: 0,
  endColumnIndex,
})
const listOf = (count: number) => ({
  condition: {
    type: 'ONE_OF_LIST',
    values: Array.from({ length: count }, (_, i) => ({ userEnteredValue: String(i) })),
  },
})
const tab = (properties: object, fields: string): sheets_v4.Schema$Request => ({
  updateSheetProperties: { properties: { sheetId: 7, ...properties }, fields },
})
const hidden = { properties: { hiddenByUser: true }, fields: 'hiddenByUser' }

describe('what does not lie on the grid, or leaves none, is refused', () => {
  it.each<[string, sheets_v4.Schema$Request, RegExp]>([
    ['rows put in beyond the last', { insertDimension: { range: rows(41, 42) } }, /less than the grid size/],
    ['rows put in at the end, like none', { insertDimension: { range: rows(40, 41) } }, /less than the grid/],
    [
      'rows put in at the top, like those before',
      { insertDimension: { range: rows(0, 1), inheritFromBefore: true } },
      /cannot be true/,
    ],
    [
      'looks of rows beyond the last',
      { updateDimensionProperties: { range: rows(39, 41), ...hidden } },
      /41/,
    ],
    ['all rows deleted', { deleteDimension: { range: rows(0, 40) } }, /delete all the rows/],
    [
      'all columns deleted',
      { deleteDimension: { range: { ...rows(0, 10), dimension: 'COLUMNS' } } },
      /delete all the columns/,
    ],
    [
      'every row frozen',
      tab({ gridProperties: { frozenRowCount: 40 } }, 'gridProperties.frozenRowCount'),
      /freeze all visible rows/,
    ],
    ['the only tab hidden', tab({ hidden: true }, 'hidden'), /all the visible sheets/],
    [
      'a dropdown below the grid',
      { setDataValidation: { range: cells(41), rule: listOf(2) } },
      /exceeds grid/,
    ],
    ['a dropdown of 501 items', { setDataValidation: { range: cells(5), rule: listOf(501) } }, /at most 500/],
    [
      'a protection beside the grid',
      { addProtectedRange: { protectedRange: { range: cells(5, 11) } } },
      /exceeds grid limits/,
    ],
    ['a filter beside the grid', { setBasicFilter: { filter: { range: cells(5, 11) } } }, /exceeds grid/],
    [
      'more than ten million cells',
      { appendDimension: { sheetId: 7, dimension: 'ROWS', length: 20_000_000 } },
      /above the limit of 10000000 cells/,
    ],
    ['a field of another name', tab({ title: 'Hai' }, 'title,tittle'), /FieldMask\), "tittle"/],
  ])('%s', async (_, request, said) => {
    expect(await refused(request)).toMatch(said)
  })

  it('and what just fits is taken', async () => {
    const id = await google.make([])
    await google.change(
      id,
      { insertDimension: { range: rows(40, 42), inheritFromBefore: true } },
      { updateDimensionProperties: { range: rows(41, 42), ...hidden } },
      { setDataValidation: { range: cells(42), rule: listOf(500) } },
      { addProtectedRange: { protectedRange: { range: cells(42) } } },
      tab({ gridProperties: { frozenRowCount: 41 } }, 'gridProperties.frozenRowCount'),
      { addSheet: { properties: { gridProperties: { rowCount: 10, columnCount: 10 } } } },
      { appendDimension: { sheetId: 7, dimension: 'ROWS', length: 1_000_000 - 42 - 10 } },
      tab({ hidden: true }, 'hidden'),
    )
  })
})

describe('names of tabs', () => {
  const add = (title: string) => ({ addSheet: { properties: { title } } })

  it.each([
    ['added', [add('TRANG 1')]],
    ['added with its marks apart', [add('Lỗi'), add('LỖI'.normalize('NFD'))]],
    [
      'changed',
      [add('Hai'), { updateSheetProperties: { properties: { sheetId: 7, title: 'HAI' }, fields: 'title' } }],
    ],
    ['given to a copy', [{ duplicateSheet: { sourceSheetId: 7, newSheetName: 'trang 1' } }]],
  ])('that differ only in case are one: %s', async (_, requests) => {
    expect(await refused(...requests)).toContain('already exists. Please enter another name.')
  })

  it('may change their own case, and a copy finds one that is free', async () => {
    const id = await google.make([])
    const rename = { properties: { sheetId: 7, title: 'TRANG 1' }, fields: 'title' }
    await google.change(id, { updateSheetProperties: rename }, add('copy of trang 1'))
    const [reply] = await google.change(id, { duplicateSheet: { sourceSheetId: 7 } })
    expect(reply?.duplicateSheet?.properties?.title).toBe('Copy of TRANG 1 1')
  })
})
