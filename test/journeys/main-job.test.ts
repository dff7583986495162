import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeReturns } from '../support/make-returns.ts'
import { lettersOf, mailsOf, textsOf, workbookOf } from '../support/read-results.ts'
import { type Run, runRollcall } from '../support/run-rollcall.ts'
import { hasSamples } from '../support/sample-rows.ts'

/** The main job as a newcomer runs it, read back with other libraries than those that wrote. */

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (state: string, ...more: string[]): Promise<Run> =>
  runRollcall(['start', '--once', '--state', join(folder, state), ...more])

const at = (state: string): string => join(folder, state)

describe('the main job', () => {
  let first: Run
  beforeAll(async () => {
    first = await start('main')
  }, 60_000)

  it('ends well and says what it did', () => {
    expect(first.code).toBe(0)
    expect(first.out).toContain('Tính đến 08:00 ngày 01/12/2023')
    expect(first.out).toMatch(/Thay đổi lần này: 50 dòng, \d+ ô, 23 thư\./)
    expect(first.out).toMatch(/Xã Thanh Long +3 +11 +7 +đúng hạn +Đạt/)
    expect(first.out).toMatch(/Xã Hoàng Việt +3 +0 +chưa nộp +Chưa đủ, thiếu 3/)
  })

  it('refuses the broken file by name and holds the sheet of another unit, and goes on', () => {
    expect(first.out).toContain('Tệp «Bac Viet (tai ve).xlsx» bị hỏng')
    expect(first.out).toContain('Xã Tân Mỹ: Các dòng ghi Xã Hội Hoan')
  })

  it('finds nothing to do the second time', async () => {
    const second = await start('main')
    expect(second.code).toBe(0)
    expect(second.out).toContain('Không có gì thay đổi: 0 dòng, 0 ô, 0 thư.')
  })

  it('writes the result beside each row of the sheet and into its error tab', async () => {
    const book = await workbookOf(at('main'), 'sheets/vl-c10.xlsx')
    const rows = textsOf(book, 'Danh sách')
    const row = rows.find((cells) => cells[1] === 'N«ng V¨n Thµnh')
    expect(row?.[18]).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(row?.slice(19)).toEqual(['Lỗi', expect.stringContaining('«Nông Văn Thành»')])
    expect(rows.flat()).toContain('■■■ Có 11, cần ít nhất 3: đã đủ')
    expect(book.getWorksheet('Danh sách')?.getColumn(19).hidden).toBe(true)
    const errors = textsOf(book, 'Lỗi')
    expect(errors.filter((cells) => cells[0] === 'Lỗi')).toHaveLength(7)
    expect(errors.flat()).toContain('31/12/2023')
  })

  it('leaves every cell that the office typed as it was', async () => {
    const sent = new ExcelJS.Workbook()
    await sent.xlsx.readFile('plans/van-lang-146/returns/Xa Thanh Long.xlsx')
    const returned = await workbookOf(at('main'), 'sheets/vl-c10.xlsx')
    // The office's 18 columns; ours stand right of them.
    const width = 18
    const typed = textsOf(sent, 'Danh sách')
    const kept = textsOf(returned, 'Danh sách')
    typed.forEach((row, i) => {
      const whole = Array.from({ length: width }, (_, column) => row[column] ?? '')
      expect(Array.from({ length: width }, (_, column) => kept[i]?.[column] ?? '')).toEqual(whole)
    })
    expect(typed.length).toBeGreaterThan(20)
  })

  it('reminds units that are short, and only them, without a name of a person', async () => {
    const mails = await mailsOf(at('main'))
    const reminders = mails.filter((mail) => mail.subject?.includes('còn thiếu'))
    expect(reminders).toHaveLength(21)
    expect(new Set(lettersOf(mails)).size).toBe(mails.length)
    const hoangViet = reminders.find((mail) => mail.subject?.startsWith('Xã Hoàng Việt'))
    expect(hoangViet?.subject).toBe('Xã Hoàng Việt: còn thiếu 3 điển hình năm 2023, hạn 31/12/2023')
    expect(hoangViet?.text).toContain('yêu cầu đơn vị bổ sung 3 điển hình tiên tiến (đã có 0, cần ít nhất 3)')
    expect(hoangViet?.text).toContain('còn 30 ngày')
    const bacViet = reminders.find((mail) => mail.subject?.startsWith('Xã Bắc Việt'))
    expect(bacViet?.text).toContain('Tệp «Bac Viet (tai ve).xlsx» bị hỏng, không mở được')
    const whole = mails.map((mail) => `${mail.subject} ${mail.html} ${mail.text}`).join(' ')
    for (const personal of ['Nông Thị Hạnh', 'Triệu Văn Páo', '0990000'])
      expect(whole).not.toContain(personal)
  })

  it('mails the roll-up with the figure in the subject', async () => {
    const rollups = (await mailsOf(at('main'))).filter((mail) => mail.subject?.includes('đơn vị đủ chỉ tiêu'))
    expect(rollups.map((mail) => mail.to?.[0]?.address).sort()).toEqual([
      'chutich@vanlang.example.vn',
      'thiduakhenthuong@vanlang.example.vn',
    ])
    expect(rollups[0]?.subject).toBe('Văn Lãng 2023: 13/34 đơn vị đủ chỉ tiêu, 20 chưa nộp')
    expect(Buffer.byteLength(rollups[0]?.html ?? '')).toBeLessThan(80_000)
  })

  it('writes the report and its list, and the page leads to them', async () => {
    const page = await readFile(join(at('main'), 'out', 'index.html'), 'utf8')
    for (const name of ['report.docx', 'list.docx']) {
      expect((await readFile(join(at('main'), 'out', name))).subarray(0, 2).toString()).toBe('PK')
      expect(page).toContain(`href="${name}"`)
    }
    expect(page.split('</style>')[0]).toContain('"Segoe UI"')
  })

  it('builds the summary spreadsheet', async () => {
    const book = await workbookOf(at('main'), 'summary.xlsx')
    expect(book.worksheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Tổng quan',
        'Theo đơn vị',
        'Theo lĩnh vực',
        'Tình hình nộp',
        'Giới thiệu cấp trên',
        'Lỗi theo loại',
        'Nhiệm vụ',
      ]),
    )
    expect(
      textsOf(book, 'Tổng quan')
        .find((row) => row[0] === '34')
        ?.slice(0, 7),
    ).toEqual(['34', '14', '13', '0', '20', '50', '7'])
    expect(
      textsOf(book, 'Giới thiệu cấp trên')
        .filter(([number]) => /^\d+$/.test(String(number)))
        .map((row) => row[1]),
    ).toHaveLength(3)
    expect(textsOf(book, 'Giới thiệu cấp trên').flat().join(' ')).not.toMatch(/0990000/)
  })

  it('catches up when the clock is moved on: one reminder and one roll-up each, the newest', async () => {
    const later = await start('main', '--at', '2023-12-16')
    // Reminders of 16/12 are merged into none, the roll-up of 15/12 goes to its two readers.
    // The cut-off of 14/12 froze the figures, and the summary says so.
    expect(later.out).toContain('Chốt số liệu lần 1, tính đến 23:59 ngày 14/12/2023')
    expect(later.out).toMatch(/Thay đổi lần này: 0 dòng, [1-9]\d* ô, 23 thư\./)
    const book = await workbookOf(at('main'), 'summary.xlsx')
    expect(textsOf(book, 'Theo đơn vị')[0]?.[0]).toContain('số liệu chốt lần 1')
    expect((await start('main', '--at', '2023-12-16')).out).toContain('0 dòng, 0 ô, 0 thư')
  })

  it('speaks English throughout', async () => {
    const english = await start('english', '--lang', 'en')
    expect(english.out).toContain('Changed this time: 50 rows')
    const rows = textsOf(await workbookOf(at('english'), 'sheets/vl-c10.xlsx'), 'Errors').flat()
    expect(rows).toContain('Deadline')
    expect(
      (await mailsOf(at('english'))).some(
        (mail) => mail.subject === 'Văn Lãng 2023: 13/34 units meet their quota, 20 sent nothing',
      ),
    ).toBe(true)
  })
})

describe.skipIf(!hasSamples)('the good rows alone', () => {
  it('give the figures that the plan expects', async () => {
    const plans = join(folder, 'plans')
    await cp('plans', plans, { recursive: true })
    await makeReturns({ good: true, bad: false }, join(plans, 'van-lang-146/returns'))
    const run = await start('good', '--plan', join(plans, 'van-lang-146'))
    expect(run.code).toBe(0)
    const summary = await workbookOf(at('good'), 'summary.xlsx')
    const byField = textsOf(summary, 'Theo lĩnh vực').map(([field, ...figures]) => [
      field,
      Number(figures[2]),
    ])
    expect(Object.fromEntries(byField)).toMatchObject({
      ...{
        'Kinh tế': 9,
        'Xã hội': 6,
        'Chính trị': 4,
        'An ninh': 3,
        'Giáo dục': 3,
        'Quốc phòng': 2,
        'Văn hóa': 2,
        'Y tế': 1,
      },
    })
    const total = textsOf(summary, 'Theo đơn vị').find((row) => row[1] === 'Tổng cộng')
    expect(total?.slice(4, 6)).toEqual(['12', '18'])
    expect(textsOf(summary, 'Tổng quan').find((row) => row[0] === 'VL-16')?.[3]).toBe('6/17')
    const communes = textsOf(summary, 'Tình hình nộp').slice(2, 19)
    expect(communes.filter((row) => row[2] === 'Chưa nộp')).toHaveLength(11)
  })
})
