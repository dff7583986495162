import type { Language } from '../../domain/plan/plan.ts'

/** What `rollcall erase` prints; of a person it says nothing but the row's id. */
export interface EraseWords {
  readonly unknown: (row: string, plan: string) => string
  readonly inSheet: (row: string, unit: string, form: string) => string
  readonly busy: string
  readonly erased: (row: string, unit: string, form: string, items: number) => string
  readonly elsewhere: string
}

const vi: EraseWords = {
  unknown: (row, plan) =>
    `Không thấy dòng «${row}» trong dữ liệu của kế hoạch ${plan}. Mã nằm ở cột ẩn «Mã dòng (hệ thống)» trong bảng của đơn vị.`,
  inSheet: (row, unit, form) =>
    `Chưa xóa: dòng ${row} còn trong bảng của ${unit}, trang ${form}. Xin đề nghị đơn vị xóa dòng đó, chờ hai lần đọc bảng, rồi chạy lại lệnh này.`,
  busy: 'Chưa xóa: bảng đang được đọc. Xin chạy lại lệnh này sau một phút.',
  erased: (row, unit, form, items) =>
    `Đã xóa hẳn dòng ${row} (${unit}, trang ${form}): ${items} bản ghi, kể cả lịch sử. Số liệu tổng hợp giữ nguyên.`,
  elsewhere:
    'Bản sao lưu tự hết hạn sau 35 ngày. Bảng tổng hợp và báo cáo đã lập hoặc đã gửi trước đây có thể còn dòng này: xin xóa các tệp đó.',
}

const en: EraseWords = {
  unknown: (row, plan) =>
    `There is no row «${row}» in the data of the plan ${plan}. A row's id stands in the hidden column "Row code (system)" of the unit's sheet.`,
  inSheet: (row, unit, form) =>
    `Not erased: the row ${row} stands in the sheet of ${unit}, tab ${form}. Please have the unit delete it, wait until the sheet was read twice, and run this again.`,
  busy: 'Not erased: the sheet is being read. Please run this again in a minute.',
  erased: (row, unit, form, items) =>
    `Erased: the row ${row} (${unit}, tab ${form}), ${items} items with its history. Totals stay as they are.`,
  elsewhere:
    'Backups run out after 35 days. Summaries and reports that were made or sent before may hold the row: please delete those files.',
}

export const ERASE_WORDS: Readonly<Record<Language, EraseWords>> = { vi, en }
