import type { Campaign, Cycle, Instant } from '../domain/plan/plan.ts'
import { lockOf, setLock } from './lock.ts'
import { type Snapshot, type SnapshotDeps, takeSnapshot } from './snapshots.ts'
import { summaryDueFact } from './summary-fact.ts'

/** The office opens a locked cycle again: what changes in its sheets counts. False: it is not locked. */
export async function unlockCycle(
  deps: Pick<SnapshotDeps, 'facts'>,
  campaign: Campaign,
  cycle: Cycle,
  now: Instant,
): Promise<boolean> {
  const lock = await lockOf(deps, campaign, cycle)
  if (!lock?.isLocked) return false
  await setLock(deps, campaign, cycle, { ...lock, isLocked: false })
  await deps.facts.set(summaryDueFact(campaign.plan.id, cycle.id), `unlocked/${now}`)
  return true
}

/** The office locks a cycle as it stands now, under the next number; the snapshot before stays as it was. */
export async function lockCycle(
  deps: SnapshotDeps,
  campaign: Campaign,
  cycle: Cycle,
  now: Instant,
): Promise<Snapshot> {
  const itemKey = `${campaign.plan.id}/${cycle.id}/lock/by-hand/${now}`
  const { snapshot } = await takeSnapshot(deps, { campaign, cycle, itemKey, asOf: now }, now)
  await setLock(deps, campaign, cycle, { isLocked: true, number: snapshot.number, at: now })
  await deps.facts.set(summaryDueFact(campaign.plan.id, cycle.id), itemKey)
  return snapshot
}
