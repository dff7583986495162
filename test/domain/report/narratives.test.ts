import { describe, expect, it } from 'vitest'
import type { Form } from '../../../domain/plan/form.ts'
import type { Language, Unit } from '../../../domain/plan/plan.ts'
import {
  type Narrative,
  narrativeSection,
  narrativesIn,
  tellingColumns,
} from '../../../domain/report/narratives.ts'
import type { CheckedRow } from '../../../domain/sheet/sheet-state.ts'
import { choice, column, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { samplePlan, sampleRule, smallCampaign } from '../../support/sample-plan.ts'

const REPORT: Form = {
  id: 'F4',
  title: { vi: 'Báo cáo', en: 'Report' },
  by: null,
  identity: ['ky'],
  columns: [
    column('ky', 'Kỳ báo cáo', 'list', {
      choices: [choice('Q1', 'Quý I/2023'), choice('Q2', 'Quý II/2023')],
    }),
    column('noi_bat', 'Kết quả nổi bật', 'text', { tells: 'results' }),
    column('kien_nghi', 'Kiến nghị', 'text', { tells: 'requests' }),
    column('ghi_chu', 'Ghi chú', 'text'),
    column('nguoi_lap', 'Người lập', 'text', { tells: 'results', personal: 'basic' }),
  ],
}
const TROUBLE: Form = {
  ...REPORT,
  id: 'F14',
  identity: ['noi_dung'],
  columns: [column('noi_dung', 'Nội dung', 'text', { tells: 'shortcomings' })],
}

const UNITS: readonly Unit[] = ['u1', 'u2', 'u3'].map((id) => ({ ...SAMPLE_UNIT, id, name: `Xã ${id}` }))
const campaign = smallCampaign(samplePlan({ forms: { F4: REPORT, F14: TROUBLE } }), UNITS)

const row = (values: CheckedRow['values'], more: Partial<CheckedRow> = {}): CheckedRow => ({
  ...{ rowId: 'R', raw: {}, values, problems: [], repairs: [], fingerprint: 'f' },
  ...{ counts: true, withdrawn: false, ...more },
})

const linesOf = (narratives: readonly Narrative[], language: Language = 'vi', of = campaign) =>
  narrativeSection(of, narratives, language).map((block) => (block.kind === 'table' ? '' : block.text))
const told = (unitId: string, words: string, more: Partial<Narrative> = {}): Narrative => ({
  ...{ unitId, topic: 'results', of: null, words },
  ...more,
})

describe('what a unit tells', () => {
  it('is the text of columns that tell, never of personal ones', () => {
    expect(tellingColumns(REPORT).map(({ key }) => key)).toEqual(['noi_bat', 'kien_nghi'])
    const values = { ky: 'Q1', noi_bat: 'Đã tổ chức 03 hội nghị', ghi_chu: 'x', nguoi_lap: 'Nông Thị Hạnh' }
    expect(narrativesIn(REPORT, 'u1', [row(values)])).toEqual([
      { unitId: 'u1', topic: 'results', of: 'Q1', words: 'Đã tổ chức 03 hội nghị' },
    ])
  })

  it('comes from rows that count, in the order of periods and then of words', () => {
    const rows = [
      row({ ky: 'Q2', noi_bat: 'Ba' }),
      row({ ky: 'Q1', noi_bat: 'Hai' }),
      row({ ky: 'Q1', noi_bat: 'An' }),
      row({ ky: 'Q1', noi_bat: 'sai' }, { counts: false }),
      row({ ky: 'Q1', noi_bat: 'rút' }, { withdrawn: true }),
      row({ ky: null, noi_bat: ' ' }),
    ]
    const words = (of: readonly CheckedRow[]) => narrativesIn(REPORT, 'u1', of).map((one) => one.words)
    expect(words(rows)).toEqual(['An', 'Hai', 'Ba'])
    expect(words(rows.toReversed())).toEqual(['An', 'Hai', 'Ba'])
  })

  it('is about nothing in particular where the form has no list to say so', () => {
    expect(
      narrativesIn(TROUBLE, 'u1', [row({ noi_dung: 'Thiếu\u0001\n kinh phí' }), row({ noi_dung: null })]),
    ).toEqual([{ unitId: 'u1', topic: 'shortcomings', of: null, words: 'Thiếu kinh phí' }])
  })
})

describe('the section of narratives', () => {
  it('is not there for a plan whose forms ask for no words', () => {
    expect(linesOf([told('u1', 'x')], 'vi', smallCampaign(samplePlan({}), UNITS))).toEqual([])
  })

  it('says that there are none', () => {
    expect(linesOf([])).toEqual([
      'V. NỘI DUNG BÁO CÁO CỦA CÁC ĐƠN VỊ',
      'Đến nay chưa có đơn vị nào báo cáo bằng lời.',
    ])
    expect(linesOf([], 'en')[1]).toBe('So far no unit has reported in words.')
  })

  it('gathers them by heading, in the order of the units, headed by what they are about', () => {
    const rules = [sampleRule({ kind: 'task', document: false, after: [] }, { id: 'R9' })]
    const [task] = rules
    const of = smallCampaign({ ...campaign.plan, rules }, UNITS)
    const all = [
      told('u3', 'Xin bổ sung kinh phí!', { topic: 'requests' }),
      told('u2', 'Đã nhân rộng 02 mô hình', { of: 'Q2' }),
      told('u1', 'Hoàn thành', { of: 'R9' }),
      told('u1', 'Đúng tiến độ.', { of: 'gone' }),
    ]
    expect(linesOf(all, 'vi', of).slice(2)).toEqual([
      '1. Kết quả nổi bật',
      'Có 02 đơn vị nêu nội dung này:',
      `- Xã u1: (${task?.title.vi}) Hoàn thành. Đúng tiến độ.`,
      '- Xã u2: (Quý II/2023) Đã nhân rộng 02 mô hình.',
      '2. Kiến nghị, đề xuất',
      'Có 01 đơn vị nêu nội dung này:',
      '- Xã u3: Xin bổ sung kinh phí!',
    ])
  })

  it('cuts what is long between words, says how much is left out, and stops after many units', () => {
    const long = `${'mười chữ '.repeat(100)}hết`
    const [, , , , line = ''] = linesOf([told('u1', long)])
    expect(line.length).toBeLessThan(850)
    expect(line).toMatch(/mười \.\.\. \(còn \d+ ký tự\)$|chữ \.\.\. \(còn \d+ ký tự\)$/)
    expect(linesOf([told('u1', 'x'.repeat(900))])[4]).toBe(`- Xã u1: ${'x'.repeat(800)} ... (còn 101 ký tự)`)
    const many = Array.from({ length: 152 }, (_, i) => ({ ...SAMPLE_UNIT, id: `n${i}`, name: `Xã ${i}` }))
    const lines = linesOf(
      many.map(({ id }) => told(id, 'Tốt')),
      'vi',
      smallCampaign(campaign.plan, many),
    )
    expect(lines.filter((one) => one.startsWith('- Xã'))).toHaveLength(150)
    expect(lines.at(-1)).toBe('Ngoài ra còn 02 đơn vị khác; nội dung xem tại bảng của đơn vị.')
    expect(linesOf([told('u1', long)], 'en')[4]).toMatch(/ more characters\)$/)
  })
})
