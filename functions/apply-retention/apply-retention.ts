import type { Campaign, Instant } from '../../domain/plan/plan.ts'
import { endOfDay } from '../../domain/time/days.ts'
import type { People } from '../ports/people.ts'
import type { Reports } from '../ports/reports.ts'

const DAY_MS = 86_400_000

export interface RetentionDeps {
  readonly reports: Pick<Reports, 'seatsOfCycle' | 'forgetRows'>
  readonly people: Pick<People, 'forget'>
}

/**
 * Deletes what people are named in, the rows of units and their history, and the prints by which they are known, of every cycle that ended more than so
 * many days ago. Counts and dates stay: they name nobody. Repeated, it deletes only what came since.
 *
 * @param keepDays what the office decided; null: it has not, and nothing is deleted
 * @returns how many items were deleted
 */
export async function applyRetention(
  { reports, people }: RetentionDeps,
  { plan }: Campaign,
  keepDays: number | null,
  now: Instant,
): Promise<number> {
  if (keepDays === null) return 0
  const over = plan.cycles.filter(({ to }) => endOfDay(to, plan.zone) + keepDays * DAY_MS < now)
  let deleted = 0
  for (const cycle of over)
    for (const seat of await reports.seatsOfCycle(plan.id, cycle.id))
      deleted += (await reports.forgetRows(seat.sheetKey)) + (await people.forget(seat))
  return deleted
}
