import type { Language } from '../plan/plan.ts'

/** What a unit says of its own table in the head of the tab. */
export type StatedState = 'draft' | 'submitted' | 'nil'
export const STATED_STATES = ['draft', 'submitted', 'nil'] as const

/** The words of the cell: written in the campaign's language, recognised in both. */
export const STATE_WORDS: Readonly<Record<Language, Readonly<Record<StatedState | 'label', string>>>> = {
  vi: { label: 'Trạng thái', draft: 'Đang soạn', submitted: 'Nộp', nil: 'Không có' },
  en: { label: 'State', draft: 'Draft', submitted: 'Submitted', nil: 'Nothing to report' },
}
