import type { Instant } from '../../domain/plan/plan.ts'
import { instantAt, isRealDay } from '../../domain/time/days.ts'

/**
 * Reads the moment of `--at`: a day ("2023-12-01", 08:00) or a day and hour ("2023-12-01T08:00"), in the
 * plan's zone. Null when it is neither.
 */
export function readMoment(text: string, zone: string): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(text.trim())
  const [, day, hour = '08:00'] = found ?? []
  if (day === undefined || !isRealDay(day) || hour > '23:59') return null
  return instantAt(day, hour, zone)
}
