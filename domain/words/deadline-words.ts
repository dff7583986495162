import type { Language } from '../plan/plan.ts'

/** The last good day, and how many days are left until it (negative: since it), in a mail and in a sheet alike. */
export const DEADLINE_WORDS: Readonly<Record<Language, (day: string, daysLeft: number) => string>> = {
  vi: (day, daysLeft) =>
    daysLeft >= 0
      ? `Thời hạn: hết ngày ${day} (còn ${daysLeft} ngày)`
      : `Thời hạn: hết ngày ${day} (đã quá ${-daysLeft} ngày)`,
  en: (day, daysLeft) =>
    daysLeft >= 0
      ? `Deadline: end of ${day} (${daysLeft} days left)`
      : `Deadline: end of ${day} (${-daysLeft} days ago)`,
}
