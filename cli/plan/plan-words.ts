import type { Coverage } from '../../domain/plan/coverage.ts'
import type { Language } from '../../domain/plan/plan.ts'
import type { Verdict } from '../../domain/rules/standing.ts'

/** What the `rollcall plan` commands print. */
export interface PlanWords {
  readonly warnings: (count: number) => string
  readonly coverage: Readonly<Record<Coverage, string>>
  readonly coverageColumns: readonly [plan: string, all: string, missing: string]
  readonly total: string
  readonly missing: (plan: string, rules: string) => string
  readonly calendarTitle: (plan: string, from: string, to: string) => string
  readonly calendarColumns: readonly [day: string, hour: string, what: string, about: string]
  readonly calendarWritten: (file: string, events: number) => string
  readonly allDay: string
  readonly fromAfterTo: string
  readonly diffTitle: (before: string, after: string, cycle: string) => string
  readonly diffColumns: readonly [unit: string, rule: string, before: string, after: string]
  readonly noChange: (units: number) => string
  readonly changes: (units: number, all: number) => string
  readonly newUnit: string
  readonly goneUnit: string
  readonly otherPlan: (before: string, after: string) => string
  readonly unbound: string
  readonly packed: (plans: number, units: number, file: string) => string
  readonly packedTwice: (plan: string) => string
  readonly verdict: Readonly<Record<Verdict, string>>
}

const vi: PlanWords = {
  warnings: (count) => `Có ${count} điểm nên xem lại (kế hoạch vẫn chạy được):`,
  coverage: { automatic: 'Tự động', tracked: 'Theo báo cáo', narrative: 'Diễn giải' },
  coverageColumns: ['Kế hoạch', 'Quy định', 'Thiếu số'],
  total: 'Tổng cộng',
  missing: (plan, rules) => `${plan} thiếu các quy định: ${rules}`,
  calendarTitle: (plan, from, to) => `LỊCH KẾ HOẠCH ${plan}, từ ${from} đến ${to}`,
  calendarColumns: ['Ngày', 'Giờ', 'Việc', 'Quy định'],
  calendarWritten: (file, events) => `Đã ghi ${events} việc vào lịch ${file}`,
  allDay: 'hết ngày',
  fromAfterTo: 'Ngày đầu (--from) ở sau ngày cuối (--to): xin ghi lại hai ngày.',
  diffTitle: (before, after, cycle) => `SO SÁNH ${before} → ${after}, kỳ ${cycle}, theo số liệu đang có`,
  diffColumns: ['Đơn vị', 'Quy định', 'Trước', 'Sau'],
  noChange: (units) => `Không đơn vị nào đổi kết quả (${units} đơn vị).`,
  changes: (units, all) => `${units}/${all} đơn vị đổi kết quả.`,
  newUnit: 'đơn vị mới',
  goneUnit: 'không còn',
  otherPlan: (before, after) =>
    `Hai kế hoạch khác mã: ${before} và ${after}; chỉ so sánh được hai bản của một kế hoạch.`,
  unbound: 'không áp dụng',
  packed: (plans, units, file) => `Đã đóng gói ${plans} kế hoạch, ${units} đơn vị vào ${file}`,
  packedTwice: (plan) => `Hai thư mục cùng là kế hoạch ${plan}; mỗi kế hoạch chỉ đóng gói một lần.`,
  verdict: {
    met: 'đạt',
    short: 'chưa đạt',
    over: 'vượt',
    'not-due': 'chưa đến hạn',
    'not-applicable': 'không áp dụng',
    unknown: 'không xác định',
  },
}

const en: PlanWords = {
  warnings: (count) => `${count} things to look at again (the plan runs all the same):`,
  coverage: { automatic: 'Automatic', tracked: 'By report', narrative: 'Narrative' },
  coverageColumns: ['Plan', 'Rules', 'Missing'],
  total: 'In all',
  missing: (plan, rules) => `${plan} lacks these rules: ${rules}`,
  calendarTitle: (plan, from, to) => `CALENDAR OF ${plan}, from ${from} to ${to}`,
  calendarColumns: ['Day', 'Hour', 'What', 'Rules'],
  calendarWritten: (file, events) => `${events} items written to the calendar ${file}`,
  allDay: 'end of day',
  fromAfterTo: 'The first day (--from) is after the last one (--to): please write them again.',
  diffTitle: (before, after, cycle) => `${before} → ${after}, cycle ${cycle}, on the stored data`,
  diffColumns: ['Unit', 'Rule', 'Before', 'After'],
  noChange: (units) => `No unit's verdict changes (${units} units).`,
  changes: (units, all) => `The verdict of ${units}/${all} units changes.`,
  newUnit: 'new unit',
  goneUnit: 'no longer there',
  otherPlan: (before, after) =>
    `The plans have different ids: ${before} and ${after}; only two versions of one plan can be compared.`,
  unbound: 'not bound',
  packed: (plans, units, file) => `${plans} plans with ${units} units packed into ${file}`,
  packedTwice: (plan) => `Two folders are the plan ${plan}; a plan is packed once.`,
  verdict: {
    met: 'met',
    short: 'short',
    over: 'over',
    'not-due': 'not due yet',
    'not-applicable': 'not applicable',
    unknown: 'unknown',
  },
}

export const PLAN_WORDS: Readonly<Record<Language, PlanWords>> = { vi, en }
