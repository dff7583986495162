import type { Language, Source } from '../plan/plan.ts'

/** Every word of the summary spreadsheet. */
export interface SummaryWords {
  readonly file: (plan: string, cycle: string) => string
  readonly cover: {
    readonly tab: string
    readonly plan: (number: string | null, issued: string | null) => string
    readonly cycle: (id: string, deadline: string) => string
    readonly headers: readonly [string, string, string, string, string, string, string, string]
    readonly rules: string
    readonly ruleHeaders: readonly [string, string, string, string]
    readonly sources: Readonly<Record<Source, string>>
    readonly readings: string
    readonly readingHeaders: readonly [string, string, string, string]
    readonly undecided: string
    readonly hash: string
  }
  readonly units: {
    readonly tab: string
    readonly headers: readonly string[]
    readonly after: readonly string[]
    readonly total: string
  }
  readonly breakdown: {
    readonly tab: (title: string) => string
    readonly total: string
    readonly share: string
  }
  readonly submissions: { readonly tab: string; readonly headers: readonly string[] }
  readonly problems: { readonly tab: string; readonly headers: readonly string[] }
  readonly tasks: {
    readonly tab: string
    readonly headers: readonly string[]
    readonly noDate: string
    readonly everyone: string
  }
  readonly forward: { readonly tab: string; readonly headers: readonly string[] }
  readonly successors: { readonly tab: string; readonly headers: readonly string[]; readonly total: string }
  readonly verdict: Readonly<
    Record<'met' | 'short' | 'over' | 'not-due' | 'not-applicable' | 'unknown', string>
  >
  readonly submission: Readonly<Record<'none' | 'empty' | 'nil' | 'on-time' | 'late' | 'held', string>>
}

const vi: SummaryWords = {
  file: (plan, cycle) => `Tổng hợp ${plan} - ${cycle}`,
  cover: {
    tab: 'Tổng quan',
    plan: (number, issued) =>
      `Thực hiện Kế hoạch${number ? ` số ${number}` : ''}${issued ? ` ngày ${issued}` : ''}`,
    cycle: (id, deadline) => `Kỳ ${id}, thời hạn ${deadline}`,
    headers: [
      'Đơn vị phải nộp',
      'Đã nộp',
      'Đúng hạn',
      'Trễ',
      'Chưa nộp',
      'Số dòng',
      'Dòng lỗi',
      'Cập nhật lúc (giờ Việt Nam)',
    ],
    rules: 'Theo quy định',
    ruleHeaders: ['Quy định', 'Mục', 'Số đơn vị đạt', 'Số liệu theo'],
    sources: { plan: 'văn bản', law: 'luật', proposal: 'đề xuất', office: 'cơ quan quyết định' },
    readings: 'Cách hiểu mà số liệu dựa vào',
    readingHeaders: ['Mã', 'Câu hỏi', 'Cách hiểu', 'Lý do'],
    undecided: 'chưa quyết định',
    hash: 'Mã số liệu',
  },
  units: {
    tab: 'Theo đơn vị',
    headers: ['STT', 'Đơn vị', 'Phân khối', 'Chỉ tiêu tối thiểu'],
    after: ['Tổng', 'Còn thiếu', 'Kết quả', 'Dòng lỗi', 'Ngày nộp cuối', 'Ghi chú'],
    total: 'Tổng cộng',
  },
  breakdown: { tab: (title) => `Theo ${title.toLowerCase()}`, total: 'Tổng', share: 'Tỷ lệ %' },
  submissions: {
    tab: 'Tình hình nộp',
    headers: ['STT', 'Đơn vị', 'Tình trạng', 'Ngày nhận đầu tiên', 'Số dòng', 'Dòng lỗi', 'Lý do tạm giữ'],
  },
  problems: { tab: 'Lỗi theo loại', headers: ['Mã', 'Nội dung', 'Số dòng'] },
  tasks: {
    tab: 'Nhiệm vụ',
    headers: ['Mã', 'Nhiệm vụ', 'Mục', 'Thời hạn', 'Chủ trì'],
    noDate: 'không quy định',
    everyone: 'Các đơn vị trong phân khối',
  },
  forward: {
    tab: 'Giới thiệu cấp trên',
    headers: ['STT', 'Tên', 'Loại hình', 'Đơn vị', 'Lĩnh vực', 'Tóm tắt thành tích'],
  },
  successors: {
    tab: 'Theo đơn vị mới',
    headers: ['STT', 'Đơn vị', 'Số điển hình', 'Kế thừa từ'],
    total: 'Tổng cộng',
  },
  verdict: {
    met: 'Đạt',
    short: 'Chưa đạt',
    over: 'Vượt',
    'not-due': 'Chưa đủ, chưa đến hạn',
    'not-applicable': 'Không áp dụng',
    unknown: 'Không xác định',
  },
  submission: {
    none: 'Chưa nộp',
    empty: 'Chưa nộp',
    nil: 'Báo không có',
    'on-time': 'Đúng hạn',
    late: 'Trễ hạn',
    held: 'Tạm giữ',
  },
}

const en: SummaryWords = {
  file: (plan, cycle) => `Summary ${plan} - ${cycle}`,
  cover: {
    tab: 'Overview',
    plan: (number, issued) =>
      `Carrying out plan${number ? ` ${number}` : ''}${issued ? ` of ${issued}` : ''}`,
    cycle: (id, deadline) => `Cycle ${id}, due ${deadline}`,
    headers: [
      'Units due',
      'Sent',
      'On time',
      'Late',
      'Nothing sent',
      'Rows',
      'Error rows',
      'As of (Viet Nam time)',
    ],
    rules: 'By rule',
    ruleHeaders: ['Rule', 'Clause', 'Units that meet it', 'Figures of'],
    sources: { plan: 'the paper', law: 'a law', proposal: 'a proposal', office: 'the office' },
    readings: 'Readings that the figures rest on',
    readingHeaders: ['Id', 'Question', 'Reading', 'Reason'],
    undecided: 'not decided yet',
    hash: 'Figures',
  },
  units: {
    tab: 'By unit',
    headers: ['No.', 'Unit', 'Class', 'Least'],
    after: ['Total', 'Missing', 'State', 'Error rows', 'Last change', 'Notes'],
    total: 'Total',
  },
  breakdown: { tab: (title) => `By ${title.toLowerCase()}`, total: 'Total', share: 'Share %' },
  submissions: {
    tab: 'Submissions',
    headers: ['No.', 'Unit', 'State', 'First arrival', 'Rows', 'Error rows', 'Why on hold'],
  },
  problems: { tab: 'Problems by kind', headers: ['Code', 'What', 'Rows'] },
  tasks: {
    tab: 'Tasks',
    headers: ['Code', 'Task', 'Clause', 'Due', 'Lead'],
    noDate: 'not laid down',
    everyone: 'Members of the clusters',
  },
  forward: { tab: 'Put forward', headers: ['No.', 'Name', 'Kind', 'Unit', 'Field', 'Achievements'] },
  successors: {
    tab: 'By unit of today',
    headers: ['No.', 'Unit', 'Exemplars', 'Inherited from'],
    total: 'Total',
  },
  verdict: {
    met: 'Met',
    short: 'Short',
    over: 'Over',
    'not-due': 'Not yet, not due',
    'not-applicable': 'Not applicable',
    unknown: 'Unknown',
  },
  submission: {
    none: 'Nothing sent',
    empty: 'Nothing sent',
    nil: 'Nothing to report',
    'on-time': 'On time',
    late: 'Late',
    held: 'On hold',
  },
}

export const SUMMARY_WORDS: Readonly<Record<Language, SummaryWords>> = { vi, en }
