import type { Language, Strength } from '../plan/plan.ts'
import { namePaper } from '../report/papers.ts'
import { clauseWords } from './clause-words.ts'

/** Every word of the mails. A quantity that may be zero has its own sentence where zero reads differently. */
export interface MailWords {
  readonly asOf: (when: string) => string
  readonly openSheet: string
  readonly openSummary: string
  readonly clause: (rule: string, clause: string) => string
  readonly reading: (id: string, reading: string) => string
  readonly plan: (number: string | null, issued: string | null, title: string) => string
  readonly footer: (hash: string) => string
  readonly reminder: {
    readonly subject: (unit: string, period: string, missing: number, day: string) => string
    readonly subjectOther: (unit: string, period: string, missing: number, day: string) => string
    readonly greeting: (unit: string) => string
    readonly ask: Readonly<
      Record<Strength, (issuer: string, missing: number, have: number, min: number) => string>
    >
    /** For what is no number of exemplars: the rule's own title. */
    readonly askOther: Readonly<Record<Strength, (issuer: string, title: string) => string>>
    /** Before each of several sentences that are due on different days. */
    readonly dated: (day: string, ask: string) => string
    readonly nothingSent: string
    /** Takes the sentence that names the file, what is wrong with it and what to do. */
    readonly refused: (reason: string) => string
    readonly errors: (rows: number) => string
    readonly faulty: (columns: string) => string
    readonly faultyColumn: (header: string, rows: number) => string
    readonly held: (reason: string) => string
    readonly how: string
    readonly thanks: (issuer: string) => string
  }
  readonly state: {
    readonly met: string
    readonly none: string
    readonly held: string
    readonly missing: (count: number) => string
    readonly noQuota: string
  }
}

const vi: MailWords = {
  asOf: (when) => `Số liệu tính đến ${when}`,
  openSheet: 'Mở bảng của đơn vị',
  openSummary: 'Mở bảng tổng hợp',
  clause: (rule, clause) => `Căn cứ: quy định ${rule}, ${clauseWords(clause, 'vi')}`,
  reading: (id, reading) => `Cách hiểu ${id}: ${reading}`,
  plan: (number, issued, title) =>
    `${number ? namePaper(number) : 'Kế hoạch'}${issued ? ` ngày ${issued}` : ''}: ${title}`,
  footer: (hash) =>
    `Thư tự động, phục vụ công việc nội bộ; không thay văn bản hành chính. Mã số liệu: ${hash}`,
  reminder: {
    subject: (unit, period, missing, day) => `${unit}: còn thiếu ${missing} điển hình ${period}, hạn ${day}`,
    subjectOther: (unit, period, missing, day) =>
      `${unit}: còn ${missing} việc phải báo cáo, ${period}, hạn ${day}`,
    greeting: (unit) => `Kính gửi: ${unit}`,
    ask: {
      giao: (issuer, missing, have, min) =>
        `${issuer} yêu cầu đơn vị bổ sung ${missing} điển hình tiên tiến (đã có ${have}, cần ít nhất ${min}).`,
      de_nghi: (_issuer, missing, have, min) =>
        `Kính đề nghị đơn vị bổ sung ${missing} điển hình tiên tiến (đã có ${have}, cần ít nhất ${min}).`,
      khuyen_khich: (_issuer, missing, have, min) =>
        `Mong đơn vị giới thiệu thêm ${missing} điển hình tiên tiến (đã có ${have}, nên có ít nhất ${min}).`,
    },
    askOther: {
      giao: (issuer, title) => `${issuer} yêu cầu đơn vị thực hiện và báo cáo: ${title}.`,
      de_nghi: (_issuer, title) => `Kính đề nghị đơn vị thực hiện và báo cáo: ${title}.`,
      khuyen_khich: (_issuer, title) => `Mong đơn vị quan tâm: ${title}.`,
    },
    dated: (day, ask) => `Hạn ${day}: ${ask}`,
    nothingSent: 'Đến nay chưa nhận được dòng nào của đơn vị.',
    refused: (reason) =>
      `Đơn vị đã gửi tệp nhưng tệp không đọc được, nên đến nay chưa nhận được dòng nào. ${reason}`,
    errors: (rows) =>
      `Có ${rows} dòng bị lỗi nên chưa được tính; lý do và cách sửa ghi ngay cạnh từng dòng và ở trang «Lỗi» trong bảng.`,
    faulty: (columns) => `Cột cần sửa: ${columns}.`,
    faultyColumn: (header, rows) => `${header} (${rows} dòng)`,
    held: (reason) => `Bảng của đơn vị đang tạm giữ. ${reason}`,
    how: 'Nhập hoặc sửa trực tiếp trong bảng; hệ thống tự đọc lại, không cần gửi thêm văn bản.',
    thanks: (issuer) => `Trân trọng, ${issuer}`,
  },
  state: {
    met: 'Đủ',
    none: 'Chưa nộp',
    held: 'Tạm giữ',
    missing: (count) => `Thiếu ${count}`,
    noQuota: 'Không giao chỉ tiêu',
  },
}

const en: MailWords = {
  asOf: (when) => `Figures as of ${when}`,
  openSheet: "Open the unit's sheet",
  openSummary: 'Open the summary sheet',
  clause: (rule, clause) => `By rule ${rule}, ${clauseWords(clause, 'en')}`,
  reading: (id, reading) => `Reading ${id}: ${reading}`,
  plan: (number, issued, title) =>
    `Plan${number ? ` ${number}` : ''}${issued ? ` of ${issued}` : ''}: ${title}`,
  footer: (hash) => `An automatic working mail, no official document. Figures: ${hash}`,
  reminder: {
    subject: (unit, period, missing, day) =>
      `${unit}: ${missing} exemplars missing for ${period}, due ${day}`,
    subjectOther: (unit, period, missing, day) =>
      `${unit}: ${missing} things to report for ${period}, due ${day}`,
    greeting: (unit) => `To: ${unit}`,
    ask: {
      giao: (issuer, missing, have, min) =>
        `${issuer} requires ${missing} more exemplars (${have} there, at least ${min} needed).`,
      de_nghi: (_issuer, missing, have, min) =>
        `Would you kindly add ${missing} more exemplars (${have} there, at least ${min} needed).`,
      khuyen_khich: (_issuer, missing, have, min) =>
        `We hope for ${missing} more exemplars (${have} there, at least ${min} wished for).`,
    },
    askOther: {
      giao: (issuer, title) => `${issuer} requires your unit to carry out and report: ${title}.`,
      de_nghi: (_issuer, title) => `Would you kindly carry out and report: ${title}.`,
      khuyen_khich: (_issuer, title) => `We draw your attention to: ${title}.`,
    },
    dated: (day, ask) => `By ${day}: ${ask}`,
    nothingSent: 'So far no row of your unit has arrived.',
    refused: (reason) =>
      `Your unit sent a file that could not be read, so no row has arrived so far. ${reason}`,
    errors: (rows) =>
      `${rows} rows have errors and do not count yet; reason and remedy stand beside each row and in the tab "Errors".`,
    faulty: (columns) => `Columns to mend: ${columns}.`,
    faultyColumn: (header, rows) => `${header} (${rows} rows)`,
    held: (reason) => `Your sheet is on hold. ${reason}`,
    how: 'Type or correct in the sheet itself; it is read again by itself, no further letter is needed.',
    thanks: (issuer) => `Yours sincerely, ${issuer}`,
  },
  state: {
    met: 'Met',
    none: 'Nothing sent',
    held: 'On hold',
    missing: (count) => `${count} missing`,
    noQuota: 'No quota',
  },
}

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { vi, en }
