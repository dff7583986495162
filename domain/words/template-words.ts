import type { Language } from '../plan/plan.ts'

/** Words of the empty sheet that a unit is given. */
export interface TemplateWords {
  readonly plan: (number: string | null, issued: string | null, cycle: string) => string
  readonly deadline: (days: string) => string
  /** Beside the days that are left. */
  readonly daysLeft: string
  /** A number format: days left, days over, the last day itself. */
  readonly daysLeftFormat: string
  readonly noDate: string
}

export const TEMPLATE_WORDS: Readonly<Record<Language, TemplateWords>> = {
  vi: {
    plan: (number, issued, cycle) =>
      `Thực hiện Kế hoạch${number ? ` số ${number}` : ''}${issued ? ` ngày ${issued}` : ''}, năm ${cycle}`,
    noDate: 'không quy định',
    deadline: (days) => `Thời hạn: hết ngày ${days}. Nhập dữ liệu từ dòng dưới tiêu đề bảng.`,
    daysLeft: 'Thời hạn',
    daysLeftFormat: '"Còn "0" ngày";"Quá hạn "0" ngày";"Hôm nay là ngày cuối"',
  },
  en: {
    plan: (number, issued, cycle) =>
      `Plan${number ? ` ${number}` : ''}${issued ? ` of ${issued}` : ''}, ${cycle}`,
    noDate: 'not laid down',
    deadline: (days) => `Deadline: end of ${days}. Type below the heading of the table.`,
    daysLeft: 'Deadline',
    daysLeftFormat: '0" days left";0" days over";"Today is the last day"',
  },
}
