import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatRequest, type Opened, openScript } from './open-script.ts'

const BUNDLE = `
  const tab = () => SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]
  function read(row, column, rows, columns) { return tab().getRange(row, column, rows, columns).getValues() }
  function write(row, column, values) {
    tab().getRange(row, column, values.length, values[0].length).setValues(values)
  }
  function writeInto(rows, columns, values) { tab().getRange(1, 1, rows, columns).setValues(values) }
  function fill(value) { tab().getRange(1, 8, 2, 2).setValue(value) }
  function writeDate() { tab().getRange(10, 4).setValue(new Date(Date.UTC(2023, 3, 3, 17))) }
  function ownWorld() {
    const value = tab().getRange(2, 2).getValue()
    let error
    try { tab().getRange(0, 1) } catch (caught) { error = caught }
    return [
      value instanceof Date,
      tab().getRange(1, 1).getValues() instanceof Array,
      error instanceof Error,
      error.name,
      String(tab()),
    ]
  }
  function facts() {
    const book = SpreadsheetApp.getActiveSpreadsheet()
    const range = tab().getRange(2, 3, 4, 5)
    return [
      book.getId(), book.getName(), tab().getName(), tab().getSheetId(), tab().getMaxRows(),
      [range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns()],
      range.getSheet().getSheetId(), book.getSheetByName('Không có'), book.getActiveSheet().getName(),
    ]
  }
  function extent() {
    const data = tab().getDataRange()
    return [tab().getLastRow(), tab().getLastColumn(), data.getNumRows(), data.getNumColumns()]
  }
  function area(...numbers) { tab().getRange(...numbers) }
  function move() { SpreadsheetApp.getActiveSpreadsheet().setActiveSheet(tab()); tab().getRange(7, 3).activate() }
  function metadata() {
    const of = (holder) => holder.getDeveloperMetadata().map((one) => [one.getKey(), one.getValue()])
    return [of(SpreadsheetApp.getActiveSpreadsheet()), of(tab())]
  }
  function odd(what) { new Function('tab', what)(tab()) }
`
let opened: Opened
beforeAll(async () => {
  opened = await openScript(BUNDLE)
  await opened.request(formatRequest('DATE', 1), formatRequest('TEXT', 2))
  await opened.write('A2', [['Nông Văn Hiếu', 45019, '0912', true, 3.5]])
})
afterAll(() => opened.close())
const call = (name: string, ...args: unknown[]) => opened.script.call(name, ...args)

describe('values', () => {
  it('come out as text, dates in the zone of the sheet, booleans, numbers, and "" for nothing', async () => {
    const date = new Date('2023-04-03T00:00:00+07:00')
    expect(await call('read', 2, 1, 2, 6)).toEqual([
      ['Nông Văn Hiếu', date, '0912', true, 3.5, ''],
      ['', '', '', '', '', ''],
    ])
    expect(await call('ownWorld')).toEqual([true, true, true, 'Exception', 'Sheet'])
  })

  it('go in as typed, and the REST face has them at once', async () => {
    await call('write', 4, 1, [
      ['1.234,5', '4/4/2023', '0990', "'=1", 'TRUE', ''],
      ['x', '', '', '', '', 7],
    ])
    expect(await opened.look('A4:F5')).toEqual([
      [1234.5, 45020, '0990', '=1', true],
      ['x', '', '', '', '', 7],
    ])
    await call('writeDate')
    expect(await opened.look('D10')).toEqual([[45020]])
    expect(await call('read', 10, 4, 1, 1)).toEqual([[new Date('2023-04-04T00:00:00+07:00')]])
    await call('fill', 'như nhau')
    expect(await opened.look('H1:I2')).toEqual([
      ['như nhau', 'như nhau'],
      ['như nhau', 'như nhau'],
    ])
  })

  it.each(['=HYPERLINK("x")', '- không có', '+84 912 345 678'])(
    'that begin like a formula are one: %s',
    async (text) => {
      await call('write', 12, 1, [[text]])
      const { tabs } = opened.google.store.open(opened.spreadsheetId).workbook
      expect(tabs[0]?.cells[11]?.[0]).toEqual({ value: '#ERROR!', formula: text.replace(/^=/, '') })
    },
  )

  it('stay text in a text cell, whatever they look like', async () => {
    await call('write', 12, 3, [['=1'], ['-'], ['007']])
    expect(await opened.look('C12:C14')).toEqual([['=1'], ['-'], ['007']])
  })

  it('of another size than the range are refused in words that say so', async () => {
    await expect(call('writeInto', 2, 1, [['a'], ['b'], ['c']])).rejects.toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 3 but the range has 2.',
    )
    await expect(call('writeInto', 1, 2, [['a']])).rejects.toThrow('The data has 1 but the range has 2.')
  })
})

describe('the spreadsheet', () => {
  it('tells about itself', async () => {
    expect(await call('facts')).toEqual([
      opened.spreadsheetId,
      'Xã Tân Thanh',
      'Trang tính1',
      0,
      1000,
      [2, 3, 4, 5],
      0,
      null,
      'Trang tính1',
    ])
  })

  it('knows how far it is filled', async () => {
    const other = await openScript(BUNDLE)
    expect(await other.script.call('extent')).toEqual([0, 0, 1, 1])
    await other.write('C7', [['x']])
    expect(await other.script.call('extent')).toEqual([7, 3, 7, 3])
    await other.close()
  })

  it.each([
    [[0, 1], 'The starting row of the range is too small.'],
    [[1, 0], 'The starting column of the range is too small.'],
    [[1, 1, 0], 'The number of rows in the range must be at least 1.'],
    [[1, 1, 1, 0], 'The number of columns in the range must be at least 1.'],
    [[1000, 26, 2], 'The coordinates of the range are outside the dimensions of the sheet.'],
    [['A1', 1], 'Not supported here: Sheet.getRange(String,number)'],
  ])('has no range at %j', async (numbers, message) => {
    await expect(call('area', ...numbers)).rejects.toThrow(message)
  })

  it('moves the cursor of the person', async () => {
    await call('move')
    expect(opened.script.screen.active).toEqual({ sheetId: 0, row: 7, column: 3 })
  })

  it('gives its metadata and that of a tab', async () => {
    const metadata = (location: object, metadataKey: string, metadataValue: string) => ({
      createDeveloperMetadata: {
        developerMetadata: { location, metadataKey, metadataValue, visibility: 'DOCUMENT' },
      },
    })
    await opened.request(
      metadata({ spreadsheet: true }, 'rollcall', '{}'),
      metadata({ sheetId: 0 }, 'rollcall-form', '{"id":"F1"}'),
    )
    expect(await call('metadata')).toEqual([[['rollcall', '{}']], [['rollcall-form', '{"id":"F1"}']]])
  })

  it.each([
    ['tab.getRange(1, 1).setFormula("=1")', 'Not supported here: Range.setFormula'],
    ['tab.getRange(1, 1).getDisplayValues', 'Not supported here: Range.getDisplayValues'],
    ['tab.hideColumns(1)', 'Not supported here: Sheet.hideColumns'],
    ['tab.name = "x"', 'Not supported here: to set Sheet.name'],
    ['tab.getRange(1, 1).setValue(undefined)', 'Not supported here: Range.setValue with undefined'],
    ['tab.getRange(1, 1).setValue(NaN)', 'Not supported here: Range.setValue with NaN'],
    ['tab.getRange(1, 1).setValues("x")', 'Not supported here: Range.setValues(String)'],
    ['SpreadsheetApp.flush()', 'Not supported here: SpreadsheetApp.flush'],
    [
      'SpreadsheetApp.getActiveSpreadsheet().setActiveSheet({})',
      'Not supported here: Spreadsheet.setActiveSheet(Object)',
    ],
  ])('names what is not supported: %s', async (what, message) => {
    await expect(call('odd', what)).rejects.toThrow(message)
  })
})
