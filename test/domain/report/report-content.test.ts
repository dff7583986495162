import { describe, expect, it } from 'vitest'
import type { Language, Plan, Unit } from '../../../domain/plan/plan.ts'
import { issuerOf } from '../../../domain/report/issuer.ts'
import { listContent } from '../../../domain/report/list-content.ts'
import type { OfficialDocument } from '../../../domain/report/official-document.ts'
import { namePaper } from '../../../domain/report/papers.ts'
import { reportContent } from '../../../domain/report/report-content.ts'
import { type RollUp, rollUp } from '../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { choice, column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import {
  beforeEvent,
  instant,
  once,
  quota,
  sampleEvent,
  samplePlan,
  sampleRule,
  smallCampaign,
} from '../../support/sample-plan.ts'
import { sentState, sheetState } from '../../support/sheet-state.ts'

const NOW = instant('2023-12-01', '08:00')
const UNITS: readonly Unit[] = ['u1', 'u2', 'u3'].map((id) => ({ ...SAMPLE_UNIT, id, name: `Xã ${id}` }))

interface Asked {
  readonly plan?: Partial<Plan>
  readonly states?: readonly SheetState[]
  readonly units?: readonly Unit[]
  readonly now?: number
  readonly language?: Language
  readonly bend?: (figures: RollUp) => RollUp
}

function inputOf({ plan, states = [], units = UNITS, now = NOW, language = 'vi', bend }: Asked) {
  const campaign = smallCampaign(samplePlan({ rules: [quota(2)], ...plan }), units)
  const standings = judgeCampaign(campaign, SAMPLE_CYCLE, states, now)
  const figures = rollUp(campaign, SAMPLE_CYCLE, standings, states, now)
  return { campaign, cycle: SAMPLE_CYCLE, rollUp: bend ? bend(figures) : figures, language, narratives: [] }
}
const report = (asked: Asked = {}): OfficialDocument => reportContent(inputOf(asked))
const sentences = ({ blocks }: OfficialDocument): string =>
  blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n')

const sent = (unitId: string, rows: number, more: Partial<SheetState> = {}): SheetState =>
  sentState(unitId, rows, NOW, more)
const HELD = { code: 'H-NO-HEADER', params: { columns: '«Lĩnh vực»' } } as const

describe('the report of the sample plan', async () => {
  const { campaign, cycle } = await sampleCampaign()
  const standings = judgeCampaign(campaign, cycle, [], NOW)
  const figures = rollUp(campaign, cycle, standings, [], NOW)
  const content = reportContent({ campaign, cycle, rollUp: figures, narratives: [], language: 'vi' })

  it('has the head, title, signature and recipients of an official paper', () => {
    expect(content.head).toEqual({
      superior: null,
      body: ['ỦY BAN NHÂN DÂN', 'HUYỆN VĂN LÃNG'],
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      number: 'Số:        /BC-UBND',
      placeAndDate: 'Văn Lãng, ngày 01 tháng 12 năm 2023',
    })
    expect(content.summary).toMatch(
      /^Kết quả năm 2023 thực hiện Kế hoạch số 146\/KH-UBND ngày 04\/4\/2023 về tuyên truyền gương/,
    )
    expect(content.signature).toEqual({ lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Lê Tuấn Minh' })
    expect(content.recipients?.lines.at(0)).toBe('- Sở Nội vụ;')
    expect(content.recipients?.lines.at(-1)).toBe('- Lưu: VT.')
    expect(content.closing).toBe('Trên đây là báo cáo kết quả năm 2023 của Ủy ban nhân dân huyện Văn Lãng./.')
  })

  it('tells in sentences what the figures are, and the readings they rest on', () => {
    const all = sentences(content)
    expect(all).toContain('Số liệu tính đến 08 giờ 00 phút ngày 01/12/2023')
    expect(all).toContain('Còn 34/34 đơn vị chưa gửi (danh sách tại Phụ lục II).')
    expect(all).toContain('- Có ít nhất 03 điển hình tiên tiến mỗi năm (mục III.1): 0/17 đơn vị đạt.')
    expect(all).toContain('là tổng số hay mỗi loại? Có tính hộ gia đình không? Cách hiểu: Là tổng số.')
    expect(all).toContain('thời hạn 31/12/2023; 0/34 đơn vị đã hoàn thành.')
    expect(all).toContain('Chưa có trường hợp hợp lệ nào.')
  })

  it('is composed Vietnamese, with one appendix for units, missing, fields and tasks', () => {
    const everything = JSON.stringify(content)
    expect(everything).toBe(everything.normalize('NFC'))
    expect(content.appendices.map(({ name }) => name)).toEqual([
      'Phụ lục I',
      'Phụ lục II',
      'Phụ lục III',
      'Phụ lục IV',
    ])
    for (const { table } of content.appendices)
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
  })
})

describe('what a report says of the units', () => {
  it('tells those that are held, late or have nothing, and what must be mended', () => {
    const all = sentences(
      report({
        states: [
          sent('u1', 3, { held: HELD, problems: { 'E-YEAR': 2, 'W-PHONE-MULTI': 1, 'F-NFC': 1 } }),
          sheetState({ unitId: 'u2', nil: true, firstArrival: NOW }),
        ],
      }),
    )
    expect(all).toContain('01 đơn vị đang tạm giữ bảng')
    expect(all).toContain('01 đơn vị báo không có')
    expect(all).toMatch(/Bảng đang tạm giữ, chờ đơn vị kiểm tra và gửi lại: Xã u1 \(/)
    expect(all).toMatch(/Sai sót đơn vị phải sửa: .* 02 dòng\./)
    expect(all).toMatch(/Nội dung đề nghị đơn vị rà soát: .* 01 dòng\./)
    expect(all).not.toContain('Dấu tổ hợp')
  })

  it('says which frozen figures it shows', () => {
    const input = inputOf({})
    const frozen = reportContent({ ...input, snapshot: { number: 2, asOf: NOW } })
    expect(sentences(frozen)).toContain(`số liệu chốt lần 2 (mã số liệu ${input.rollUp.hash})`)
    expect(sentences(reportContent(input))).not.toContain('số liệu chốt')
  })

  it('groups those that are short by how much, the most first; after the deadline it says so', () => {
    const before = sentences(report({ states: [sent('u1', 1)] }))
    expect(before).toContain('Chưa hết thời hạn (31/12/2023); đến nay còn 03/03 đơn vị')
    expect(before).toContain(
      '- Thiếu 02 trường hợp (02 đơn vị): Xã u2; Xã u3.\n- Thiếu 01 trường hợp (01 đơn vị): Xã u1.',
    )
    expect(sentences(report({ now: instant('2024-01-05') }))).toContain('Còn 03/03 đơn vị chưa đạt yêu cầu:')
  })

  it('counts rules where several decide, and names units whose figures are missing', () => {
    const task = sampleRule(
      {
        kind: 'mix',
        rows: { form: 'F1', where: {} },
        column: 'loai_hinh',
        each: { tap_the: 1 },
        source: 'plan',
      },
      { id: 'R2' },
    )
    const many = report({ plan: { rules: [quota(2), task] } })
    expect(sentences(many)).toContain('- Chưa đạt 02 nội dung (03 đơn vị)')
    expect(many.appendices[0]?.table.rows[0]?.[3]).toBe('02 nội dung')
    const bend = (figures: RollUp): RollUp => ({
      ...figures,
      units: figures.units.map((line) => ({
        ...line,
        quota: null,
        standing: { ...line.standing, verdicts: [], overall: 'unknown' as const },
      })),
    })
    const unknown = report({ bend })
    expect(sentences(unknown)).toContain('- Chưa xác định được do thiếu số liệu (03 đơn vị)')
    expect(unknown.appendices[1]?.table.rows[0]?.slice(2)).toEqual(['-', '31/12/2023', ''])
  })

  it('has nobody to name when all have what is asked', () => {
    const all = report({ states: UNITS.map(({ id }) => sent(id, 2)) })
    expect(sentences(all)).toContain('Không có đơn vị nào chưa đạt yêu cầu.')
    expect(sentences(all)).toContain('Không còn đơn vị nào chưa gửi.')
    expect(sentences(all)).toContain('- Loại hình: cá nhân 06.')
    expect(all.appendices.map(({ title }) => title)).toEqual([
      'KẾT QUẢ THỰC HIỆN CỦA TỪNG ĐƠN VỊ',
      'KẾT QUẢ THEO LĨNH VỰC',
    ])
    expect(all.appendices[1]?.table.total?.at(-1)).toBe('100,0')
  })

  it('does without an appendix of fields, and without kinds where there are too many', () => {
    const kinds = ['ca_nhan', 'b', 'c', 'd', 'e'].map((key) => choice(key, key.toUpperCase()))
    const columns = [column('loai_hinh', 'Loại', 'list', { choices: kinds })]
    const forms = { F1: { ...SAMPLE_FORM, columns } }
    expect(report({ plan: { forms }, states: [sent('u1', 1)] }).appendices[0]?.table.columns).toHaveLength(7)
    expect(report({ plan: { forms: {} } }).appendices[0]?.table.columns).toHaveLength(7)
  })
})

describe('the tasks of a report', () => {
  const task = { kind: 'task', document: false, after: [] } as const

  it('are those of the cycle, by their day, by an event, or without a day; others have none', () => {
    const rules = [
      sampleRule(task, { id: 'T1', when: once(null, '2023-11-30') }),
      sampleRule(task, { id: 'T2', when: once(null, '2024-11-30') }),
      sampleRule(task, { id: 'T3', when: { kind: 'none' }, classes: ['nowhere'], units: ['u1', 'x'] }),
      sampleRule(task, { id: 'T4', when: beforeEvent('hn', 15), clause: 'Đoạn kết' }),
    ]
    const content = report({ plan: { rules, events: { hn: sampleEvent() } } })
    expect(content.appendices.at(-1)?.table.rows.map((row) => row.slice(3, 5))).toEqual([
      ['30/11/2023', 'Xã, thị trấn'],
      ['Không quy định', 'Xã u1'],
      ['Theo ngày tổ chức', 'Xã, thị trấn'],
    ])
    expect(sentences(content)).toContain('Danh mục 03 nhiệm vụ theo dõi trong kỳ')
    expect(sentences(report())).toContain('Không có nhiệm vụ nào đến hạn trong kỳ.')
  })

  it('names a clause that has no number as it is, and a reading that nobody decided', () => {
    const rules = [quota(2, null, { clause: 'Đoạn kết', interpretation: ['I1'] })]
    const reading = { id: 'I1', question: 'Ai?', reading: null, reason: null, by: '', on: '2023-01-01' }
    for (const [language, clause, undecided] of [
      ['vi', '(đoạn kết)', 'Cách hiểu: Chưa quyết định.'],
      ['en', '(Đoạn kết)', 'Not decided yet.'],
    ] as const) {
      const all = sentences(report({ plan: { rules, interpretations: [reading] }, language }))
      expect(all).toContain(clause)
      expect(all).toContain(undecided)
    }
  })
})

describe('the papers that a report names', () => {
  it('have their kind in front', () => {
    expect(namePaper('34-CT/TW ngày 07/4/2014')).toBe('Chỉ thị số 34-CT/TW ngày 07/4/2014')
    expect(namePaper('98/2023/NĐ-CP')).toBe('Nghị định số 98/2023/NĐ-CP')
    expect(namePaper('7/XYZ')).toBe('Văn bản số 7/XYZ')
    expect(namePaper('Luật Thi đua, khen thưởng')).toBe('Luật Thi đua, khen thưởng')
  })

  it('lack a number or a day where the plan has none', () => {
    expect(report({ plan: { number: null } }).summary).toBe('Kết quả năm 2023 thực hiện Kế hoạch thi đua')
    expect(report({ plan: { number: null }, language: 'en' }).summary).toContain('the plan: emulation')
    const undated = report({ plan: { issuedOn: null } })
    expect(undated.summary).toContain('Kế hoạch số 1/KH-UBND về thi đua')
    expect(sentences(undated)).toContain('Kế hoạch số 1/KH-UBND của Ủy ban nhân dân huyện về thi đua')
    expect(sentences(report({ plan: { issuedOn: null }, language: 'en' }))).toContain('1/KH-UBND, District')
  })

  it('are named for a cycle that is no year', () => {
    const input = inputOf({})
    const cycle = { ...SAMPLE_CYCLE, id: '2024-2025' }
    expect(reportContent({ ...input, cycle }).summary).toContain('Kết quả kỳ 2024-2025 thực hiện')
  })

  it('can be written in English', () => {
    const states = [sent('u1', 1, { held: HELD, problems: { 'E-YEAR': 1, 'W-PHONE-MULTI': 1 } })]
    const rules = [quota(2), sampleRule({ kind: 'task', document: false, after: [] }, { id: 'T1' })]
    const content = report({ language: 'en', states, plan: { rules } })
    expect(content.head?.placeAndDate).toBe('Văn Lãng, 1 December 2023')
    expect(sentences(content)).toContain('The deadline (31 December 2023) is still to come')
    expect(content.appendices[0]?.note).toContain('/BC-UBND of 1 December 2023')
  })
})

describe('who signs a report', () => {
  const issuer = (vi: string, more: Partial<Plan> = {}) =>
    issuerOf(samplePlan({ issuer: { vi, en: 'X' }, number: null, ...more }), 'vi')

  it('a department stands below its committee, a deputy signs for the head', () => {
    const signer = { title: 'KT. Giám đốc, Phó Giám đốc', name: 'Lê Hải Yến' }
    expect(issuer('Sở Thông tin và Truyền thông tỉnh Lạng Sơn', { signer })).toMatchObject({
      name: 'Sở Thông tin và Truyền thông tỉnh Lạng Sơn',
      superior: 'UBND TỈNH LẠNG SƠN',
      head: ['SỞ THÔNG TIN VÀ TRUYỀN THÔNG'],
      symbol: 'STTTT',
      signature: { lines: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Lê Hải Yến' },
    })
  })

  it('a committee is signed for by its chairman, or a deputy for him', () => {
    expect(issuer('Chủ tịch UBND tỉnh Quảng Nam')).toMatchObject({
      name: 'Ủy ban nhân dân tỉnh Quảng Nam',
      symbol: 'UBND',
      signature: { lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: '' },
    })
    const signer = { title: 'Phó Chủ tịch', name: 'A' }
    expect(issuer('UBND huyện Văn Lãng', { signer }).signature.lines).toEqual([
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
    ])
  })

  it('any other body signs by its head', () => {
    expect(issuer('Hội Nông dân huyện')).toMatchObject({
      superior: null,
      head: ['HỘI NÔNG DÂN HUYỆN'],
      signature: { lines: ['THỦ TRƯỞNG CƠ QUAN'] },
    })
  })
})

describe('the list that goes with a report', () => {
  const forward = sampleRule(
    {
      kind: 'forward',
      rows: { form: 'F1', where: {} },
      from: null,
      min: null,
      max: null,
      to: 'so',
      source: 'plan',
    },
    { id: 'R2' },
  )
  const recipients = [
    {
      id: 'so',
      title: { vi: 'Sở Nội vụ', en: 'Home Affairs' },
      email: 'a@x.example.vn',
      attach: [],
      inCharge: null,
    },
  ]
  const rows = [['Nông Thị Hạnh', 'Cá nhân', 'Xã u1', 'Kinh tế', 'Thành tích', '0912345678', 1980, 'Nùng']]

  it('has name, kind, unit and field, and nothing else of a row', () => {
    for (const language of ['vi', 'en'] as const) {
      const content = listContent(inputOf({ plan: { rules: [forward], recipients }, language }), rows)
      const everything = JSON.stringify(content)
      expect(everything).toContain('["1","Nông Thị Hạnh","Cá nhân","Xã u1","Kinh tế"]')
      expect(everything).not.toMatch(/0912345678|1980|Nùng|Thành tích/)
      expect(content.summary).toContain(recipients[0]?.title[language])
    }
  })

  it('says when it is empty, and leaves an empty cell empty', () => {
    const none = listContent(inputOf({}), [])
    expect(none.blocks).toEqual([{ kind: 'text', text: 'Chưa có đơn vị nào đề nghị giới thiệu.' }])
    expect(none.summary).toContain('cơ quan cấp trên')
    expect(JSON.stringify(listContent(inputOf({}), [['A', null, null, null]]))).toContain(
      '["1","A","","",""]',
    )
    expect(listContent(inputOf({ language: 'en' }), []).closing).toBe('Cases in this list: 0./.')
  })
})
