import type { Day } from '../plan/plan.ts'
import { addDays, weekdayOf } from './days.ts'

/** Days on which no office works, besides Saturdays and Sundays: Tết and the other public holidays. */
export interface DaysOff {
  readonly from: Day
  readonly to: Day
}

const SATURDAY = 6

/** Monday to Friday, unless it is a day off. */
export const isWorkingDay = (day: Day, daysOff: readonly DaysOff[]): boolean =>
  weekdayOf(day) < SATURDAY && !daysOff.some(({ from, to }) => day >= from && day <= to)

/**
 * The day that lies so many working days before a day (after it, when negative). For 0 it is the day itself
 * or, when nobody works on it, the last working day before.
 */
export function workingDaysBefore(day: Day, days: number, daysOff: readonly DaysOff[]): Day {
  const step = days < 0 ? 1 : -1
  let found = day
  for (let left = Math.abs(days); left > 0; ) {
    found = addDays(found, step)
    if (isWorkingDay(found, daysOff)) left--
  }
  while (!isWorkingDay(found, daysOff)) found = addDays(found, step)
  return found
}
