import { type AgendaItem, agendaOf, cycleAt } from '../domain/agenda/agenda.ts'
import { heldEvents } from '../domain/agenda/held-events.ts'
import type { Campaign, Instant } from '../domain/plan/plan.ts'
import type { Reports } from './ports/reports.ts'

/**
 * The agenda of a plan as it stands. Days that hang on an event move with the day that units give for it; a plan
 * without events reads nothing for this.
 */
export async function planAgenda(
  { reports }: { readonly reports: Pick<Reports, 'statesOfCycle'> },
  campaign: Campaign,
  now: Instant,
): Promise<readonly AgendaItem[]> {
  const { plan } = campaign
  const cycle = cycleAt(plan, now)
  if (!cycle || Object.keys(plan.events).length === 0) return agendaOf(plan)
  return agendaOf(plan, heldEvents(campaign, await reports.statesOfCycle(plan.id, cycle.id)))
}
