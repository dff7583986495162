import type { Language } from '../plan/plan.ts'

/** What a receipt of a submission says. A figure that may be zero has its own sentence where zero reads differently. */
export interface ReceiptWords {
  readonly subject: (unit: string, period: string, counted: string) => string
  readonly subjectNil: (unit: string, period: string) => string
  /** What follows in the subject while something is open. */
  readonly subjectMissing: (missing: string) => string
  readonly subjectOther: (duties: string) => string
  readonly subjectFaulty: (rows: string) => string
  readonly received: (issuer: string, period: string, when: string) => string
  readonly inTime: (day: string) => string
  /** The day is null where it hangs on the form. */
  readonly late: (day: string | null) => string
  readonly nil: string
  /** Against the confirmation before: rows that count, rows to be mended. */
  readonly again: (
    when: string,
    counted: string,
    countedNow: string,
    faulty: string,
    faultyNow: string,
  ) => string
  readonly same: (when: string) => string
  readonly complete: string
  readonly acceptedTitle: string
  readonly columns: readonly [form: string, rows: string, counted: string, faulty: string]
  readonly missingTitle: string
  readonly missing: (count: string, have: string, min: string, clause: string, day: string | null) => string
  readonly missingOther: (title: string, clause: string, day: string | null) => string
  readonly more: (count: string) => string
  readonly faultyTitle: string
  readonly faulty: (header: string, rows: string, cells: readonly string[]) => string
  readonly how: string
  readonly automatic: string
}

const byVi = (day: string | null): string => (day === null ? '' : `, hạn ${day}`)
const byEn = (day: string | null): string => (day === null ? '' : `, due ${day}`)

const vi: ReceiptWords = {
  subject: (unit, period, counted) => `${unit}: đã nhận báo cáo ${period}, ${counted} dòng được tính`,
  subjectNil: (unit, period) => `${unit}: đã nhận báo cáo ${period}, không có nội dung báo cáo`,
  subjectMissing: (missing) => `, còn thiếu ${missing} điển hình`,
  subjectOther: (duties) => `, còn ${duties} việc phải báo cáo`,
  subjectFaulty: (rows) => `, ${rows} dòng cần sửa`,
  received: (issuer, period, when) => `${issuer} xác nhận đã nhận báo cáo ${period} của đơn vị lúc ${when}`,
  inTime: (day) => `, đúng hạn (hạn ${day}).`,
  late: (day) => `, trễ hạn${day === null ? '' : ` (hạn ${day})`}.`,
  nil: 'Đơn vị báo không có nội dung phải báo cáo.',
  again: (when, counted, countedNow, faulty, faultyNow) =>
    `Đơn vị nộp lại. So với lần xác nhận số liệu lúc ${when}: dòng được tính ${counted} → ${countedNow}, dòng cần sửa ${faulty} → ${faultyNow}.`,
  same: (when) => `Đơn vị nộp lại. So với lần xác nhận số liệu lúc ${when}, số dòng không thay đổi.`,
  complete: 'Đến nay báo cáo không thiếu nội dung nào và không có ô nào cần sửa.',
  acceptedTitle: 'Đã tiếp nhận',
  columns: ['Biểu', 'Số dòng', 'Được tính', 'Cần sửa'],
  missingTitle: 'Còn thiếu',
  missing: (count, have, min, clause, day) =>
    `${count} điển hình tiên tiến: đã có ${have}, cần ít nhất ${min} (${clause})${byVi(day)}`,
  missingOther: (title, clause, day) => `${title} (${clause})${byVi(day)}`,
  more: (count) => `và ${count} mục khác`,
  faultyTitle: 'Cần sửa',
  faulty: (header, rows, cells) =>
    `${header}: ${rows} dòng${cells.length > 0 ? ` (ô ${cells.join(', ')})` : ''}`,
  how: 'Lý do và cách sửa ghi ngay cạnh từng dòng trong bảng. Đơn vị có thể sửa trực tiếp trong bảng; khi cần xác nhận mới, xin chọn «Đang soạn» rồi chọn lại «Nộp».',
  automatic: 'Thư tự động, xác nhận việc nhận dữ liệu; không thay văn bản hành chính.',
}

const en: ReceiptWords = {
  subject: (unit, period, counted) => `${unit}: report for ${period} received, ${counted} rows accepted`,
  subjectNil: (unit, period) => `${unit}: report for ${period} received, nothing to report`,
  subjectMissing: (missing) => `, ${missing} exemplars missing`,
  subjectOther: (duties) => `, ${duties} things to report`,
  subjectFaulty: (rows) => `, ${rows} rows to mend`,
  received: (issuer, period, when) => `${issuer} has received your unit's report for ${period} at ${when}`,
  inTime: (day) => `, in time (due ${day}).`,
  late: (day) => `, late${day === null ? '' : ` (due ${day})`}.`,
  nil: 'Your unit states that it has nothing to report.',
  again: (when, counted, countedNow, faulty, faultyNow) =>
    `Submitted again. Since the confirmation as of ${when}: rows accepted ${counted} → ${countedNow}, rows to mend ${faulty} → ${faultyNow}.`,
  same: (when) => `Submitted again. Since the confirmation as of ${when} no number of rows has changed.`,
  complete: 'So far nothing is missing from the report, and no cell has to be mended.',
  acceptedTitle: 'Received',
  columns: ['Form', 'Rows', 'Accepted', 'To mend'],
  missingTitle: 'Still missing',
  missing: (count, have, min, clause, day) =>
    `${count} exemplars: ${have} there, at least ${min} needed (${clause})${byEn(day)}`,
  missingOther: (title, clause, day) => `${title} (${clause})${byEn(day)}`,
  more: (count) => `and ${count} more`,
  faultyTitle: 'To mend',
  faulty: (header, rows, cells) =>
    `${header}: ${rows} rows${cells.length > 0 ? ` (cells ${cells.join(', ')})` : ''}`,
  how: 'Reason and remedy stand beside each row of the sheet. Correct in the sheet itself; for a new confirmation choose "Draft" and then "Submitted" again.',
  automatic: 'An automatic mail that confirms data received, no official document.',
}

export const RECEIPT_WORDS: Readonly<Record<Language, ReceiptWords>> = { vi, en }
