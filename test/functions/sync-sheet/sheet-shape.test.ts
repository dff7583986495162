import type { sheets_v4 } from '@googleapis/sheets'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import { ERROR_TAB_ID } from '../../../domain/sheet/error-tab.ts'
import type { Cell, Grid } from '../../../domain/sheet/grid.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const WIDTH = HEADERS.length
const [STATUS, REASON] = [WIDTH + 1, WIDTH + 2] as const
const [NAME, JOB, FIELD, MERITS, FORM, NOTE] = [1, 3, 9, 11, 12, 17] as const

const rowsOf = (rows: number): Cell[][] => bigSheet(rows, 0, rig.unit.name)

async function synced(rows: readonly (readonly Cell[])[]): Promise<SheetSeat> {
  const seat = await rig.seat(rig.unit, [HEADERS, ...rows])
  expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: rows.length })
  return seat
}

const changed = (row: readonly Cell[] | undefined, cells: Readonly<Record<number, Cell>>): Cell[] =>
  (row ?? []).map((cell, column) => cells[column] ?? cell)

const stateOf = (seat: SheetSeat) => rig.services.reports.stateOf(seat)

async function errorsOf({ spreadsheetId }: SheetSeat): Promise<Grid> {
  const reading = await rig.services.sheets.read(spreadsheetId, [ERROR_TAB_ID])
  return reading.ok ? (reading.tabs[0]?.grid ?? []) : []
}

describe('what people do to the tab itself', () => {
  it('a tab of theirs that is called like ours, in whatever case, stays theirs, and ours gets another name', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...rowsOf(2)])
    const own = { rows: 5, columns: 5, frozenRows: 0 }
    const made = await rig.services.sheets.write(
      seat.spreadsheetId,
      ['LỖI', 'lỗi (HỆ THỐNG)'].map((title, i) => ({ kind: 'add-tab', tabId: 50 + i, title, ...own })),
      [{ tabId: 50, row: 0, column: 0, cells: [['của xã']] }],
    )
    expect(made.ok).toBe(true)
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: 2 })
    const described = await rig.services.sheets.describe(seat.spreadsheetId)
    const titles = described.ok ? described.tabs.map(({ tabId, title }) => [tabId, title]) : []
    expect(titles).toContainEqual([50, 'LỖI'])
    expect(titles).toContainEqual([ERROR_TAB_ID, 'Lỗi (hệ thống) 2'])
    expect((await errorsOf(seat)).length).toBeGreaterThan(0)
  })

  it('rows that are hidden, filtered or frozen are read like any other', async () => {
    const seat = await synced(rowsOf(8))
    const sheetId = seat.tabId
    const requests: sheets_v4.Schema$Request[] = [
      {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'ROWS', startIndex: 2, endIndex: 5 },
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
      {
        updateSheetProperties: {
          properties: { sheetId, gridProperties: { frozenRowCount: 1 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      {
        setBasicFilter: {
          filter: { range: { sheetId, startRowIndex: 0, endRowIndex: 9, startColumnIndex: 0 } },
        },
      },
    ]
    await rig.edit(seat, requests)
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0, held: null })
    expect(await stateOf(seat)).toMatchObject({ rows: 8, counted: 8 })
  })

  it('a tab is known by its id when it is renamed and moved, and its duplicate is nobody', async () => {
    const seat = await synced(rowsOf(4))
    const sheetId = seat.tabId
    await rig.edit(seat, [
      { duplicateSheet: { sourceSheetId: sheetId, newSheetId: 501, newSheetName: 'Bản sao' } },
      { updateSheetProperties: { properties: { sheetId, title: 'Danh sách mới' }, fields: 'title' } },
      { updateSheetProperties: { properties: { sheetId, index: 3 }, fields: 'index' } },
    ])
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0, held: null })
    await rig.type(seat, 5, 0, [changed(rowsOf(5)[4], {})])
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 1, held: null })
    expect(await stateOf(seat)).toMatchObject({ rows: 5, counted: 5 })
  })

  it('cells that were merged leave the others empty, and each row says what it lacks', async () => {
    const seat = await synced(rowsOf(4))
    const range = {
      sheetId: seat.tabId,
      startRowIndex: 1,
      endRowIndex: 4,
      startColumnIndex: FIELD,
      endColumnIndex: FIELD + 1,
    }
    await rig.edit(seat, [{ mergeCells: { range, mergeType: 'MERGE_ALL' } }])
    await rig.sync(seat)
    const beside = (await rig.look(seat)).slice(1).map((row) => [row[STATUS], row[REASON] ?? null])
    const lacking = ['Lỗi', expect.stringContaining('Lĩnh vực')]
    expect(beside).toEqual([['Hợp lệ', null], lacking, lacking, ['Hợp lệ', null]])
    const places = (await errorsOf(seat)).map((row) => row[1])
    expect(places).toEqual(expect.arrayContaining(['J3', 'J4']))
    expect((await rig.look(seat))[3]?.[REASON]).toContain('các ô J2:J4 đang gộp; xin bỏ gộp')
  })

  it('come with the cells: a sheet with an empty cell costs one read, whether it changed or not', async () => {
    const seat = await synced(rowsOf(3))
    await rig.type(seat, 2, FIELD, [[null]])
    const paths = async () => {
      rig.reset()
      await rig.sync(seat)
      return rig.traffic.google.map(({ path }) => path.split('/').at(-1))
    }
    const read = `${seat.spreadsheetId}:getByDataFilter`
    // The other two are Drive's, and the writing.
    expect(await paths()).toEqual([read, seat.spreadsheetId, 'values:batchUpdateByDataFilter'])
    expect(await paths()).toEqual([read])
  })

  it('a tab that was emptied says so and loses nothing', async () => {
    const seat = await rig.seat(rig.unit, [])
    expect(await rig.sync(seat)).toMatchObject({ held: null, rowsWritten: 0 })
    await rig.type(seat, 0, 0, [HEADERS])
    expect(await rig.sync(seat)).toMatchObject({ held: null, rowsWritten: 0 })
    expect((await stateOf(seat))?.notices).toEqual([{ code: 'N-EMPTY', params: {} }])
    await rig.type(seat, 1, 0, rowsOf(3))
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 3 })
    const nothing = Array.from({ length: 4 }, () => Array<Cell>(REASON + 1).fill(null))
    await rig.type(seat, 0, 0, nothing)
    for (let round = 0; round < 3; round++)
      expect(await rig.sync(seat)).toMatchObject({ held: { code: 'H-MASS-LOSS' } })
    expect(await stateOf(seat)).toMatchObject({ rows: 3, counted: 3 })
  })
})

describe('what stands in cells', () => {
  it('of a formula counts what it shows, and an error that it shows is named', async () => {
    const book = new ExcelJS.Workbook()
    const tab = book.addWorksheet('F1')
    tab.addRow(HEADERS)
    for (const row of rowsOf(2)) tab.addRow(row)
    tab.getCell(2, NOTE + 1).value = { formula: '"Ghi "&"chú"', result: 'Ghi chú' }
    tab.getCell(3, JOB + 1).value = { formula: 'VLOOKUP(1,A:B,2,0)', result: { error: '#N/A' } }
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const spreadsheetId = await rig.services.files.importWorkbook('Bảng', bytes)
    const described = await rig.services.sheets.describe(spreadsheetId)
    const tabId = described.ok ? (described.tabs[0]?.tabId ?? -1) : -1
    const seat = { ...(await rig.seat(rig.unit, [])), spreadsheetId, tabId, sheetKey: 'formulas' }
    await rig.services.reports.registerSheet(seat)
    await rig.sync(seat)
    const ids = Object.keys((await stateOf(seat))?.manifest ?? {})
    const stored = await rig.services.reports.rowsOf(seat.sheetKey, ids)
    expect(stored.map(({ raw }) => raw.ghi_chu ?? null).sort()).toEqual(['Ghi chú', null])
    expect(await stateOf(seat)).toMatchObject({ rows: 2, counted: 1, problems: { 'E-CELL-ERROR': 1 } })
  })

  it('the longest cells that a spreadsheet takes are refused by their length, and the other rows go on', async () => {
    const longest = 'ộ'.repeat(50_000)
    const [first, second, third] = rowsOf(3)
    const whole = (first ?? []).map((cell) => (typeof cell === 'string' ? longest : cell))
    const wide = changed(second, { [MERITS]: '１'.repeat(50_000), [NAME]: `${longest.slice(1)}\u00a0` })
    const seat = await synced([whole, wide, third ?? []])
    const beside = (await rig.look(seat)).slice(1).map((row) => [row[STATUS], String(row[REASON] ?? '')])
    expect(beside.map(([status]) => status)).toEqual(['Lỗi', 'Lỗi', 'Hợp lệ'])
    expect(beside[1]?.[1]).toContain('ký tự')
    expect(beside.every(([, reason]) => String(reason).length < 5000)).toBe(true)
    expect(await stateOf(seat)).toMatchObject({ rows: 3, counted: 1 })
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0 })
  })

  it('thousands of foreign columns with long headings are told in few words', async () => {
    const strange = Array.from({ length: 3000 }, (_, i) => `${'Cột lạ '.repeat(100)}${i}`)
    const seat = await rig.seat(rig.unit, [HEADERS])
    const room = { sheetId: seat.tabId, dimension: 'COLUMNS', length: strange.length }
    await rig.edit(seat, [{ appendDimension: room }])
    await rig.type(seat, 0, 0, [[...HEADERS, ...strange], rowsOf(1)[0] ?? []])
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: 1, held: null })
    const [notice] = (await stateOf(seat))?.notices ?? []
    expect(notice?.code).toBe('N-UNKNOWN-COLUMN')
    expect(String(notice?.params.headers).length).toBeLessThan(1500)
  })

  it('names of parts of every object are plain text, as headings and in cells', async () => {
    const words = ['__proto__', 'constructor', 'prototype', 'toString']
    const before = Object.getOwnPropertyNames(Object.prototype)
    const rows = rowsOf(4).map((row, i) => [
      ...changed(row, { [NAME]: words[i] ?? '', [JOB]: words[i] ?? '', [NOTE]: words[i] ?? '' }),
      ...words,
    ])
    const seat = await rig.seat(rig.unit, [[...HEADERS, ...words], ...rows])
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 4, held: null })
    const ids = Object.keys((await stateOf(seat))?.manifest ?? {})
    const stored = await rig.services.reports.rowsOf(seat.sheetKey, ids)
    expect(stored.map(({ raw }) => raw.ghi_chu)).toEqual(expect.arrayContaining(words))
    expect(stored.flatMap(({ raw }) => Object.keys(raw))).not.toContain('__proto__')
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  })

  it('what looks like a formula is text in the sheet that goes back, and in its workbook', async () => {
    const texts = ['=HYPERLINK("http://example.vn")', '+84990000111', '-1', '@SUM(A1)', '\t=1', '＝1+1', "'x"]
    const rows = rowsOf(texts.length).map((row, i) => changed(row, { [FORM]: texts[i] ?? '' }))
    const seat = await synced(rows)
    expect((await rig.look(seat)).slice(1).map((row) => row[FORM])).toEqual(texts)
    const book = new ExcelJS.Workbook()
    const bytes = await rig.services.files.exportWorkbook(seat.spreadsheetId)
    await book.xlsx.load(Uint8Array.from(bytes).buffer)
    const types = new Set<ExcelJS.ValueType>()
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => row.eachCell((cell) => types.add(cell.type)))
    })
    expect(types).not.toContain(ExcelJS.ValueType.Formula)
    expect(types).not.toContain(ExcelJS.ValueType.Hyperlink)
    const column = book.worksheets.find(({ rowCount }) => rowCount > texts.length)?.getColumn(FORM + 1)
    const found: unknown[] = []
    column?.eachCell(({ value }) => found.push(value))
    expect(found.slice(1, 1 + texts.length)).toEqual(texts)
  })
})

describe('a tab', () => {
  it('of over two million cells is held before a cell of it is pulled, and read when it is smaller', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...rowsOf(2)])
    const sheetId = seat.tabId
    await rig.edit(seat, [{ appendDimension: { sheetId, dimension: 'ROWS', length: 80_000 } }])
    rig.reset()
    expect(await rig.sync(seat)).toMatchObject({ held: { code: 'H-TOO-MANY-CELLS' }, cellsWritten: 0 })
    const answers = JSON.stringify(rig.traffic.google)
    expect(answers).not.toContain(String(rowsOf(1)[0]?.[NAME]))
    expect(await stateOf(seat)).toMatchObject({
      held: { params: { tab: 'F1', rows: 80_100, columns: 26 } },
      rows: 0,
    })
    await rig.edit(seat, [
      { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 100, endIndex: 80_100 } } },
    ])
    expect(await rig.sync(seat)).toMatchObject({ held: null, rowsWritten: 2 })
  })
})

describe('one person in the sheets of two units', () => {
  it('is sound in each, and neither sheet tells of the other', async () => {
    const [, other] = rig.campaign.units
    if (!other) throw new Error('the sample plan has one unit only')
    const person = { [NAME]: 'Nông Văn Canh', [NOTE]: 'CHIM-HOANG-YEN' }
    const first = await rig.seat(rig.unit, [HEADERS, changed(bigSheet(1, 0, rig.unit.name)[0], person)])
    const second = await rig.seat(other, [
      HEADERS,
      changed(bigSheet(1, 0, other.name)[0], { [NAME]: person[NAME] }),
    ])
    for (const seat of [first, second, first]) await rig.sync(seat)
    for (const [seat, stranger] of [
      [first, other],
      [second, rig.unit],
    ] as const) {
      expect(await stateOf(seat)).toMatchObject({ rows: 1, counted: 1, problems: {} })
      const all = JSON.stringify([await rig.look(seat), await errorsOf(seat)])
      expect(all).not.toContain(stranger.name)
    }
    expect(JSON.stringify([await rig.look(second), await errorsOf(second)])).not.toContain('CHIM-HOANG-YEN')
  })
})
