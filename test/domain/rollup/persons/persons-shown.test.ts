import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../domain/plan/plan.ts'
import { reportContent } from '../../../../domain/report/report-content.ts'
import { type PersonEdition, personTables } from '../../../../domain/rollup/persons/person-tables.ts'
import { type Person, personColumns } from '../../../../domain/rollup/persons/persons.ts'
import { rollUp } from '../../../../domain/rollup/roll-up.ts'
import { summaryTabs } from '../../../../domain/rollup/summary-tables.ts'
import { type SummaryTab, TAB } from '../../../../domain/rollup/tabs/summary-tab.ts'
import { judgeCampaign } from '../../../../domain/rules/judge.ts'
import { sampleCampaign } from '../../../support/sample-campaign.ts'

const { campaign, cycle } = await sampleCampaign()
const NOW = Date.parse('2023-12-20T08:00:00+07:00')
const CUT_OFF = Date.parse('2023-12-14T23:59:00+07:00')
const COLUMNS = personColumns(campaign.plan)
const figures = rollUp(campaign, cycle, judgeCampaign(campaign, cycle, [], NOW), [], NOW)

const of = (count: number, sex: string, age: Person['age'], ethnic: string): Person[] =>
  Array.from({ length: count }, () => ({ sex, age, ethnic }))

function editionOf(persons: readonly Person[]): PersonEdition {
  const tables = COLUMNS ? personTables(persons, COLUMNS, []) : []
  const print = { number: 2, asOf: CUT_OFF, hash: 'abc', reported: 12, due: 34 }
  return { ...print, persons: persons.length, tables }
}
const WHOLE = editionOf([
  ...of(6, 'nam', '31-40', 'Tày'),
  ...of(9, 'nu', '31-40', 'Nùng'),
  ...of(5, 'nam', '51-60', 'Nùng'),
])
const SMALL = editionOf([
  ...of(9, 'nam', '31-40', 'Tày'),
  ...of(7, 'nam', '41-50', 'Tày'),
  ...of(2, 'nam', '51-60', 'Tày'),
])

function tabsOf(persons: PersonEdition | null, language: Language = 'vi'): readonly SummaryTab[] {
  const input = {
    campaign,
    cycle,
    rollUp: figures,
    language,
    forwarded: [],
    shared: [],
    earlier: [],
    snapshot: null,
  }
  return summaryTabs({ ...input, links: new Map(), persons }).filter(
    ({ tabId }) => tabId >= TAB.persons && tabId < TAB.persons + 10,
  )
}
const report = (persons: PersonEdition | null, language: Language = 'vi') =>
  reportContent({ campaign, cycle, rollUp: figures, language, persons, narratives: [] })

describe('the tabs of persons', () => {
  it('show the tables of the last cut-off, with its time, its units and its print', () => {
    const [sex, age, ethnic] = tabsOf(WHOLE)
    expect([sex?.title, age?.title, ethnic?.title]).toEqual([
      'Cơ cấu giới tính',
      'Cơ cấu độ tuổi',
      'Cơ cấu dân tộc',
    ])
    expect(age?.cells.slice(0, 4)).toEqual([
      [
        'Số liệu tính đến 23:59 ngày 14/12/2023; 12/34 đơn vị đã nộp; số liệu chốt lần 2. Nguồn: bảng của các đơn vị.',
      ],
      ['Nhóm tuổi', 'Nam', 'Nữ', 'Không ghi', 'Tổng số người', 'Tỷ lệ (%)'],
      ['Từ 30 tuổi trở xuống', 0, 0, 0, 0, 0],
      ['Từ 31 đến 40 tuổi', 6, 9, 0, 15, 75],
    ])
    expect(age?.cells.find(([first]) => first === 'Tổng cộng')).toEqual(['Tổng cộng', 11, 9, 0, 20, 100])
    expect(ethnic?.cells.slice(2, 5)).toEqual([
      ['Tày', 6, 0, 0, 6, 30],
      ['Nùng', 5, 9, 0, 14, 70],
      ['Dân tộc khác, không ghi', 0, 0, 0, 0, 0],
    ])
    expect(age?.cells.at(-1)).toEqual(['Mã số liệu: abc'])
    expect(age?.charts).toMatchObject([{ type: 'bar', series: [4] }])
  })

  it('say which numbers are not said, and draw no chart without them', () => {
    const [sex, age] = tabsOf(SMALL)
    expect(sex?.cells.slice(2, 5).map(([name, count]) => [name, count])).toEqual([
      ['Nam', 18],
      ['Nữ', 0],
      ['Không ghi', 0],
    ])
    expect(age?.cells.find(([name]) => name === 'Từ 51 đến 60 tuổi')?.slice(-2)).toEqual(['(*)', '(*)'])
    expect(age?.cells.at(-3)?.[0]).toMatch(/^\(\*\) Không nêu số/)
    expect(age?.charts).toEqual([])
  })

  it('are not there without a cut-off, or where nothing may be said', () => {
    expect(tabsOf(null)).toEqual([])
    expect(tabsOf(editionOf(of(3, 'nam', '31-40', 'Tày')))).toEqual([])
    const [first] = WHOLE.tables
    expect(tabsOf({ ...WHOLE, tables: first ? [{ ...first, lines: [] }] : [] })).toEqual([])
  })

  it('are in English, too; a choice that the plan has dropped keeps its key', () => {
    const [sex, age, ethnic] = tabsOf(WHOLE, 'en')
    expect([sex?.cells[2]?.[0], age?.cells[2]?.[0], ethnic?.cells[4]?.[0]]).toEqual([
      'Male',
      'Up to 30',
      'Other groups, or not said',
    ])
    const lines = [{ key: 'khac', cells: [20] }]
    expect(
      tabsOf({ ...WHOLE, tables: [{ by: 'sex', columns: [], lines, total: [20] }] })[0]?.cells[2]?.[0],
    ).toBe('khac')
    const without = { ...campaign, plan: { ...campaign.plan, forms: {} } }
    const input = {
      campaign: without,
      cycle,
      rollUp: figures,
      language: 'vi',
      forwarded: [],
      shared: [],
      earlier: [],
    } as const
    const tabs = summaryTabs({ ...input, snapshot: null, links: new Map(), persons: WHOLE })
    expect(tabs.find(({ tabId }) => tabId === TAB.persons)?.cells[2]?.[0]).toBe('nam')
  })
})

describe('the appendices of persons', () => {
  it('stand last, with the moment of their cut-off', () => {
    const { appendices } = report(WHOLE)
    expect(appendices.slice(-3).map(({ title }) => title)).toEqual([
      'CƠ CẤU GIỚI TÍNH CỦA CÁ NHÂN ĐƯỢC GIỚI THIỆU',
      'CƠ CẤU ĐỘ TUỔI CỦA CÁ NHÂN ĐƯỢC GIỚI THIỆU',
      'CƠ CẤU DÂN TỘC CỦA CÁ NHÂN ĐƯỢC GIỚI THIỆU',
    ])
    const age = appendices.at(-2)
    expect(age?.table.columns.map(({ title }) => title)).toEqual([
      'STT',
      'Nhóm tuổi',
      'Nam',
      'Nữ',
      'Không ghi',
      'Tổng số người',
      'Tỷ lệ (%)',
    ])
    expect(age?.table.rows[1]).toEqual(['2', 'Từ 31 đến 40 tuổi', '6', '9', '0', '15', '75,0'])
    expect(age?.table.total).toEqual(['', 'Tổng cộng', '11', '9', '0', '20', '100,0'])
    expect(age?.remark).toBe('Số liệu chốt lần 2, tính đến 23:59 ngày 14/12/2023; 12/34 đơn vị đã gửi.')
    expect(report(WHOLE, 'en').appendices.at(-1)?.remark).toMatch(/^Cut-off no. 2, as of .*; 12\/34 units/)
  })

  it('say what is not said, and why', () => {
    const age = report(SMALL).appendices.find(({ title }) => title.includes('ĐỘ TUỔI'))
    expect(age?.table.rows[3]?.slice(-2)).toEqual(['(*)', '(*)'])
    expect(age?.remark).toMatch(/đơn vị đã gửi\. \(\*\) Không nêu số/)
  })

  it('are not there where there are no tables', () => {
    const titles = report(null).appendices.map(({ title }) => title)
    expect(titles.some((title) => title.startsWith('CƠ CẤU'))).toBe(false)
  })
})
