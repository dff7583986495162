import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from '../plan/plan.ts'

/** Days and instants in a named zone; nothing here asks the machine for its own zone or clock. */

/** The calendar day of an instant in a zone. */
export const dayOf = (instant: Instant, zone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString()

/** 00:00:00.000 of a day. */
export const startOfDay = (day: Day, zone: string): Instant => instantAt(day, '00:00', zone)

/** 23:59:59.999 of a day: a deadline's last good moment. */
export const endOfDay = (day: Day, zone: string): Instant => startOfDay(addDays(day, 1), zone) - 1

/** The instant of an hour "08:00" of a day in a zone. */
export function instantAt(day: Day, hour: string, zone: string): Instant {
  const plain = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(hour),
  })
  return plain.epochMilliseconds
}

/** From 1, Monday, to 7, Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

/** "2023-02-30" is written like a day and is none. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The hour of an instant in a zone, "08:00". */
export const hourOf = (instant: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/** The last day of a month, 1 to 12. */
export const lastDayOfMonth = (year: number, month: number): Day =>
  Temporal.PlainDate.from({ year, month, day: 31 }, { overflow: 'constrain' }).toString()
