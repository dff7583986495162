import type { ColumnType } from '../plan/form.ts'
import type { Language } from '../plan/plan.ts'
import { clauseWords } from './clause-words.ts'

/** Every word of the tab that tells a clerk how to fill in the sheet. */
export interface GuideWords {
  readonly tab: string
  readonly title: (unit: string) => string
  readonly steps: string
  readonly how: readonly string[]
  readonly asked: string
  readonly clause: (rule: string, clause: string) => string
  readonly until: (day: string) => string
  readonly beforeEvent: (days: number) => string
  readonly noDate: string
  readonly form: (id: string, title: string) => string
  readonly required: string
  readonly sometimes: string
  readonly optional: string
  readonly oneOf: (choices: string) => string
  readonly more: string
  readonly types: Readonly<Record<ColumnType, string>>
}

const vi: GuideWords = {
  tab: 'Hướng dẫn',
  title: (unit) => `HƯỚNG DẪN: ${unit}`,
  steps: 'Cách làm',
  how: [
    'Mở trang biểu mẫu, gõ từ dòng dưới tiêu đề bảng; mỗi dòng một trường hợp.',
    'Ô có mũi tên: chọn trong danh sách. Được thêm cột ghi chú riêng, được sắp xếp, lọc, tô màu.',
    'Hệ thống tự đọc bảng; kết quả và cách sửa hiện ở các cột bên phải và ở trang «Lỗi».',
    'Không phát sinh thì gõ «Không có» vào ô tên của dòng đầu; hệ thống ghi nhận và không nhắc nữa.',
    'Sửa ngay tại ô sai, không cần gửi lại văn bản. Không xóa cột «Mã dòng (hệ thống)».',
  ],
  asked: 'Việc của đơn vị',
  clause: (rule, clause) => `${rule}, ${clauseWords(clause, 'vi')}`,
  until: (day) => `hết ngày ${day}`,
  beforeEvent: (days) => `trước ngày tổ chức ${days} ngày`,
  noDate: 'không quy định thời hạn',
  form: (id, title) => `Trang ${id}: ${title}`,
  required: 'bắt buộc',
  sometimes: 'bắt buộc tùy trường hợp',
  optional: 'nếu có',
  oneOf: (choices) => `Chọn: ${choices}`,
  more: '; ...',
  types: {
    text: 'Chữ',
    name: 'Tên đầy đủ, có dấu; không ghi xưng danh, chức danh',
    list: 'Chọn trong danh sách',
    unit: 'Tên đơn vị',
    ethnic: 'Tên dân tộc',
    year: 'Năm, bốn chữ số',
    date: 'Ngày/tháng/năm, ví dụ 04/4/2023',
    integer: 'Số nguyên',
    number: 'Số',
    phone: 'Số điện thoại, giữ số 0 ở đầu',
    email: 'Địa chỉ thư điện tử',
    link: 'Đường dẫn, bắt đầu bằng https://',
    tick: 'Gõ x nếu đúng; không thì để trống',
  },
}

const en: GuideWords = {
  tab: 'Guide',
  title: (unit) => `GUIDE: ${unit}`,
  steps: 'How to',
  how: [
    'Open the tab of the form and type from the row below the heading; one case a row.',
    'A cell with an arrow: choose from the list. You may add columns of notes, sort, filter and colour.',
    'The sheet is read by itself; result and remedy show in the columns to the right and in the tab "Errors".',
    'With nothing to report, type "Không có" in the name cell of the first row; it is taken down and nobody asks again.',
    'Mend the wrong cell itself; no new letter is needed. Do not delete the column "Row code (system)".',
  ],
  asked: 'What is asked of the unit',
  clause: (rule, clause) => `${rule}, ${clauseWords(clause, 'en')}`,
  until: (day) => `by the end of ${day}`,
  beforeEvent: (days) => `${days} days before the event`,
  noDate: 'no date laid down',
  form: (id, title) => `Tab ${id}: ${title}`,
  required: 'required',
  sometimes: 'required in some cases',
  optional: 'if there is any',
  oneOf: (choices) => `One of: ${choices}`,
  more: '; ...',
  types: {
    text: 'Text',
    name: 'Full name with its marks; no titles',
    list: 'Choose from the list',
    unit: 'Name of the unit',
    ethnic: 'Ethnic group',
    year: 'Year, four digits',
    date: 'Day/month/year, such as 04/4/2023',
    integer: 'Whole number',
    number: 'Number',
    phone: 'Telephone number with its leading 0',
    email: 'E-mail address',
    link: 'A link that begins with https://',
    tick: 'Type x if so; else leave it empty',
  },
}

export const GUIDE_WORDS: Readonly<Record<Language, GuideWords>> = { vi, en }
