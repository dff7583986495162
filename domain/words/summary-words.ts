import type { Language } from '../plan/plan.ts'
import type { SummaryWords } from './summary-catalogue.ts'
import { SUMMARY_EN } from './summary-en.ts'
import { SUMMARY_VI } from './summary-vi.ts'

export const SUMMARY_WORDS: Readonly<Record<Language, SummaryWords>> = { vi: SUMMARY_VI, en: SUMMARY_EN }
