import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runRollcall } from '../support/run-rollcall.ts'

/** A unit without Google: its sheet is downloaded, filled in another program, and mailed back. */
describe('filled in offline', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-offline-'))
    await runRollcall(['start', '--once', '--state', folder])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const sheetOf = (unit: string): string => join(folder, 'out', 'sheets', `${unit}.xlsx`)

  async function open(path: string): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    return workbook
  }

  /** Types a row under the heading by the headings' words. */
  function typeRow(
    sheet: ExcelJS.Worksheet,
    row: number,
    cells: Readonly<Record<string, string | number>>,
  ): void {
    const headings = sheet.getRow(5).values as (string | undefined)[]
    for (const [heading, value] of Object.entries(cells))
      sheet.getCell(row, headings.indexOf(heading)).value = value
  }

  const exemplar = (name: string): Readonly<Record<string, string | number>> => ({
    'Tên tập thể, cá nhân hoặc mô hình': name,
    'Loại hình': 'Tập thể',
    'Lĩnh vực': 'Kinh tế',
    'Tóm tắt thành tích': 'Vận động bà con hiến đất làm đường.',
    'Năm đăng ký': 2023,
    'Mới/Tiếp tục': 'Mới',
  })

  it('gives the verdict that it would have online', async () => {
    const workbook = await open(sheetOf('vl-c12'))
    const sheet = workbook.getWorksheet('F1')
    if (!sheet) throw new Error('no form')
    for (const [i, name] of ['Thôn Nà Lầu', 'Thôn Bản Chu', 'Thôn Nà Phai'].entries())
      typeRow(sheet, 6 + i, exemplar(name))
    const file = join(folder, 'Xa Bac Viet - da dien.xlsx')
    await workbook.xlsx.writeFile(file)
    const run = await runRollcall(['import', file, '--state', folder])
    expect(run.out).toMatch(/Xã Bắc Việt +3 +3 +đúng hạn +Đạt/)
    const answered = (await open(sheetOf('vl-c12'))).getWorksheet('F1')
    if (!answered) throw new Error('no form')
    const status = (answered.getRow(5).values as string[]).indexOf('Kết quả kiểm tra')
    expect([6, 7, 8].map((row) => answered.getCell(row, status).value)).toEqual([
      'Hợp lệ',
      'Hợp lệ',
      'Hợp lệ',
    ])
  })

  it('takes in the same file again without a change', async () => {
    const again = await runRollcall(['import', join(folder, 'Xa Bac Viet - da dien.xlsx'), '--state', folder])
    expect(again.out).toContain('0 dòng, 0 ô, 0 thư')
    expect(again.code).toBe(0)
  })

  it('holds a file copied for another unit, and says whose rows they are', async () => {
    const file = join(folder, 'copied.xlsx')
    const workbook = await open('plans/van-lang-146/returns/Xa Thanh Long.xlsx')
    await workbook.xlsx.writeFile(file)
    const run = await runRollcall(['import', file, '--unit', 'Xã Bắc Hùng', '--state', folder])
    expect(run.out).toMatch(/Xã Bắc Hùng: Các dòng ghi Xã Thanh Long/)
  })

  it('asks whose a file is that does not tell', async () => {
    const run = await runRollcall(['import', 'package.json', '--state', folder])
    expect(run.out).toContain('Không rõ tệp «package.json» của đơn vị nào')
    expect(run.code).toBe(1)
  })
})
