import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { exportXlsx } from '../../../../infra/local/google/export-xlsx.ts'
import { newTab, putBox, type Tab } from '../../../../infra/local/google/workbook.ts'

const LONG = 'Ghi đủ họ và tên như trong giấy tờ; không viết tắt, không ghi chức danh vào ô này.'
const wrapped = { value: LONG, format: { wrapStrategy: 'WRAP' } } as const

/** The file as another program reads it. */
async function reread(fill: (tab: Tab) => void): Promise<ExcelJS.Worksheet> {
  const tab = newTab(1, 'Cá nhân', { rows: 9, columns: 3 })
  fill(tab)
  const workbook = { id: 'id', title: 'Sổ', locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh', tabs: [tab] }
  const file = new ExcelJS.Workbook()
  await file.xlsx.load((await exportXlsx(workbook)).slice().buffer)
  const sheet = file.worksheets[0]
  if (!sheet) throw new Error('no sheet')
  return sheet
}

it('gives a row whose text wraps the height of its lines, and leaves the others alone', async () => {
  const sheet = await reread((tab) => {
    putBox(tab, 0, 0, wrapped)
    putBox(tab, 1, 0, { value: LONG })
    putBox(tab, 2, 0, { value: 'một\nhai\nba', format: { wrapStrategy: 'WRAP' } })
  })
  // More than 80 letters at 13 a line are seven lines; three lines are typed.
  expect(sheet.getRow(1).height).toBe(105)
  expect(sheet.getRow(3).height).toBe(45)
  expect(sheet.getRow(2).height).toBeUndefined()
})

it('takes a wide column, and a cell merged over others, to need no more than a line', async () => {
  const sheet = await reread((tab) => {
    tab.columnLooks[0] = { pixelSize: 900 }
    putBox(tab, 0, 0, wrapped)
    putBox(tab, 1, 1, wrapped)
    tab.merges = [{ sheetId: 1, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 3 }]
  })
  expect(sheet.getRow(1).height).toBeUndefined()
  expect(sheet.getRow(2).height).toBeUndefined()
})

it("names Google's font in cells that name none", async () => {
  const sheet = await reread((tab) => {
    putBox(tab, 0, 0, { value: 'a' })
    putBox(tab, 0, 1, { value: 'b', format: { textFormat: { fontFamily: 'Times New Roman', fontSize: 13 } } })
  })
  expect(sheet.getCell('A1').font).toMatchObject({ name: 'Arial', size: 10 })
  expect(sheet.getCell('B1').font).toMatchObject({ name: 'Times New Roman', size: 13 })
})
