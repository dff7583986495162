import type { Cycle, Day, Instant, Plan, Reminder, Rhythm, RollupMail } from '../plan/plan.ts'
import { addDays, endOfDay, instantAt } from '../time/days.ts'
import { workingDaysBefore } from '../time/working-days.ts'
import { bothOf, union } from './audience.ts'
import { type DueDay, dueDays, type HeldEvent } from './due-days.ts'
import { atOneHour } from './same-day.ts'

export type AgendaKind =
  | 'opening'
  | 'phase'
  | 'reminder'
  | 'cut-off'
  | 'deadline'
  | 'rollup'
  | 'summary'
  | 'lock'

/**
 * Something a plan makes due. `key` is stable: the same plan gives the same key at every reading, so that
 * a ledger can remember what was done. `series` names what comes again and again.
 */
export interface AgendaItem {
  readonly key: string
  readonly series: string
  readonly kind: AgendaKind
  readonly cycleId: string
  /** Id of the phase, reminder, roll-up mail or summary of the plan; empty for the others. */
  readonly of: string
  /** The rules that are due, or that a reminder is about. */
  readonly rules: readonly string[]
  /** The units that it is about; empty: all that the rules bind, but not those of `without`. */
  readonly units: readonly string[]
  readonly without: readonly string[]
  /** Roles of contacts, and recipients of the plan, that it speaks to. */
  readonly readers: readonly string[]
  /** Of a reminder: the due day that it is about, the latest of several; else its own day. */
  readonly due: Day
  readonly day: Day
  readonly at: Instant
}

/**
 * Everything that a plan makes due, in order of time. Days and hours are those of the plan's zone.
 *
 * @param held days that units have given for their events; what hangs on an event moves with it
 */
export function agendaOf(plan: Plan, held: readonly HeldEvent[] = []): readonly AgendaItem[] {
  const due = dueDays(plan, held)
  return [
    ...plan.cycles.flatMap((cycle) => cycleItems(plan, cycle)),
    ...plan.phases.map((phase) =>
      item(plan, cycleOf(plan, phase.from), 'phase', { of: phase.id, day: phase.from }),
    ),
    ...merged(due.flatMap((one) => deadlineItems(plan, one))),
    ...atOneHour(merged(plan.reminders.flatMap((reminder) => reminderItems(plan, reminder, due)))),
  ].sort((a, b) => a.at - b.at || Number(a.key > b.key) - Number(a.key < b.key))
}

/** The next item after `now`, or null when the plan is over. */
export const nextItem = (agenda: readonly AgendaItem[], now: Instant): AgendaItem | null =>
  agenda.find((item) => item.at > now) ?? null

/** The cycle that `now` falls in; after the last, the last; before the first, the first. */
export function cycleAt(plan: Plan, now: Instant): Cycle | null {
  const open = plan.cycles.find((cycle) => endOfDay(cycle.to, plan.zone) >= now)
  return open ?? plan.cycles.at(-1) ?? null
}

/** The cycle that a day falls in; after the last, the last. */
export const cycleOf = (plan: Plan, day: Day): Cycle =>
  (plan.cycles.find(({ to }) => to >= day) ?? plan.cycles.at(-1)) as Cycle

const openingDay = (plan: Plan, cycle: Cycle): Day =>
  plan.valid.from > cycle.from ? plan.valid.from : cycle.from

interface Details {
  readonly of?: string
  readonly day: Day
  readonly hour?: string
  readonly rules?: readonly string[]
  readonly units?: readonly string[]
  readonly without?: readonly string[]
  readonly readers?: readonly string[]
  readonly due?: Day
}

function item(plan: Plan, cycle: Cycle, kind: AgendaKind, details: Details): AgendaItem {
  const { of = '', day, hour = '00:00', due = day } = details
  const { rules = [], units = [], without = [], readers = [] } = details
  const series = [plan.id, cycle.id, kind, of].filter((part) => part !== '').join('/')
  return {
    key: `${series}/${day}`,
    series,
    kind,
    cycleId: cycle.id,
    of,
    rules,
    units,
    without,
    readers,
    due,
    day,
    at: instantAt(day, hour, plan.zone),
  }
}

type Rhythmic = Pick<RollupMail, 'id' | 'on' | 'at'> & Partial<Pick<RollupMail, 'to'>>

function cycleItems(plan: Plan, cycle: Cycle): readonly AgendaItem[] {
  const rhythmic = (kind: AgendaKind, { id, on, at, to = [] }: Rhythmic): AgendaItem[] =>
    daysInCycle(plan, cycle, on).map((day) => item(plan, cycle, kind, { of: id, day, hour: at, readers: to }))
  const { lock } = plan
  return [
    item(plan, cycle, 'opening', { day: openingDay(plan, cycle) }),
    ...plan.rollups.flatMap((rollup) => rhythmic('rollup', rollup)),
    ...plan.summaries.flatMap((summary) => rhythmic('summary', summary)),
    ...(lock ? [item(plan, cycle, 'lock', { day: addDays(cycle.to, lock.daysAfter) })] : []),
  ]
}

/** Not on the first day: nothing can be there yet. */
function daysInCycle(plan: Plan, cycle: Cycle, on: Rhythm): readonly Day[] {
  const year = Number(cycle.from.slice(0, 4))
  const lastYear = Number(cycle.to.slice(0, 4))
  const years = Array.from({ length: lastYear - year + 1 }, (_, i) => year + i)
  const months = on.every === 'month' ? Array.from({ length: 12 }, (_, i) => i + 1) : [on.month]
  const two = (n: number): string => String(n).padStart(2, '0')
  return years
    .flatMap((y) => months.map((month) => `${y}-${two(month)}-${two(on.day)}`))
    .filter((day) => day > openingDay(plan, cycle) && day <= cycle.to)
}

/** The data of a window may close before they are due: "số liệu chốt". */
function deadlineItems(plan: Plan, due: DueDay): readonly AgendaItem[] {
  const at = (kind: AgendaKind, day: Day): AgendaItem => ({
    ...item(plan, cycleOf(plan, due.closes), kind, {
      day,
      rules: [due.rule],
      units: due.units,
      without: due.without,
    }),
    at: endOfDay(day, plan.zone),
  })
  return [...(due.closes < due.day ? [at('cut-off', due.closes)] : []), at('deadline', due.day)]
}

function reminderItems(plan: Plan, reminder: Reminder, due: readonly DueDay[]): readonly AgendaItem[] {
  return due
    .filter(({ rule }) => reminder.rules.includes(rule))
    .flatMap(({ rule, units, without, day, closes }) => {
      const cycle = cycleOf(plan, closes)
      return reminder.daysBefore
        .map((days) => dayBefore(plan, reminder, day, days))
        .filter((reminderDay) => reminderDay >= openingDay(plan, cycle))
        .map((reminderDay) =>
          item(plan, cycle, 'reminder', {
            of: reminder.id,
            day: reminderDay,
            hour: reminder.at,
            rules: [rule],
            units,
            without,
            readers: [...reminder.to, ...reminder.tell],
            due: day,
          }),
        )
    })
}

const dayBefore = ({ daysOff }: Plan, { count }: Reminder, day: Day, days: number): Day =>
  count === 'working' ? workingDaysBefore(day, days, daysOff) : addDays(day, -days)

/** Items of one key become one, about all their rules and units. */
function merged(items: readonly AgendaItem[]): readonly AgendaItem[] {
  const byKey = new Map<string, AgendaItem>()
  for (const one of items) {
    const known = byKey.get(one.key)
    byKey.set(
      one.key,
      known
        ? {
            ...known,
            ...bothOf(known, one),
            rules: union(known.rules, one.rules),
            due: one.due > known.due ? one.due : known.due,
          }
        : one,
    )
  }
  return [...byKey.values()]
}
