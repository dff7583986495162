import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenGoogle, openGoogle } from './open-google.ts'

let google: OpenGoogle
beforeAll(async () => {
  google = await openGoogle()
})
afterAll(() => google.close())

const values = () => google.sheets.spreadsheets.values
const TAB = "'Trang 1'"

describe('typing into a vi_VN sheet', () => {
  it.each<[string, string | number | boolean, string | null, object | undefined]>([
    // typed, value, shown, number format
    ['1.234,5', 1234.5, '1.234,5', { type: 'NUMBER', pattern: '#,##0.##' }],
    ['1.234.567', 1234567, '1.234.567', { type: 'NUMBER', pattern: '#,##0' }],
    ['1234,5', 1234.5, '1234,5', undefined],
    ['-7', -7, '-7', undefined],
    ['04/4/2023', 45020, '04/04/2023', { type: 'DATE', pattern: 'dd/mm/yyyy' }],
    ['31/02/2023', '31/02/2023', '31/02/2023', undefined],
    ['50%', 0.5, '50%', { type: 'PERCENT', pattern: '0%' }],
    ['12,5%', 0.125, '12,50%', { type: 'PERCENT', pattern: '0.00%' }],
    ['TRUE', true, 'TRUE', undefined],
    ['false', false, 'FALSE', undefined],
    ["'0990", '0990', '0990', undefined],
    ['1,234.5', '1,234.5', '1,234.5', undefined],
    ['Nông Văn Hiếu', 'Nông Văn Hiếu', 'Nông Văn Hiếu', undefined],
    ['=', '=', '=', undefined],
  ])('reads %j as %j and shows %j', async (typed, value, shown, format) => {
    const spreadsheetId = await google.make([[typed]])
    const range = `${TAB}!A1`
    const unformatted = await values().get({ spreadsheetId, range, valueRenderOption: 'UNFORMATTED_VALUE' })
    expect(unformatted.data.values).toEqual([[value]])
    expect(await google.shown(spreadsheetId, range)).toEqual([[shown]])
    const whole = await google.sheets.spreadsheets.get({ spreadsheetId, includeGridData: true })
    const cell = whole.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]
    expect(cell?.userEnteredFormat?.numberFormat).toEqual(format)
  })

  it('keeps a formula, and says that its value is not computed', async () => {
    const spreadsheetId = await google.make([['=SUM(B1:B3)']])
    const range = `${TAB}!A1`
    const seen = async (valueRenderOption: string) =>
      (await values().get({ spreadsheetId, range, valueRenderOption })).data.values
    expect(await seen('FORMULA')).toEqual([['=SUM(B1:B3)']])
    expect(await seen('FORMATTED_VALUE')).toEqual([['#ERROR!']])
    expect(await seen('UNFORMATTED_VALUE')).toEqual([['#ERROR!']])
    const whole = await google.sheets.spreadsheets.get({ spreadsheetId, includeGridData: true })
    expect(whole.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]).toMatchObject({
      userEnteredValue: { formulaValue: '=SUM(B1:B3)' },
      effectiveValue: { errorValue: { type: 'ERROR' } },
    })
  })

  it('leaves everything as it stands when RAW, and in a cell of text', async () => {
    const spreadsheetId = await google.make([])
    const texts = ['1.234,5', '04/4/2023', 'TRUE', "'x", '=1+1']
    const requestBody = { values: [texts] }
    await values().update({ spreadsheetId, range: `${TAB}!A1`, valueInputOption: 'RAW', requestBody })
    expect(await google.shown(spreadsheetId, `${TAB}!1:1`)).toEqual([texts])
    const cell = { userEnteredFormat: { numberFormat: { type: 'TEXT' } } }
    await google.change(spreadsheetId, {
      repeatCell: {
        range: { sheetId: 7, startRowIndex: 1, endRowIndex: 2 },
        cell,
        fields: 'userEnteredFormat',
      },
    })
    const valueInputOption = 'USER_ENTERED'
    await values().update({ spreadsheetId, range: `${TAB}!A2`, valueInputOption, requestBody })
    expect(await google.shown(spreadsheetId, `${TAB}!2:2`)).toEqual([texts])
  })

  it('shows dates by their pattern, and as text when a caller wants serial numbers otherwise', async () => {
    const spreadsheetId = await google.make([['04/4/2023', 1.5]])
    const format = (column: number, type: string, pattern?: string) => ({
      repeatCell: {
        range: { sheetId: 7, endRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 },
        cell: { userEnteredFormat: { numberFormat: { type, ...(pattern ? { pattern } : {}) } } },
        fields: 'userEnteredFormat',
      },
    })
    await google.change(spreadsheetId, format(0, 'DATE', 'd-m-yy'), format(1, 'DATE_TIME', 'dd/mm hh:mm'))
    expect(await google.shown(spreadsheetId, TAB)).toEqual([['4-4-23', '31/12 12:00']])
    const seen = await values().get({
      spreadsheetId,
      range: TAB,
      valueRenderOption: 'UNFORMATTED_VALUE',
      dateTimeRenderOption: 'FORMATTED_STRING',
    })
    expect(seen.data.values).toEqual([['4-4-23', '31/12 12:00']])
    await google.change(spreadsheetId, format(0, 'DATE', 'dddd'))
    await expect(google.shown(spreadsheetId, TAB)).rejects.toMatchObject({ status: 501 })
    await google.change(spreadsheetId, format(0, 'NUMBER', '[red]0'))
    await expect(google.shown(spreadsheetId, TAB)).rejects.toMatchObject({ status: 501 })
  })
})

describe('reading values', () => {
  it('gives many ranges at once, by rows or by columns, without empty ends', async () => {
    const spreadsheetId = await google.make([['a', 'b'], [''], ['c']])
    const ranges = [`${TAB}!A:A`, `${TAB}!A1:B2`, `${TAB}!D4:F9`]
    const { data } = await values().batchGet({ spreadsheetId, ranges })
    expect(data.valueRanges).toEqual([
      { range: "'Trang 1'!A1:A40", majorDimension: 'ROWS', values: [['a'], [], ['c']] },
      { range: "'Trang 1'!A1:B2", majorDimension: 'ROWS', values: [['a', 'b']] },
      { range: "'Trang 1'!D4:F9", majorDimension: 'ROWS' },
    ])
    const columns = await values().get({ spreadsheetId, range: TAB, majorDimension: 'COLUMNS' })
    expect(columns.data.values).toEqual([
      ['a', '', 'c'],
      ['b', '', ''],
    ])
  })

  it.each([
    ['a tab that is not there', 'Khác!A1', 'Unable to parse range: Khác!A1'],
    ['a range below the grid', "'Trang 1'!A41:B42", 'exceeds grid limits. Max rows: 40, max columns: 10'],
  ])('refuses %s', async (_, range, message) => {
    const spreadsheetId = await google.make([['a']])
    await expect(values().get({ spreadsheetId, range })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(message),
    })
    const valueRenderOption = 'NICE'
    await expect(values().get({ spreadsheetId, range: TAB, valueRenderOption })).rejects.toMatchObject({
      status: 400,
    })
  })
})

describe('writing values', () => {
  it('writes many ranges at once, by columns too, and shows what it wrote', async () => {
    const spreadsheetId = await google.make([['a', 'b', 'c']])
    const { data } = await values().batchUpdate({
      spreadsheetId,
      requestBody: {
        valueInputOption: 'USER_ENTERED',
        includeValuesInResponse: true,
        data: [
          { range: `${TAB}!A1:C1`, values: [['x', null, '']] },
          { range: `${TAB}!A2:B3`, majorDimension: 'COLUMNS', values: [['1', '2'], ['50%']] },
        ],
      },
    })
    expect(data).toMatchObject({
      totalUpdatedCells: 5,
      totalUpdatedRows: 3,
      totalUpdatedColumns: 5,
      totalUpdatedSheets: 1,
      responses: [
        { updatedData: { values: [['x', 'b']] } },
        { updatedData: { values: [['1', '50%'], ['2']] } },
      ],
    })
    expect(await google.shown(spreadsheetId, TAB)).toEqual([['x', 'b'], ['1', '50%'], ['2']])
  })

  it('finds columns by their metadata, wherever they stand, and shows whole tabs as they are afterwards', async () => {
    const spreadsheetId = await google.make([['a', 'b', 'c'], ['1', '2', '3'], ['x']])
    const noted = (startIndex: number, metadataValue: string) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'k',
          metadataValue,
          visibility: 'DOCUMENT',
          location: {
            dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
          },
        },
      },
    })
    const place = { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }
    await google.change(spreadsheetId, noted(1, 'two'), noted(2, 'three'), {
      insertDimension: { range: place },
    })
    const column = (metadataValue: string) => ({
      developerMetadataLookup: { metadataKey: 'k', metadataValue, metadataLocation: { sheetId: 7 } },
    })
    const whole = { gridRange: { sheetId: 7 } }
    const write = (values: unknown[][], dataFilter: object = column('two')) =>
      google.sheets.spreadsheets.values.batchUpdateByDataFilter({
        spreadsheetId,
        requestBody: {
          valueInputOption: 'RAW',
          includeValuesInResponse: true,
          responseValueRenderOption: 'UNFORMATTED_VALUE',
          data: [
            { dataFilter, majorDimension: 'COLUMNS', values },
            { dataFilter: column('nobody'), values: [['lost']] },
            { dataFilter: whole, values: [[null]] },
          ],
        },
      })
    const { data } = await write([[null, '=1', '']])
    expect(data).toMatchObject({ totalUpdatedCells: 2, totalUpdatedSheets: 1 })
    expect(data.responses).toEqual([
      expect.objectContaining({
        updatedRange: "'Trang 1'!C1:C3",
        updatedData: expect.objectContaining({ values: [['b'], ['=1']] }),
      }),
      expect.objectContaining({
        dataFilter: whole,
        updatedData: expect.objectContaining({
          values: [
            ['', 'a', 'b', 'c'],
            ['', 1, '=1', 3],
            ['', 'x'],
          ],
        }),
      }),
    ])
    await expect(write([['a'], ['b']])).rejects.toMatchObject({ status: 400 })
    await expect(write([['a']], { gridRange: { sheetId: 8 } })).rejects.toThrow('No grid with id: 8')
    const read = await google.sheets.spreadsheets.getByDataFilter({
      spreadsheetId,
      fields: 'sheets(properties.sheetId,data(startColumn,rowData.values.effectiveValue))',
      requestBody: { dataFilters: [column('three')] },
    })
    expect(read.data.sheets).toEqual([
      {
        properties: { sheetId: 7 },
        data: [
          {
            startColumn: 3,
            rowData: [
              { values: [{ effectiveValue: { stringValue: 'c' } }] },
              { values: [{ effectiveValue: { numberValue: 3 } }] },
              {},
            ],
          },
        ],
      },
    ])
    const nothing = { spreadsheetId, requestBody: { dataFilters: [] } }
    await expect(google.sheets.spreadsheets.getByDataFilter(nothing)).rejects.toThrow(
      'at least one DataFilter',
    )
  })

  it.each<[string, string, unknown[][], string]>([
    ['beyond its range', "'Trang 1'!A1:B1", [['a'], ['b']], 'but tried writing to row [2]'],
    ['right of its range', "'Trang 1'!A1:B1", [['a', 'b', 'c']], 'but tried writing to column [3]'],
    ['beyond the grid', "'Trang 1'!J40", [['a', 'b']], 'exceeds grid limits'],
  ])('refuses to write %s, and then writes nothing', async (_, range, rows, message) => {
    const spreadsheetId = await google.make([])
    const write = values().update({
      spreadsheetId,
      range,
      valueInputOption: 'RAW',
      requestBody: { values: rows },
    })
    await expect(write).rejects.toMatchObject({ status: 400, message: expect.stringContaining(message) })
    expect(await google.shown(spreadsheetId, TAB)).toEqual([])
  })

  it('needs to know how values are read', async () => {
    const spreadsheetId = await google.make([])
    const write = values().update({ spreadsheetId, range: `${TAB}!A1`, requestBody: { values: [['a']] } })
    await expect(write).rejects.toMatchObject({
      status: 400,
      message: "'valueInputOption' is required but not specified",
    })
  })

  it('appends below the table that it finds, in its columns; or pushes rows down', async () => {
    const spreadsheetId = await google.make([
      ['title'],
      [],
      ['', 'STT', 'Tên'],
      ['', 1, 'A'],
      [],
      ['', '', '', '', 'chữ ký'],
    ])
    const append = async (range: string, row: string[], insertDataOption?: string) =>
      (
        await values().append({
          spreadsheetId,
          range,
          valueInputOption: 'USER_ENTERED',
          ...(insertDataOption ? { insertDataOption } : {}),
          requestBody: { values: [row] },
        })
      ).data
    expect(await append(`${TAB}!B3:C3`, ['2', 'B'])).toMatchObject({
      tableRange: "'Trang 1'!B3:C4",
      updates: { updatedRange: "'Trang 1'!B5:C5", updatedCells: 2 },
    })
    // The row just appended now touches the line of the signature.
    await append(`${TAB}!B3:C3`, ['3', 'C'], 'INSERT_ROWS')
    expect(await google.shown(spreadsheetId, `${TAB}!A3:E8`)).toEqual([
      ['', 'STT', 'Tên'],
      ['', '1', 'A'],
      ['', '2', 'B'],
      ['', '3', 'C'],
      ['', '', '', '', 'chữ ký'],
    ])
    expect(await append(`${TAB}!H20`, ['z'])).not.toHaveProperty('tableRange')
    await expect(append(`${TAB}!A1`, ['z'], 'ON_TOP')).rejects.toMatchObject({ status: 400 })
  })

  it('clears values and leaves formats', async () => {
    const spreadsheetId = await google.make([
      ['1.234,5', 'b'],
      ['c', 'd'],
    ])
    const one = await values().clear({ spreadsheetId, range: `${TAB}!A1` })
    expect(one.data).toEqual({ spreadsheetId, clearedRange: "'Trang 1'!A1" })
    const many = await values().batchClear({
      spreadsheetId,
      requestBody: { ranges: [`${TAB}!B1`, `${TAB}!A2`] },
    })
    expect(many.data.clearedRanges).toEqual(["'Trang 1'!B1", "'Trang 1'!A2"])
    expect(await google.shown(spreadsheetId, TAB)).toEqual([[], ['', 'd']])
    await values().update({
      spreadsheetId,
      range: `${TAB}!A1`,
      valueInputOption: 'RAW',
      requestBody: { values: [[2000]] },
    })
    expect(await google.shown(spreadsheetId, `${TAB}!A1`)).toEqual([['2.000']])
  })
})
