import { type CampaignFiles, parseCampaign } from '../../../domain/plan/parse-campaign.ts'
import type { Campaign } from '../../../domain/plan/plan.ts'
import { faultPathText, type PlanIssue } from '../../../domain/plan/plan-fault.ts'
import { spoil } from '../../support/plan-files.ts'

/** A plan of one rule, and beside it one of everything that a rule, event or mail may name. */

const words = (vi: string) => ({ vi, en: `${vi} (en)` })
const label = (vi: string) => ({ ...words(vi), aliases: [] })

/** One column of every kind that a rule may look at, and some that it may not. */
const FORMS = {
  F1: {
    title: words('Danh sách'),
    identity: ['ten'],
    columns: {
      ten: { header: words('Tên'), type: 'name', required: true, personal: 'basic' },
      loai: {
        header: words('Loại'),
        type: 'list',
        choices: { a: label('A'), b: label('B'), c: label('C') },
        allowedBy: 'phong_trao',
      },
      phong_trao: { header: words('Phong trào'), type: 'list', choicesFrom: 'movements' },
      ky: { header: words('Kỳ'), type: 'list', choicesFrom: 'periods' },
      dat: { header: words('Đạt'), type: 'tick' },
      gioi_tinh: {
        header: words('Giới tính'),
        type: 'list',
        choices: { nam: label('Nam'), nu: label('Nữ') },
        personal: 'basic',
      },
      so: { header: words('Số'), type: 'integer', figure: true },
      so_thuong: { header: words('Số thường'), type: 'integer' },
      ngay: { header: words('Ngày'), type: 'date', figure: true },
      ngay_thuong: { header: words('Ngày thường'), type: 'date' },
      don_vi: { header: words('Đơn vị'), type: 'unit', figure: true },
      ma: { header: words('Mã'), type: 'text', figure: true },
    },
  },
  F3: {
    title: words('Nhiệm vụ'),
    identity: ['nhiem_vu'],
    columns: { nhiem_vu: { header: words('Nhiệm vụ'), type: 'list', choicesFrom: 'tasks', required: true } },
  },
}

const PLAN = {
  id: 'p',
  title: words('Thi đua'),
  issuer: words('UBND huyện'),
  place: 'Văn Lãng',
  zone: 'Asia/Ho_Chi_Minh',
  valid: { from: '2023-01-01', to: '2024-12-31' },
  phases: [{ id: 'g1', title: words('Giai đoạn 1'), from: '2023-01-01', to: '2023-12-31' }],
  cycles: [
    { id: '2023', from: '2023-01-01', to: '2023-12-31' },
    { id: '2024', from: '2024-01-01', to: '2024-12-31' },
  ],
  classes: { xa: words('Xã') },
  forms: { F1: { by: { classes: ['xa'], units: ['u1'] } }, F3: {} },
  events: {
    hn: {
      title: words('Hội nghị'),
      classes: ['xa'],
      form: 'F1',
      where: { loai: ['a'] },
      dates: ['ngay'],
      window: { from: '2023-03-01', to: '2023-03-31' },
    },
  },
  movements: [
    {
      id: 'M1',
      name: words('Phong trào 1'),
      clause: 'II',
      leads: [{ unit: 'u1' }],
      kinds: ['a'],
      period: { from: 2023, to: 2024 },
    },
  ],
  rules: [
    {
      id: 'R1',
      clause: 'I',
      strength: 'giao',
      title: words('Chỉ tiêu'),
      classes: ['xa'],
      interpretation: 'i1',
      when: 'none',
      check: { kind: 'task' },
    },
  ],
  headline: ['R1'],
  requests: [
    {
      id: 'q1',
      rule: 'R1',
      title: words('Báo cáo nhanh'),
      asked: '2023-05-01',
      due: '2023-05-10',
      units: ['u1'],
    },
  ],
  reminders: [{ id: 'nhac', rules: ['R1'], daysBefore: [3], at: '08:00', source: 'office' }],
  rollups: [{ id: 'thang', on: { every: 'month', day: 1 }, at: '07:30', to: ['so'], source: 'office' }],
  summaries: [{ id: 'nam', on: { every: 'year', month: 12, day: 15 }, at: '07:00', source: 'office' }],
  lock: { daysAfter: 15, source: 'office' },
  recipients: [{ id: 'so', title: words('Sở Nội vụ'), email: 'so@tinh.example.vn' }],
  distribution: ['Sở Nội vụ', 'Lưu: VT'],
  interpretations: [{ id: 'i1', question: 'Thế nào?', reading: 'Thế này.', by: 'Phòng', on: '2023-01-05' }],
  sender: { name: 'UBND huyện', email: 'baocao@huyen.example.vn' },
}

const RECORDS = [
  { id: 'u1', name: 'Xã Một', classes: 'xa', clerk: 'mot@xa.example.vn' },
  { id: 'u2', name: 'Xã Hai', classes: 'xa', clerk: 'hai@xa.example.vn' },
]

/** Changes by path ("rules.0.when"); undefined takes a key away. */
export type Changes = Readonly<Record<string, unknown>>

/** The small plan's files, anew at each call, with some values of plan.yaml changed. */
export function smallFiles(changes: Changes = {}): CampaignFiles {
  const plan = structuredClone(PLAN)
  for (const [path, value] of Object.entries(changes)) spoil(plan, path, structuredClone(value))
  return {
    plan,
    forms: structuredClone(FORMS),
    units: { records: RECORDS, ids: new Set(RECORDS.map(({ id }) => id)) },
  }
}

/** The faults of plan.yaml after some changes, short: "code path found". */
export function faultsAfter(changes: Changes): readonly string[] {
  const result = parseCampaign(smallFiles(changes))
  return result.ok ? [] : result.issues.plan.map(short)
}

export const short = ({ code, path, found }: PlanIssue): string =>
  [code, faultPathText(path), found].filter(Boolean).join(' ')

/** The small campaign after some changes, which must be no faults. */
export function campaignAfter(changes: Changes = {}): Campaign {
  const result = parseCampaign(smallFiles(changes))
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.campaign
}
