import type { Campaign, Cycle } from '../../domain/plan/plan.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import type { Job, Queue } from '../ports/queue.ts'
import type { Reports } from '../ports/reports.ts'

/**
 * Asks for each unit of a cycle to be given its spreadsheet, or to have it brought up to the plan: a job each,
 * so that one that fails holds up no other. Repeated, it changes nothing.
 *
 * @returns how many units were asked for
 */
export async function askForSheets(
  deps: { readonly reports: Reports; readonly queue: Queue },
  campaign: Campaign,
  cycle: Cycle,
): Promise<number> {
  const planId = campaign.plan.id
  const seated = new Set((await deps.reports.seatsOfCycle(planId, cycle.id)).map(({ unitId }) => unitId))
  const jobs = unitsInCycle(campaign, cycle).map(
    ({ id }): Job => ({
      step: 'provision-sheets',
      planId,
      cycleId: cycle.id,
      unitId: id,
      isSeated: seated.has(id),
    }),
  )
  await deps.queue.put(jobs)
  return jobs.length
}
