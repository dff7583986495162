import type { Language } from '../plan/plan.ts'
import { clauseWords } from './clause-words.ts'

/** Every word that Rollcall writes into a unit's sheet, apart from the problems themselves. */
export interface FeedbackWords {
  readonly tabTitle: string
  /** Where a tab of the usual name is somebody's own. */
  readonly otherTabTitle: string
  readonly status: {
    readonly valid: string
    readonly repaired: string
    readonly warning: string
    readonly error: string
    /** Beside the rows of a sheet that is held. */
    readonly held: string
  }
  readonly level: { readonly repair: string; readonly warning: string; readonly error: string }
  readonly heading: (unit: string) => string
  readonly plan: (number: string | null, issued: string | null, cycle: string) => string
  readonly deadline: string
  readonly state: string
  readonly received: (rows: number, valid: number, errors: number, warnings: number) => string
  readonly nothing: string
  readonly held: (reason: string) => string
  /** What the unit itself chose as its state. */
  readonly stated: (states: string) => string
  readonly quota: (rule: string, clause: string) => string
  readonly meter: (have: number, min: number | null, max: number | null, missing: number) => string
  readonly mix: string
  readonly mixMet: string
  readonly mixLacking: (kinds: string) => string
  readonly notice: string
  readonly confirmLoss: string
  readonly columns: readonly [string, string, string, string]
  readonly allGood: string
  readonly more: (count: number) => string
}

const vi: FeedbackWords = {
  tabTitle: 'Lỗi',
  otherTabTitle: 'Lỗi (hệ thống)',
  status: {
    valid: 'Hợp lệ',
    repaired: 'Hợp lệ (đã chỉnh)',
    warning: 'Cần xem lại',
    error: 'Lỗi',
    held: 'Chưa kiểm tra',
  },
  level: { repair: 'Đã chỉnh', warning: 'Cần xem lại', error: 'Lỗi' },
  heading: (unit) => `KẾT QUẢ KIỂM TRA: ${unit}`,
  plan: (number, issued, cycle) =>
    `Thực hiện Kế hoạch${number ? ` số ${number}` : ''}${issued ? ` ngày ${issued}` : ''}, kỳ ${cycle}`,
  deadline: 'Thời hạn',
  state: 'Tình trạng',
  received: (rows, valid, errors, warnings) =>
    `Đã nhận ${rows} dòng: ${valid} dòng được tính, ${errors} dòng lỗi, ${warnings} dòng cần xem lại`,
  nothing: 'Chưa có dữ liệu',
  held: (reason) => `Tạm giữ, giữ nguyên số liệu lần trước. ${reason}`,
  stated: (states) => `(đơn vị chọn: ${states})`,
  quota: (rule, clause) => `Chỉ tiêu (${rule}, ${clauseWords(clause, 'vi')})`,
  meter: (have, min, max, missing) => {
    const need = [min === null ? '' : `cần ít nhất ${min}`, max === null ? '' : `nhiều nhất ${max}`]
      .filter(Boolean)
      .join(', ')
    const verdict =
      missing > 0 ? `còn thiếu ${missing}` : overOr(max, have, (over) => `vượt ${over}`, 'đã đủ')
    return `Có ${have}, ${need}: ${verdict}`
  },
  mix: 'Cơ cấu',
  mixMet: 'Đủ các loại hình',
  mixLacking: (kinds) => `Nên có thêm: ${kinds}`,
  notice: 'Lưu ý',
  confirmLoss: 'Nếu đúng là đã bỏ các dòng này, gõ chữ x vào ô bên phải',
  columns: ['Mức', 'Ô', 'Cột', 'Nội dung và cách sửa'],
  allGood: 'Không có lỗi.',
  more: (count) => `Còn ${count} mục nữa; các mục này hiện ở cột kết quả cạnh từng dòng.`,
}

const en: FeedbackWords = {
  tabTitle: 'Errors',
  otherTabTitle: 'Errors (system)',
  status: {
    valid: 'Valid',
    repaired: 'Valid (mended)',
    warning: 'Please look',
    error: 'Error',
    held: 'Not checked',
  },
  level: { repair: 'Mended', warning: 'Please look', error: 'Error' },
  heading: (unit) => `CHECK RESULT: ${unit}`,
  plan: (number, issued, cycle) =>
    `Plan${number ? ` ${number}` : ''}${issued ? ` of ${issued}` : ''}, cycle ${cycle}`,
  deadline: 'Deadline',
  state: 'State',
  received: (rows, valid, errors, warnings) =>
    `${rows} rows received: ${valid} count, ${errors} with errors, ${warnings} to look at`,
  nothing: 'No data yet',
  held: (reason) => `On hold; the last good figures stay. ${reason}`,
  stated: (states) => `(the unit says: ${states})`,
  quota: (rule, clause) => `Quota (${rule}, ${clauseWords(clause, 'en')})`,
  meter: (have, min, max, missing) => {
    const need = [min === null ? '' : `at least ${min} needed`, max === null ? '' : `at most ${max}`]
      .filter(Boolean)
      .join(', ')
    const verdict =
      missing > 0 ? `${missing} missing` : overOr(max, have, (over) => `${over} too many`, 'complete')
    return `${have} there, ${need}: ${verdict}`
  },
  mix: 'Kinds',
  mixMet: 'Every kind is there',
  mixLacking: (kinds) => `Should also have: ${kinds}`,
  notice: 'Note',
  confirmLoss: 'If these rows were removed on purpose, type x in the cell to the right',
  columns: ['Level', 'Cell', 'Column', 'What is wrong and how to mend it'],
  allGood: 'No errors.',
  more: (count) => `${count} more; they are shown in the result column beside each row.`,
}

function overOr(max: number | null, have: number, over: (by: number) => string, otherwise: string): string {
  return max !== null && have > max ? over(have - max) : otherwise
}

export const FEEDBACK_WORDS: Readonly<Record<Language, FeedbackWords>> = { vi, en }
