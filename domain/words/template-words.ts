import type { Language } from '../plan/plan.ts'

/** Words of the empty sheet that a unit is given. */
export interface TemplateWords {
  readonly plan: (number: string | null, issued: string | null, cycle: string) => string
  readonly deadline: (day: string) => string
  readonly noDate: string
}

export const TEMPLATE_WORDS: Readonly<Record<Language, TemplateWords>> = {
  vi: {
    plan: (number, issued, cycle) =>
      `Thực hiện Kế hoạch${number ? ` số ${number}` : ''}${issued ? ` ngày ${issued}` : ''}, năm ${cycle}`,
    noDate: 'không quy định',
    deadline: (day) => `Thời hạn: hết ngày ${day}. Nhập dữ liệu từ dòng dưới tiêu đề bảng.`,
  },
  en: {
    plan: (number, issued, cycle) =>
      `Plan${number ? ` ${number}` : ''}${issued ? ` of ${issued}` : ''}, ${cycle}`,
    noDate: 'not laid down',
    deadline: (day) => `Deadline: end of ${day}. Type below the heading of the table.`,
  },
}
