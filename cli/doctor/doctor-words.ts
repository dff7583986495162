import type { Language } from '../../domain/plan/plan.ts'
import type { Finding, FindingCode, FindingLevel } from './finding.ts'
import { FINDINGS_EN } from './words-en.ts'
import { FINDINGS_VI } from './words-vi.ts'

export type FindingWords = Readonly<Record<FindingCode, readonly [what: string, why: string, mend: string]>>

/** What `rollcall doctor` prints around its findings. */
export interface DoctorWords {
  readonly title: (place: string) => string
  readonly why: string
  readonly mend: string
  readonly level: Readonly<Record<FindingLevel, string>>
  readonly areas: Readonly<Record<Area, string>>
  readonly good: string
  readonly closing: (wrong: number, warnings: number) => string
}

/** What the doctor looks at, in this order. */
export const AREAS = ['machine', 'clock', 'data', 'aws', 'mail', 'dns', 'google', 'cloud'] as const
export type Area = (typeof AREAS)[number]

const vi: DoctorWords = {
  title: (place) => `KIỂM TRA HỆ THỐNG - ${place}`,
  why: 'Vì sao',
  mend: 'Xử lý',
  level: { wrong: 'SAI', warning: 'LƯU Ý', note: 'GHI CHÚ' },
  areas: {
    machine: 'Máy và kế hoạch',
    clock: 'Đồng hồ',
    data: 'Dữ liệu, thư và bảng',
    aws: 'Tài khoản AWS',
    mail: 'Gửi thư (SES)',
    dns: 'Tên miền gửi thư',
    google: 'Google',
    cloud: 'Vận hành trên đám mây',
  },
  good: 'tốt',
  closing: (wrong, warnings) => {
    if (wrong > 0) return `Có ${wrong} chỗ sai cần xử lý, ${warnings} chỗ cần lưu ý.`
    return warnings > 0 ? `Không có chỗ sai; ${warnings} chỗ cần lưu ý.` : 'Không thấy chỗ nào sai.'
  },
}

const en: DoctorWords = {
  title: (place) => `HEALTH OF THE SYSTEM - ${place}`,
  why: 'Why',
  mend: 'Mend',
  level: { wrong: 'WRONG', warning: 'WARNING', note: 'NOTE' },
  areas: {
    machine: 'Machine and plan',
    clock: 'Clock',
    data: 'Data, mails and sheets',
    aws: 'AWS account',
    mail: 'Sending (SES)',
    dns: "Sender's domain",
    google: 'Google',
    cloud: 'Running in the cloud',
  },
  good: 'good',
  closing: (wrong, warnings) => {
    if (wrong > 0)
      return `${wrong === 1 ? '1 thing is' : `${wrong} things are`} wrong, ${warnings} to keep an eye on.`
    return warnings > 0 ? `Nothing is wrong; ${warnings} to keep an eye on.` : 'Nothing is wrong.'
  },
}

export const DOCTOR_WORDS: Readonly<Record<Language, DoctorWords>> = { vi, en }

const CATALOGUES: Readonly<Record<Language, FindingWords>> = { vi: FINDINGS_VI, en: FINDINGS_EN }

/** What is wrong, why it matters and how to mend it, in a person's language. */
export function describeFinding(
  { code, params }: Finding,
  language: Language,
): { readonly what: string; readonly why: string; readonly mend: string } {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? '')
  const [what, why, mend] = CATALOGUES[language][code]
  return { what: fill(what), why: fill(why), mend: fill(mend) }
}
