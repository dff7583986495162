import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTab } from '../../apps-script/src/check-tab.ts'
import { html } from '../../apps-script/src/html.ts'
import { sendingOf } from '../../apps-script/src/poke-answer.ts'
import { parsePlan, type SheetPlan } from '../../apps-script/src/read-plan.ts'
import { reportTab } from '../../apps-script/src/report-tab.ts'
import { errorsPage, receiptPage, type TabReport } from '../../apps-script/src/sidebar.ts'
import type { Cell, Grid } from '../../domain/sheet/grid.ts'
import { type Refusal, SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { SAMPLE_FORM } from '../support/sample-form.ts'
import { FIRST, GOOD, NO_FIELD, NOW, OTHER, PLAN_TEXT, STATUS, tabWith } from './sample-tab.ts'

const plan = parsePlan(PLAN_TEXT) as SheetPlan
const english: SheetPlan = { ...plan, language: 'en' }
const AT = { day: '2023-11-20', hour: '08:05', seconds: 0 }

const gridWith = (...rows: readonly (readonly Cell[])[]): Grid =>
  tabWith(...rows).map((row) => row.map((cell) => (cell === '' ? null : cell)))

const report = (grid: Grid, as: SheetPlan = plan): TabReport =>
  reportTab(as, { sheetId: 7, name: 'F1', form: SAMPLE_FORM, grid }, checkTab(as, SAMPLE_FORM, grid, NOW))

const unescaped = (markup: string): string =>
  markup.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => {
    const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
    return signs[name] ?? ''
  })

describe('a tab as told', () => {
  it('counts its rows, and lists errors before what should be looked at', () => {
    const mismatch = [3, 'Thôn Nà Lầu', 'Cá nhân', 'Trưởng thôn', 1970, 'Kinh tế']
    const told = report(gridWith(GOOD, mismatch, NO_FIELD))
    expect(told).toMatchObject({
      title: 'Trang F1: Danh sách giới thiệu',
      summary: '3 dòng: 2 dòng hợp lệ, 1 dòng lỗi',
      meter: ['■□□ Có 1, cần ít nhất 3: còn thiếu 2'],
    })
    expect(told.findings.map(({ severity, address, header }) => [severity, address, header])).toEqual([
      ['error', 'F6', 'Lĩnh vực'],
      ['warning', 'C5', 'Loại hình'],
    ])
  })

  it('tells the deadline once', () => {
    const [title = [], ...rest] = gridWith(GOOD)
    const above = [...Array(STATUS).fill(null), 'Thời hạn: 31/12/2023']
    expect(report([title, above, ...rest]).meter).toEqual(['■□□ Có 1, cần ít nhất 3: còn thiếu 2'])
  })

  it('does not trouble people with what was mended', () => {
    expect(report(gridWith([1, 'NÔNG VĂN HIẾU', ...GOOD.slice(2)])).findings).toEqual([])
  })

  it('keeps what only the server can say', () => {
    const waiting = [...GOOD, 'A100000001', 'Cần xem lại', 'Chờ xếp thứ tự']
    const unknown = [...OTHER, 'A100000002', 'Error', 'No such unit']
    expect(report(gridWith(waiting, unknown)).findings).toMatchObject([
      { severity: 'error', row: FIRST + 1, address: 'A5', sentence: 'No such unit' },
      { severity: 'warning', row: FIRST, address: 'A4', sentence: 'Chờ xếp thứ tự' },
    ])
  })

  it('names the row where an error has no column in the tab', () => {
    const form = {
      ...SAMPLE_FORM,
      columns: SAMPLE_FORM.columns.map((column) =>
        column.key === 'gioi_tinh'
          ? { ...column, requiredIf: { column: 'loai_hinh', in: ['ca_nhan'] } }
          : column,
      ),
    }
    const grid = gridWith(GOOD)
    const told = reportTab(plan, { sheetId: 7, name: 'F1', form, grid }, checkTab(plan, form, grid, NOW))
    expect(told.findings).toMatchObject([{ address: 'A4', header: 'Giới tính' }])
  })

  it.each([
    ['is empty', [[null]], 'Chưa có dữ liệu.'],
    ['has a heading only', gridWith(), 'Chưa có dữ liệu.'],
    ['has no result columns', gridWith(GOOD).map((row) => row.slice(0, 6)), SCRIPT_WORDS.vi.noColumns],
    ['has no heading', gridWith(GOOD).slice(FIRST), 'tiêu đề'],
  ])('says when it %s', (_, grid, said) => {
    expect(report(grid).summary).toContain(said)
  })
})

const TODAY = '2023-12-19'

describe('the list of errors', () => {
  const shown = errorsPage(plan, [report(gridWith(GOOD, NO_FIELD))], TODAY)

  it('says whose it is, until when, and how far', () => {
    expect(shown).toContain('<html lang="vi">')
    for (const text of [
      'Xã Thanh Long',
      '146/KH-UBND',
      'Thời hạn: hết ngày 31/12/2023 (còn 12 ngày)',
      'còn thiếu 2',
    ])
      expect(shown).toContain(text)
  })

  it('leads each entry to its cell, counted from 1', () => {
    expect(shown).toContain('data-sheet="7" data-row="5" data-column="6"')
    expect(shown.match(/<button/g)).toHaveLength(1)
  })

  it('is in English where the plan is', () => {
    const page = errorsPage(english, [report(gridWith(GOOD, NO_FIELD), english)], TODAY)
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('Deadline: end of 31 December 2023 (12 days left)')
    expect(page).toContain('Error: F5 - linh_vuc (en)')
  })

  it('says so when there is none, and does not when nothing could be checked', () => {
    const good = errorsPage(plan, [report(gridWith(GOOD))], TODAY)
    expect(good).toContain(SCRIPT_WORDS.vi.allGood)
    expect(good).not.toContain(SCRIPT_WORDS.vi.clickToGo)
    for (const grid of [[[null]], gridWith(GOOD).slice(FIRST), gridWith()])
      expect(errorsPage(plan, [report(grid)], TODAY)).not.toContain(SCRIPT_WORDS.vi.allGood)
  })

  it('stops at 300 entries and says how many more there are', () => {
    const many = errorsPage(plan, [report(gridWith(...Array.from({ length: 310 }, () => NO_FIELD)))], TODAY)
    expect(many.match(/<button/g)).toHaveLength(300)
    expect(many).toContain('Còn 10 mục nữa')
  })
})

describe('what somebody typed', () => {
  it('never becomes markup', () => {
    const attack = `<img src=x onerror="alert(1)"> & '`
    const typed = report(gridWith([1, 'Nông Văn Hiếu', attack, 'Nông dân', 1981, attack]))
    const shown = errorsPage(
      { ...plan, unit: { ...plan.unit, name: attack } },
      [{ ...typed, title: attack, meter: [attack] }],
      TODAY,
    )
    expect(shown).not.toContain('<img')
    expect(unescaped(shown).split('<img src=x').length - 1).toBeGreaterThanOrEqual(5)
  })

  it('is shown as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`${text}`
        expect(markup).not.toMatch(/[<>"']/)
        expect(unescaped(markup)).toBe(text)
      }),
    )
  })
})

describe('the receipt', () => {
  const tabs = [report(gridWith(GOOD, NO_FIELD))]

  it('says when, and what was found', () => {
    const shown = receiptPage(plan, tabs, { sent: true, checked: null }, AT)
    for (const text of [
      'Gửi lúc 08:05 ngày 20/11/2023',
      '2 dòng: 1 dòng hợp lệ, 1 dòng lỗi',
      SCRIPT_WORDS.vi.afterSending,
    ])
      expect(shown).toContain(text)
  })

  it('tells what the server found, as text, where it checked the sheet while it was asked', () => {
    const problems = [
      { code: 'E-PHONE', title: 'Số điện thoại', rows: 2 },
      { code: 'E-X', title: '<b>lạ</b>', rows: 1 },
    ]
    const answer = { code: 'checked', receipt: { at: 1, says: ['Đã nhận 3 dòng', 'Có 1'], problems } }
    const shown = (as: SheetPlan) => receiptPage(as, tabs, sendingOf(200, JSON.stringify(answer)), AT)
    for (const text of [
      SCRIPT_WORDS.vi.checkedNow,
      '<p>Đã nhận 3 dòng</p>',
      '<p>Số điện thoại: 2 dòng</p>',
      '<p>&lt;b&gt;lạ&lt;/b&gt;: 1 dòng</p>',
    ])
      expect(shown(plan)).toContain(text)
    expect(shown(plan)).not.toContain(SCRIPT_WORDS.vi.afterSending)
    for (const text of [SCRIPT_WORDS.en.checkedNow, 'Số điện thoại: 2 rows', '&lt;/b&gt;: 1 row<'])
      expect(shown(english)).toContain(text)
  })

  it.each([
    '',
    'null',
    '<html>',
    '{"receipt":null}',
    '{"receipt":{"says":"x","problems":[]}}',
    '{"receipt":{"says":[1],"problems":[]}}',
    '{"receipt":{"says":[],"problems":[null]}}',
    '{"receipt":{"says":[],"problems":[{"title":"x"}]}}',
    '{"receipt":{"says":[]}}',
  ])('is none where the answer is no receipt: %s', (body) => {
    expect(sendingOf(200, body)).toEqual({ sent: true, checked: null })
  })

  it.each([
    [202, true],
    [200, true],
    [400, 'other'],
    [401, 'bad-token'],
    [403, 'not-yours'],
    [404, 'other'],
    [413, 'other'],
    [429, 'too-often'],
    [500, 'server'],
    [503, 'server'],
  ])('means %i as %s', (status, meaning) => {
    const sending = sendingOf(status, '')
    expect(sending.sent || sending.why).toBe(meaning)
  })

  it.each(Object.keys(SCRIPT_WORDS.vi.refused) as Refusal[])('says why not (%s), in each language', (why) => {
    for (const as of [plan, english]) {
      const shown = unescaped(receiptPage(as, tabs, { sent: false, why }, AT))
      const words = SCRIPT_WORDS[as.language]
      for (const text of [words.notSent, words.refused[why], words.afterFailure])
        expect(shown).toContain(text)
      expect(shown).not.toContain('08:05')
    }
  })
})
