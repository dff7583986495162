import type { Language } from '../plan/plan.ts'
import type { ReportWords } from './report-catalogue.ts'
import { REPORT_EN } from './report-en.ts'
import { REPORT_VI } from './report-vi.ts'

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { vi: REPORT_VI, en: REPORT_EN }
