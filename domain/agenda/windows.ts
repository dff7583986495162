import type { Day, Plan } from '../plan/plan.ts'
import type { MonthDay, When } from '../plan/rule.ts'
import { addDays, lastDayOfMonth } from '../time/days.ts'

/** A span of days on which something is reported; `due` is the last good day for it. */
export interface Window {
  /** Stable within its kind: "2024", "2024-Q3", "2024-07", a cycle's id, or the day on which it closes. */
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly due: Day
}

type Span = Pick<Plan, 'valid' | 'cycles'>

/**
 * The windows of a rule within the plan's validity, in order of time. A window belongs to the plan if it
 * closes while the plan is valid. None for "không quy định" and for days that hang on an event.
 */
export function windowsOf(when: When, plan: Span): readonly Window[] {
  switch (when.kind) {
    case 'cycle':
      return plan.cycles.map(({ id, from, to }) => ({ id, from, to, due: to }))
    case 'once':
      return [window(when.to, when.from ?? plan.valid.from, when.to, when.dueAfterDays)]
    case 'yearly':
      return yearsOf(plan)
        .flatMap((year) => yearly(when, plan, year))
        .filter(isSince(when.since))
    case 'tiled':
      return yearsOf(plan)
        .flatMap((year) => tiled(when, plan, year))
        .filter(isSince(when.since))
    default:
      return []
  }
}

const isSince =
  (since: Day | null) =>
  ({ to }: Window): boolean =>
    since === null || to >= since

const window = (id: string, from: Day, to: Day, dueAfterDays: number): Window => ({
  id,
  from,
  to,
  due: addDays(to, dueAfterDays),
})

const yearsOf = ({ valid }: Span): readonly number[] => {
  const [first, last] = [Number(valid.from.slice(0, 4)), Number(valid.to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

const isWithin = (to: Day, { valid }: Span): boolean => to >= valid.from && to <= valid.to

function yearly(when: Extract<When, { kind: 'yearly' }>, plan: Span, year: number): readonly Window[] {
  const to = lastIn(year, when.to)
  const from = firstIn(when.from > when.to ? year - 1 : year, when.from)
  return isWithin(to, plan) ? [window(String(year), from, to, when.dueAfterDays)] : []
}

/** Where there is no 29 February, a window until it ends on the 28th ... */
function lastIn(year: number, monthDay: MonthDay): Day {
  const last = lastDayOfMonth(year, Number(monthDay.slice(0, 2)))
  const day = `${year}-${monthDay}`
  return day > last ? last : day
}

/** ... and one from it on begins on 1 March, so that no day is in two windows. */
function firstIn(year: number, monthDay: MonthDay): Day {
  const last = lastIn(year, monthDay)
  return last.endsWith(monthDay) ? last : addDays(last, 1)
}

function tiled(when: Extract<When, { kind: 'tiled' }>, plan: Span, year: number): readonly Window[] {
  const step = when.every === 'quarter' ? 3 : 1
  const closing = (month: number): Day => {
    const [y, m] = month < 1 ? [year - 1, month + 12] : [year, month]
    const last = lastDayOfMonth(y, m)
    const day = `${last.slice(0, 8)}${String(when.closes).padStart(2, '0')}`
    return day > last ? last : day
  }
  return Array.from({ length: 12 / step }, (_, i) => (i + 1) * step).flatMap((month) => {
    const to = closing(month)
    const id = when.every === 'quarter' ? `${year}-Q${month / 3}` : to.slice(0, 7)
    return isWithin(to, plan) ? [window(id, addDays(closing(month - step), 1), to, when.dueAfterDays)] : []
  })
}
