import type { Cycle, Day, Instant, Plan, Reminder, RollupMail } from '../plan/plan.ts'
import { addDays, endOfDay, instantAt } from '../time/days.ts'

export type AgendaKind = 'opening' | 'reminder' | 'deadline' | 'rollup'

/**
 * Something a plan makes due. `key` is stable: the same plan gives the same key at every reading, so that
 * a ledger can remember what was done. `series` names items of which, after an outage, only the newest
 * still makes sense.
 */
export interface AgendaItem {
  readonly key: string
  readonly series: string
  readonly kind: AgendaKind
  readonly cycleId: string
  /** Id of the reminder or roll-up mail of the plan; empty for openings and deadlines. */
  readonly of: string
  readonly day: Day
  readonly at: Instant
}

/** Everything that a plan makes due, in order of time. Days and hours are those of the plan's zone. */
export function agendaOf(plan: Plan): readonly AgendaItem[] {
  return plan.cycles
    .flatMap((cycle) => [
      item(plan, cycle, 'opening', '', openingDay(plan, cycle), '00:00'),
      ...plan.reminders.flatMap((reminder) => reminderItems(plan, cycle, reminder)),
      ...plan.rollups.flatMap((rollup) => rollupItems(plan, cycle, rollup)),
      { ...item(plan, cycle, 'deadline', '', cycle.to, '00:00'), at: endOfDay(cycle.to, plan.zone) },
    ])
    .sort((a, b) => a.at - b.at || Number(a.key > b.key) - Number(a.key < b.key))
}

/**
 * What is to be done at `now`: items that fell due after `since` and are not in the ledger. Of a series of
 * missed items the newest acts and the others are `merged` into it.
 */
export function dueItems(
  agenda: readonly AgendaItem[],
  since: Instant,
  now: Instant,
  done: ReadonlySet<string>,
): { readonly act: readonly AgendaItem[]; readonly merged: readonly AgendaItem[] } {
  const due = agenda.filter((item) => item.at > since && item.at <= now && !done.has(item.key))
  const newest = new Map(due.map((item) => [item.series, item]))
  return {
    act: due.filter((item) => newest.get(item.series) === item),
    merged: due.filter((item) => newest.get(item.series) !== item),
  }
}

/** The next item after `now`, or null when the plan is over. */
export const nextItem = (agenda: readonly AgendaItem[], now: Instant): AgendaItem | null =>
  agenda.find((item) => item.at > now) ?? null

/** The cycle that `now` falls in; after the last, the last; before the first, the first. */
export function cycleAt(plan: Plan, now: Instant): Cycle | null {
  const open = plan.cycles.find((cycle) => endOfDay(cycle.to, plan.zone) >= now)
  return open ?? plan.cycles.at(-1) ?? null
}

const openingDay = (plan: Plan, cycle: Cycle): Day =>
  plan.valid.from > cycle.from ? plan.valid.from : cycle.from

function item(plan: Plan, cycle: Cycle, kind: AgendaKind, of: string, day: Day, hour: string): AgendaItem {
  const series = [plan.id, cycle.id, kind, of].filter((part) => part !== '').join('/')
  return {
    key: `${series}/${day}`,
    series,
    kind,
    cycleId: cycle.id,
    of,
    day,
    at: instantAt(day, hour, plan.zone),
  }
}

function reminderItems(plan: Plan, cycle: Cycle, reminder: Reminder): readonly AgendaItem[] {
  return reminder.daysBefore
    .map((days) => addDays(cycle.to, -days))
    .filter((day) => day >= openingDay(plan, cycle))
    .map((day) => item(plan, cycle, 'reminder', reminder.id, day, reminder.at))
}

function rollupItems(plan: Plan, cycle: Cycle, rollup: RollupMail): readonly AgendaItem[] {
  const year = Number(cycle.from.slice(0, 4))
  const lastYear = Number(cycle.to.slice(0, 4))
  const years = Array.from({ length: lastYear - year + 1 }, (_, i) => year + i)
  const { on } = rollup
  const months = on.every === 'month' ? Array.from({ length: 12 }, (_, i) => i + 1) : [on.month]
  const two = (n: number): string => String(n).padStart(2, '0')
  return years
    .flatMap((y) => months.map((month) => `${y}-${two(month)}-${two(on.day)}`))
    .filter((day) => day > openingDay(plan, cycle) && day <= cycle.to)
    .map((day) => item(plan, cycle, 'rollup', rollup.id, day, rollup.at))
}
