import type { sheets_v4 } from '@googleapis/sheets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenGoogle, openGoogle } from './open-google.ts'

let google: OpenGoogle
beforeAll(async () => {
  google = await openGoogle()
})
afterAll(() => google.close())

const TAB = "'Trang 1'"
/** Rows from..to and columns left..right of the tab; ends are exclusive. */
const block = (from: number, to: number, left: number, right: number): sheets_v4.Schema$GridRange => ({
  sheetId: 7,
  startRowIndex: from,
  endRowIndex: to,
  startColumnIndex: left,
  endColumnIndex: right,
})
const at = (rowIndex: number, columnIndex: number) => ({ sheetId: 7, rowIndex, columnIndex })
const GRID = [
  ['STT', 'Tên', 'Số'],
  [1, 'An', '1.000'],
  [2, 'Bình', '2.000'],
]
const sheetOf = async (id: string, params: Partial<sheets_v4.Params$Resource$Spreadsheets$Get> = {}) =>
  (await google.sheets.spreadsheets.get({ spreadsheetId: id, ...params })).data

describe('copying and moving', () => {
  it.each<[string, string[][]]>([
    ['PASTE_NORMAL', [['1', 'An', '1.000']]],
    ['PASTE_VALUES', [['1', 'An', '1000']]],
    ['PASTE_FORMULA', [['1', 'An', '1000']]],
    ['PASTE_FORMAT', []],
  ])('copies by %s', async (pasteType, seen) => {
    const id = await google.make(GRID)
    await google.change(id, {
      copyPaste: { source: block(1, 2, 0, 3), destination: block(5, 6, 4, 5), pasteType },
    })
    expect(await google.shown(id, `${TAB}!E6:G6`)).toEqual(seen)
    expect(await google.shown(id, `${TAB}!A2:C2`)).toEqual([['1', 'An', '1.000']])
  })

  it('fills a larger destination with copies', async () => {
    const id = await google.make(GRID)
    await google.change(id, { copyPaste: { source: block(1, 2, 1, 2), destination: block(4, 6, 0, 2) } })
    expect(await google.shown(id, `${TAB}!A5:B6`)).toEqual([
      ['An', 'An'],
      ['An', 'An'],
    ])
  })

  it('cuts and pastes, over what it cut from as well', async () => {
    const id = await google.make(GRID)
    await google.change(id, { cutPaste: { source: block(1, 3, 0, 3), destination: at(2, 0) } })
    expect(await google.shown(id, TAB)).toEqual([
      ['STT', 'Tên', 'Số'],
      [],
      ['1', 'An', '1.000'],
      ['2', 'Bình', '2.000'],
    ])
  })

  it('takes merges along, and refuses to cut through one', async () => {
    const id = await google.make(GRID)
    await google.change(id, { mergeCells: { range: block(1, 2, 0, 2), mergeType: 'MERGE_ALL' } })
    expect(await google.shown(id, `${TAB}!A2:C2`)).toEqual([['1', '', '1.000']])
    await google.change(
      id,
      { copyPaste: { source: block(1, 2, 0, 3), destination: block(8, 9, 0, 3) } },
      { cutPaste: { source: block(1, 2, 0, 3), destination: at(9, 1) } },
    )
    expect((await sheetOf(id)).sheets?.[0]?.merges).toEqual([block(8, 9, 0, 2), block(9, 10, 1, 3)])
    const through = google.change(id, { cutPaste: { source: block(8, 9, 1, 2), destination: at(0, 0) } })
    await expect(through).rejects.toMatchObject({ status: 400 })
    await google.change(id, { unmergeCells: { range: { sheetId: 7 } } })
    expect((await sheetOf(id)).sheets?.[0]).not.toHaveProperty('merges')
  })

  it('merges by rows and by columns, and then sorts no more', async () => {
    const id = await google.make(GRID)
    await google.change(id, { mergeCells: { range: block(0, 2, 0, 2), mergeType: 'MERGE_COLUMNS' } })
    expect((await sheetOf(id)).sheets?.[0]?.merges).toEqual([block(0, 2, 0, 1), block(0, 2, 1, 2)])
    const sorting = google.change(id, {
      sortRange: { range: block(0, 3, 0, 3), sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] },
    })
    await expect(sorting).rejects.toMatchObject({ status: 400 })
    await google.change(id, { mergeCells: { range: block(0, 2, 0, 2), mergeType: 'MERGE_ROWS' } })
    expect((await sheetOf(id)).sheets?.[0]?.merges).toEqual([block(0, 1, 0, 2), block(1, 2, 0, 2)])
  })

  it('finds and replaces what is seen, in a range, a tab or everywhere', async () => {
    const id = await google.make([
      ['Xã An', 'xã An'],
      ['1.000', '=A1'],
    ])
    const [first] = await google.change(id, {
      findReplace: { find: 'xã', replacement: 'Phường', sheetId: 7 },
    })
    expect(first?.findReplace).toEqual({
      valuesChanged: 2,
      rowsChanged: 1,
      sheetsChanged: 1,
      occurrencesChanged: 2,
    })
    await google.change(
      id,
      { findReplace: { find: 'phường', replacement: 'x', matchCase: true, allSheets: true } },
      {
        findReplace: { find: '1.000', replacement: '2.500', matchEntireCell: true, range: block(1, 2, 0, 2) },
      },
      { findReplace: { find: 'A', replacement: '', matchCase: true, range: block(0, 1, 0, 1) } },
    )
    expect(await google.shown(id, TAB)).toEqual([
      ['Phường n', 'Phường An'],
      ['2.500', '#ERROR!'],
    ])
  })
})

describe('tabs', () => {
  it('are duplicated with all that lies in them', async () => {
    const id = await google.make(GRID)
    const createDeveloperMetadata = {
      developerMetadata: {
        metadataKey: 'k',
        metadataValue: 'v',
        visibility: 'DOCUMENT',
        location: { sheetId: 7 },
      },
    }
    const [, twin] = await google.change(
      id,
      { createDeveloperMetadata },
      { duplicateSheet: { sourceSheetId: 7 } },
      { mergeCells: { range: block(0, 1, 0, 2), mergeType: 'MERGE_ALL' } },
      { duplicateSheet: { sourceSheetId: 7, insertSheetIndex: 0, newSheetId: 30, newSheetName: 'Bản sao' } },
    )
    expect(twin?.duplicateSheet?.properties).toMatchObject({ title: 'Copy of Trang 1', index: 1, sheetId: 8 })
    const { sheets = [] } = await sheetOf(id)
    expect(sheets.map(({ properties }) => properties?.title)).toEqual([
      'Bản sao',
      'Trang 1',
      'Copy of Trang 1',
    ])
    expect(sheets[0]?.merges).toEqual([{ ...block(0, 1, 0, 2), sheetId: 30 }])
    expect(new Set(sheets.map(({ developerMetadata }) => developerMetadata?.[0]?.metadataId)).size).toBe(3)
    expect(await google.shown(id, "'Bản sao'!A2:B2")).toEqual([['1', 'An']])
    for (const taken of [{ newSheetId: 7 }, { newSheetName: 'Trang 1' }])
      await expect(
        google.change(id, { duplicateSheet: { sourceSheetId: 7, ...taken } }),
      ).rejects.toMatchObject({
        status: 400,
      })
  })

  it('are copied to another spreadsheet, which keeps its own', async () => {
    const [from, to] = [await google.make(GRID), await google.make([['đã có']])]
    const copy = async (destinationSpreadsheetId: string) =>
      google.sheets.spreadsheets.sheets.copyTo({
        spreadsheetId: from,
        sheetId: 7,
        requestBody: { destinationSpreadsheetId },
      })
    expect((await copy(to)).data).toMatchObject({ sheetId: 8, title: 'Copy of Trang 1', index: 1 })
    expect((await copy(to)).data).toMatchObject({ sheetId: 9, title: 'Copy of Trang 1 1' })
    expect(await google.shown(to, TAB)).toEqual([['đã có']])
    expect(await google.shown(to, "'Copy of Trang 1'!B2")).toEqual([['An']])
    await expect(copy('nobody')).rejects.toMatchObject({ status: 404 })
  })
})

describe('what lies over cells', () => {
  it('a filter hides rows from eyes, not from readers', async () => {
    const id = await google.make(GRID)
    const specs = [{ columnIndex: 1, filterCriteria: { hiddenValues: ['An'] } }]
    await google.change(id, { setBasicFilter: { filter: { range: block(0, 3, 0, 3), filterSpecs: specs } } })
    const hidden = async () => {
      const { sheets } = await sheetOf(id, { fields: 'sheets(basicFilter,data.rowMetadata.hiddenByFilter)' })
      return sheets?.[0]?.data?.[0]?.rowMetadata?.flatMap((row, i) => (row.hiddenByFilter ? [i] : []))
    }
    expect(await hidden()).toEqual([1])
    expect(await google.shown(id, TAB)).toHaveLength(3)
    const criteria = { 0: { hiddenValues: ['1', '2'] } }
    await google.change(id, { setBasicFilter: { filter: { range: block(0, 3, 0, 3), criteria } } })
    expect(await hidden()).toEqual([1, 2])
    await google.change(id, { clearBasicFilter: { sheetId: 7 } })
    expect(await hidden()).toEqual([])
  })

  it('a named range is read by its name, grows with what is inserted, and goes with its rows', async () => {
    const id = await google.make(GRID)
    const [added] = await google.change(id, {
      addNamedRange: { namedRange: { name: 'Ten', range: block(1, 3, 1, 2) } },
    })
    const namedRangeId = added?.addNamedRange?.namedRange?.namedRangeId ?? ''
    expect(await google.shown(id, 'Ten')).toEqual([['An'], ['Bình']])
    const rows = (startIndex: number, endIndex: number) => ({
      sheetId: 7,
      dimension: 'ROWS',
      startIndex,
      endIndex,
    })
    await google.change(id, { insertDimension: { range: rows(2, 4) } })
    expect(await google.shown(id, 'Ten')).toEqual([['An'], [], [], ['Bình']])
    await google.change(id, { deleteDimension: { range: rows(0, 2) } })
    expect(await google.shown(id, 'Ten')).toEqual([[], [], ['Bình']])
    const renamed = { namedRangeId, name: 'HoTen', range: block(2, 3, 1, 2) }
    await google.change(id, { updateNamedRange: { namedRange: renamed, fields: 'name,range' } })
    expect((await sheetOf(id)).namedRanges).toEqual([renamed])
    for (const name of ['hoten', 'A1', 'hai từ', ''])
      await expect(
        google.change(id, { addNamedRange: { namedRange: { name, range: block(0, 1, 0, 1) } } }),
      ).rejects.toMatchObject({ status: 400 })
    await google.change(id, { deleteDimension: { range: rows(2, 3) } })
    expect(await sheetOf(id)).not.toHaveProperty('namedRanges')
    await expect(google.change(id, { deleteNamedRange: { namedRangeId } })).rejects.toMatchObject({
      status: 400,
    })
  })

  it('borders, bands and tables are kept and shown', async () => {
    const id = await google.make(GRID)
    const thin = { style: 'SOLID' }
    const [, band, table] = await google.change(
      id,
      { updateBorders: { range: block(0, 2, 0, 2), top: thin, innerHorizontal: { style: 'DOTTED' } } },
      {
        addBanding: {
          bandedRange: { range: block(0, 3, 0, 3), rowProperties: { firstBandColor: { red: 1 } } },
        },
      },
      { addTable: { table: { name: 'Bang', range: block(0, 3, 0, 3) } } },
      { updateBorders: { range: block(0, 1, 0, 1), top: { style: 'NONE' } } },
    )
    const bandedRangeId = band?.addBanding?.bandedRange?.bandedRangeId ?? 0
    const tableId = table?.addTable?.table?.tableId ?? ''
    const { sheets } = await sheetOf(id, { ranges: [`${TAB}!A1:B2`], includeGridData: true })
    const borders = sheets?.[0]?.data?.[0]?.rowData?.map(({ values }) =>
      values?.map(({ userEnteredFormat }) => userEnteredFormat?.borders),
    )
    const dotted = { style: 'DOTTED' }
    expect(borders).toEqual([
      [{ bottom: dotted }, { top: thin, bottom: dotted }],
      [{ top: dotted }, { top: dotted }],
    ])
    expect(sheets?.[0]).toMatchObject({
      bandedRanges: [{ bandedRangeId }],
      tables: [{ tableId, name: 'Bang' }],
    })
    await google.change(id, { deleteBanding: { bandedRangeId } }, { deleteTable: { tableId } })
    expect((await sheetOf(id)).sheets?.[0]).not.toHaveProperty('bandedRanges')
    expect(await google.shown(id, TAB)).toEqual([])
  })

  it('hidden rows and columns are hidden in what is read, and move with them', async () => {
    const id = await google.make(GRID)
    const line = (dimension: string, from: number) => ({
      sheetId: 7,
      dimension,
      startIndex: from,
      endIndex: from + 1,
    })
    const hide = (dimension: string, from: number) => ({
      updateDimensionProperties: {
        range: line(dimension, from),
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    })
    await google.change(id, hide('ROWS', 1), hide('COLUMNS', 2), {
      insertDimension: { range: line('ROWS', 0) },
    })
    const hidden = async () => {
      const { sheets } = await sheetOf(id, { ranges: [`${TAB}!A1:D4`], includeGridData: true })
      const [data] = sheets?.[0]?.data ?? []
      return [data?.rowMetadata, data?.columnMetadata].map((lines) =>
        lines?.flatMap(({ hiddenByUser }, i) => (hiddenByUser ? [i] : [])),
      )
    }
    expect(await hidden()).toEqual([[2], [2]])
    await google.change(
      id,
      { moveDimension: { source: line('ROWS', 2), destinationIndex: 0 } },
      { moveDimension: { source: line('COLUMNS', 0), destinationIndex: 4 } },
    )
    expect(await hidden()).toEqual([[0], [1]])
    await google.change(id, { deleteDimension: { range: line('ROWS', 0) } })
    expect(await hidden()).toEqual([[], [1]])
  })
})

describe('spreadsheets.get', () => {
  it('gives the tabs and cells of the ranges that are asked for', async () => {
    const id = await google.make(GRID)
    await google.change(id, { addSheet: { properties: { title: 'Hai' } } })
    const { sheets = [] } = await sheetOf(id, {
      ranges: [`${TAB}!B2:C3`, `${TAB}!A1`],
      includeGridData: true,
    })
    expect(sheets).toHaveLength(1)
    expect(sheets[0]?.data?.[0]).toMatchObject({ startRow: 1, startColumn: 1 })
    expect(sheets[0]?.data?.[0]?.rowData?.[1]?.values?.map(({ formattedValue }) => formattedValue)).toEqual([
      'Bình',
      '2.000',
    ])
    expect(sheets[0]?.data?.[1]?.rowData?.[0]?.values?.[0]?.effectiveValue).toEqual({ stringValue: 'STT' })
  })

  it('lets a mask decide about cells, whatever the parameter says', async () => {
    const id = await google.make(GRID)
    const has = async (params: object): Promise<boolean> =>
      Boolean((await sheetOf(id, params)).sheets?.[0]?.data)
    expect(await has({})).toBe(false)
    expect(await has({ includeGridData: true })).toBe(true)
    expect(await has({ includeGridData: true, fields: 'sheets.properties' })).toBe(false)
    expect(await has({ fields: 'sheets.developerMetadata,sheets.data.rowData.values.formattedValue' })).toBe(
      true,
    )
    expect(await has({ fields: '*' })).toBe(true)
    expect(await has({ fields: 'spreadsheetId,sheets' })).toBe(true)
  })
})

describe('what is not supported says so by its name', () => {
  const range = block(0, 1, 0, 1)
  it.each<[string, sheets_v4.Schema$Request]>([
    ['request trimWhitespace', { trimWhitespace: { range } }],
    [
      'orientation TRANSPOSE',
      { copyPaste: { source: range, destination: range, pasteOrientation: 'TRANSPOSE' } },
    ],
    ['PASTE_NO_BORDERS', { copyPaste: { source: range, destination: range, pasteType: 'PASTE_NO_BORDERS' } }],
    [
      'formulas that name cells',
      { copyPaste: { source: block(0, 1, 1, 2), destination: block(3, 4, 1, 2) } },
    ],
    ['a regular expression', { findReplace: { find: '.', searchByRegex: true, allSheets: true } }],
    ['findReplace in formulas', { findReplace: { find: 'x', includeFormulas: true, allSheets: true } }],
    [
      'a basic filter that sorts',
      { setBasicFilter: { filter: { range, sortSpecs: [{ dimensionIndex: 0 }] } } },
    ],
    ['a basic filter on a table', { setBasicFilter: { filter: { range, tableId: 't' } } }],
    [
      'a filter by condition',
      {
        setBasicFilter: {
          filter: {
            range,
            filterSpecs: [{ columnIndex: 0, filterCriteria: { condition: { type: 'BLANK' } } }],
          },
        },
      },
    ],
    ['tables without a name', { addTable: { table: { range } } }],
    ['tables with colours', { addTable: { table: { name: 'T', range, rowsProperties: {} } } }],
  ])('%s', async (name, request) => {
    const id = await google.make([['a', '=A1']])
    await expect(google.change(id, request)).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining(name),
    })
  })
})
