import type { Campaign, Instant } from '../../domain/plan/plan.ts'
import { instantAt, isRealDay } from '../../domain/time/days.ts'

/**
 * Reads the moment of `--at`: a day ("2023-12-01", 08:00) or a day and hour ("2023-12-01T08:00"), in the
 * plan's zone. Null when it is neither.
 */
function readMoment(text: string, zone: string): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(text.trim())
  const [, day, hour = '08:00'] = found ?? []
  if (day === undefined || !isRealDay(day) || hour > '23:59') return null
  return instantAt(day, hour, zone)
}

/** Whether a text after `--at` is a moment at all, whatever the plan's zone. */
export const isMoment = (at: string): boolean => at === 'now' || readMoment(at, 'UTC') !== null

/** In December of the plan's first year, when most quotas are about to fall due: what a newcomer sees. */
const USUAL_MOMENT = { monthDay: '12-01', hour: '08:00' }

/** The moment that was asked for ("now": the real one), else the usual one; null when it is none. */
export function momentOf(at: string | undefined, { plan }: Campaign, now = Date.now): Instant | null {
  if (at === 'now') return now()
  const usual = `${plan.cycles[0]?.from.slice(0, 4)}-${USUAL_MOMENT.monthDay}T${USUAL_MOMENT.hour}`
  return readMoment(at ?? usual, plan.zone)
}
