import type { Language } from '../plan/plan.ts'

/** The three columns that Rollcall adds at the right of a table. It writes nowhere else in the tab. */
export type OurColumn = 'id' | 'status' | 'reason'
export const OUR_COLUMNS = ['id', 'status', 'reason'] as const

/** Their headers: written in the campaign's language, recognised in both. */
export const OUR_HEADERS: Readonly<Record<Language, Readonly<Record<OurColumn, string>>>> = {
  vi: { id: 'Mã dòng (hệ thống)', status: 'Kết quả kiểm tra', reason: 'Lý do, cách sửa' },
  en: { id: 'Row code (system)', status: 'Check result', reason: 'Reason and remedy' },
}

/** Ten characters of Crockford's base 32. Anything else in the id column is a slip of the hand. */
export const isRowId = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(text)

/** How each of ours is noted on its column, so that a write finds it wherever it stands; no form has such keys. */
export const OUR_COLUMN_KEYS: Readonly<Record<OurColumn, string>> = {
  id: '_id',
  status: '_status',
  reason: '_reason',
}
