import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Campaign, Cycle, Instant } from '../../domain/plan/plan.ts'
import { lockOf, setLock } from '../lock.ts'
import { type Snapshot, snapshotsOf, takeSnapshot } from '../snapshots.ts'
import { summaryDueFact } from '../summary-fact.ts'
import type { AgendaDeps } from './run-agenda.ts'

/** What freezes figures, or tells or shows them. */
const LOOKS_AT_FIGURES: ReadonlySet<AgendaItem['kind']> = new Set(['cut-off', 'rollup', 'summary', 'lock'])
/** Items after which the summary has something else to show. */
const ASKS_FOR_SUMMARY: ReadonlySet<AgendaItem['kind']> = new Set(['cut-off', 'summary', 'lock'])

/**
 * Cut-offs and locks: freezes the figures as they were at the item's moment, under the next number, and for a lock
 * says that from now on they are the ones that count. Asks for the summary where it shows something else now.
 *
 * Before anything else is said of a cycle, its last snapshot is looked at again: content that had reached us in
 * time and came to light later goes into the next number.
 *
 * @returns the snapshots that are new
 */
export async function freezeFigures(
  deps: AgendaDeps,
  campaign: Campaign,
  item: AgendaItem,
  now: Instant,
): Promise<readonly Snapshot[]> {
  const cycle = campaign.plan.cycles.find(({ id }) => id === item.cycleId)
  if (!cycle || !LOOKS_AT_FIGURES.has(item.kind)) return []
  const restated = await restate(deps, campaign, cycle, item.key, now)
  const taken =
    item.kind === 'cut-off' || item.kind === 'lock' ? await freeze(deps, campaign, cycle, item, now) : []
  if (ASKS_FOR_SUMMARY.has(item.kind))
    await deps.facts.set(summaryDueFact(campaign.plan.id, cycle.id), `${item.key}/${now}`)
  return [...restated, ...taken]
}

async function freeze(
  deps: AgendaDeps,
  campaign: Campaign,
  cycle: Cycle,
  { kind, key, at }: AgendaItem,
  now: Instant,
): Promise<readonly Snapshot[]> {
  const { snapshot, isNew } = await takeSnapshot(deps, { campaign, cycle, itemKey: key, asOf: at }, now)
  if (kind === 'lock') await setLock(deps, campaign, cycle, { isLocked: true, number: snapshot.number, at })
  return isNew ? [snapshot] : []
}

/**
 * Looks again at the last snapshot of a cycle that is not locked, and takes it anew where the figures of its moment are
 * others by now; then the summary is asked for.
 *
 * @param by the item that looks
 */
export async function restate(
  deps: AgendaDeps,
  campaign: Campaign,
  cycle: Cycle,
  by: string,
  now: Instant,
): Promise<readonly Snapshot[]> {
  const last = (await snapshotsOf(deps, campaign, cycle)).at(-1)
  if (!last || (await lockOf(deps, campaign, cycle))?.isLocked) return []
  const { itemKey, asOf } = last
  const { snapshot, isNew } = await takeSnapshot(deps, { campaign, cycle, itemKey, asOf }, now)
  if (!isNew) return []
  await deps.facts.set(summaryDueFact(campaign.plan.id, cycle.id), `${by}/${now}`)
  return [snapshot]
}
