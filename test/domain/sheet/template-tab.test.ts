import { describe, expect, it } from 'vitest'
import type { Plan, Unit } from '../../../domain/plan/plan.ts'
import { guideTab } from '../../../domain/sheet/guide-tab.ts'
import { readTable } from '../../../domain/sheet/read-table.ts'
import { formsFor, templateTab } from '../../../domain/sheet/template-tab.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { once, quota, samplePlan, sampleRule, tiled, yearly } from '../../support/sample-plan.ts'

const { campaign, cycle, unit } = await sampleCampaign()
const form = (id: string) => {
  const found = campaign.plan.forms[id]
  if (!found) throw new Error(`no form ${id}`)
  return found
}
const idsFor = (plan: Plan, of: Unit): string[] => formsFor(plan, of).map(({ id }) => id)

describe('the forms that a unit is given', () => {
  it('are its list of exemplars, its tasks and its contacts', () => {
    expect(idsFor(campaign.plan, unit('Xã Tân Thanh'))).toEqual(['F1', 'F3', 'F11'])
  })

  it('are more where it is named for them', () => {
    expect(idsFor(campaign.plan, unit('Phòng Nội vụ'))).toEqual(['F1', 'F3', 'F5', 'F10', 'F11'])
  })

  it('are those that its rules look at, and reports where reports are asked for', () => {
    const F2 = { ...SAMPLE_FORM, id: 'F2' }
    const F4 = { ...SAMPLE_FORM, id: 'F4', by: null }
    const F9 = { ...SAMPLE_FORM, id: 'F9', by: { classes: ['commune'], units: [] } }
    const forms = { F1: SAMPLE_FORM, F2, F4, F9 }
    expect(idsFor(samplePlan({ forms }), SAMPLE_UNIT)).toEqual(['F1', 'F9'])
    const asked = samplePlan({
      forms,
      rules: [sampleRule({ kind: 'request' }), sampleRule({ kind: 'narrative' })],
    })
    expect(idsFor(asked, SAMPLE_UNIT)).toEqual(['F1', 'F4', 'F9'])
    const cells = sampleRule({ kind: 'cells', form: 'F2', columns: ['ten'] })
    expect(idsFor(samplePlan({ forms, rules: [cells] }), SAMPLE_UNIT)).toEqual(['F1', 'F2', 'F9'])
  })
})

describe('an empty tab', () => {
  it('says whose it is, what for and until when, and is read again as an empty table', () => {
    const tab = templateTab(campaign.plan, cycle, unit('Xã Tân Thanh'), form('F1'), 'vi')
    expect(tab.cells[0]).toEqual(['Xã Tân Thanh', null, null, 'Trạng thái', 'Đang soạn'])
    expect(tab.stateCell).toMatchObject({ row: 0, column: 4, choices: ['Đang soạn', 'Nộp', 'Không có'] })
    expect(tab.cells[3]).toEqual([expect.stringContaining('hết ngày 31/12/2023')])
    const read = readTable(form('F1'), tab.cells)
    expect(read).toMatchObject({ kind: 'table', table: { rows: [], header: { top: tab.headerRow } } })
  })

  it.each([
    ['its own day, to which it counts', [yearly('01-01', '03-31')], '31/3/2023. ', '2023-03-31'],
    [
      'several days, and counts to none',
      [yearly('01-01', '03-31'), once(null, '2023-06-30')],
      '31/3/2023; 30/6/2023. ',
      null,
    ],
    ['the first of many', [tiled('month', 31)], '31/01/2023; 28/02/2023; 31/3/2023; 30/4/2023; .... ', null],
    ["the cycle's last day where it has none", [], '31/12/2023. ', '2023-12-31'],
  ])('tells %s', (_, whens, told, until) => {
    const valid = { from: '2023-01-01', to: '2023-12-31' }
    const rules = whens.map((when, i) => quota(1, null, { id: `R${i}`, when }))
    const tab = templateTab(samplePlan({ rules, valid }), SAMPLE_CYCLE, SAMPLE_UNIT, SAMPLE_FORM, 'vi')
    expect(tab.cells[3]?.[0]).toContain(`Thời hạn: hết ngày ${told}`)
    expect(tab.countdown?.until ?? null).toBe(until)
    // Below the state; the cell itself is for the sheet to work out.
    expect(tab.cells[1]?.[tab.stateCell.column - 1]).toBe(until === null ? undefined : 'Thời hạn')
    expect(tab.cells[1]).toHaveLength(until === null ? 1 : tab.stateCell.column)
  })

  it('offers the choices of a list, keeps telephone numbers as text and shows days as days', () => {
    const tab = templateTab(campaign.plan, cycle, unit('Xã Tân Thanh'), form('F1'), 'vi')
    const at = (key: string) => tab.columns[form('F1').columns.findIndex((one) => one.key === key)]
    expect(at('loai_hinh')).toMatchObject({ choices: ['Tập thể', 'Cá nhân'], strict: true, locked: false })
    expect(at('dien_thoai')).toMatchObject({ format: '@', choices: null })
    expect(at('don_vi')).toMatchObject({ locked: true })
    const dated = { ...SAMPLE_FORM, columns: [column('ngay', 'Ngày', 'date'), column('x', 'X', 'tick')] }
    const { columns, stateCell } = templateTab(samplePlan(), SAMPLE_CYCLE, SAMPLE_UNIT, dated, 'vi')
    // A narrow table leaves no room beside the unit's name.
    expect(stateCell.column).toBe(3)
    expect(columns.map(({ format }) => format)).toEqual(['dd/mm/yyyy', null])
  })

  it("has the unit's own tasks ready, which alone are no report", () => {
    const tab = templateTab(campaign.plan, cycle, unit('Xã Tân Thanh'), form('F3'), 'vi')
    expect(tab.cells.slice(tab.headerRow + 1).map(([id]) => id)).toEqual([
      'VL-01',
      'VL-09',
      'VL-11',
      'VL-13',
      'VL-19',
      'VL-21',
      'VL-30',
    ])
    expect(tab.cells[tab.headerRow + 1]?.slice(1, 5)).toEqual([
      'Hoạt động kỷ niệm 75 năm Ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc',
      'II.1',
      null,
      '31/12/2023',
    ])
    expect(tab.cells[tab.headerRow + 2]?.[4]).toBe('không quy định')
    expect(readTable(form('F3'), tab.cells)).toMatchObject({ kind: 'table', table: { rows: [] } })
  })
})

describe('a task whose day lies behind, or hangs on an event', () => {
  it('is told without a day', () => {
    const F3 = campaign.plan.forms.F3
    if (!F3) throw new Error('no F3')
    const task = sampleRule({ kind: 'task', document: false, after: [] })
    const when = { kind: 'once', from: null, to: '2020-01-01', dueAfterDays: 0, source: 'plan' } as const
    const plan = samplePlan({ forms: { F1: SAMPLE_FORM, F3 }, rules: [{ ...task, when }] })
    const tab = templateTab(plan, SAMPLE_CYCLE, SAMPLE_UNIT, F3, 'vi')
    expect(tab.cells[tab.headerRow + 1]?.[4]).toBe('không quy định')
  })
})

describe('the guide', () => {
  const guide = guideTab(campaign.plan, cycle, unit('Xã Tân Thanh'), [form('F1')], 'vi')
  const line = (start: string) => guide.cells.find(([first]) => String(first).startsWith(start))

  it('tells what is asked of the unit, by which clause and until when', () => {
    expect(line('Có ít nhất 03')).toEqual([
      'Có ít nhất 03 điển hình tiên tiến mỗi năm',
      'VL-16, mục III.1',
      'hết ngày 31/12/2023',
    ])
    expect(line('Có ít nhất 01')).toBeUndefined()
    expect(line('Số lượng hằng năm theo Kế hoạch 273')).toBeUndefined()
  })

  it('tells how each column is filled in, but those that the template fills', () => {
    expect(line('Loại hình')).toEqual(['Loại hình', 'bắt buộc', 'Chọn: Tập thể; Cá nhân'])
    expect(line('Số điện thoại liên hệ')?.[2]).toBe('Số điện thoại, giữ số 0 ở đầu')
    expect(line('Đơn vị giới thiệu')).toBeUndefined()
  })

  it('leaves out what is due in another cycle, and counts back from events', () => {
    const later = quota(1, null, { id: 'L', title: { vi: 'Năm sau', en: 'Later' } })
    const rules = [
      {
        ...later,
        when: { kind: 'once', from: null, to: '2030-01-01', dueAfterDays: 0, source: 'plan' } as const,
      },
      {
        ...later,
        title: { vi: 'Hồ sơ', en: 'Papers' },
        when: { kind: 'event', event: 'e', daysBefore: 15, source: 'plan' } as const,
      },
    ]
    const many = Array.from({ length: 9 }, (_, i) => ({
      key: `c${i}`,
      label: { vi: `C${i}`, en: '' },
      aliases: [],
    }))
    const long = {
      ...SAMPLE_FORM,
      columns: [column('l', 'Dài', 'list', { choices: many, requiredIf: { column: 'x', in: ['y'] } })],
    }
    const { cells } = guideTab(samplePlan({ rules }), SAMPLE_CYCLE, SAMPLE_UNIT, [long], 'vi')
    expect(cells.find(([first]) => first === 'Năm sau')).toBeUndefined()
    expect(cells.find(([first]) => first === 'Hồ sơ')?.[2]).toBe('trước ngày tổ chức 15 ngày')
    expect(cells.find(([first]) => first === 'Dài')).toEqual([
      'Dài',
      'bắt buộc tùy trường hợp',
      'Chọn: C0; C1; C2; C3; C4; C5; C6; C7; ...',
    ])
  })

  it('says nothing of tasks where there are none', () => {
    const { cells } = guideTab(samplePlan(), SAMPLE_CYCLE, SAMPLE_UNIT, [], 'en')
    expect(cells.flat()).not.toContain('What is asked of the unit')
  })
})
