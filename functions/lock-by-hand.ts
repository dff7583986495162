import type { Campaign, Cycle, Instant } from '../domain/plan/plan.ts'
import { startOfDay } from '../domain/time/days.ts'
import { lockOf, setLock } from './lock.ts'
import { type Snapshot, type SnapshotDeps, sinceOf, takeSnapshot } from './snapshots.ts'
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

/** Why a cycle is not locked: what would be frozen is not what the office sees. */
export type LockRefusal =
  | { readonly kind: 'not-begun' }
  /** Locking it again would take in what was said to count for nothing. */
  | { readonly kind: 'locked'; readonly number: number }
  | { readonly kind: 'nothing' }
  /** Content arrived after the moment: it would be left out. */
  | { readonly kind: 'older'; readonly newest: Instant }

/** What became of locking: the snapshot that counts from now on, or why there is none. */
export type Locked =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly refusal: LockRefusal }

/** The office locks a cycle as it stands now, under the next number; the snapshot before stays as it was. */
export async function lockCycle(
  deps: SnapshotDeps,
  campaign: Campaign,
  cycle: Cycle,
  now: Instant,
): Promise<Locked> {
  const refusal = await whyNot(deps, campaign, cycle, now)
  if (refusal) return { ok: false, refusal }
  const itemKey = `${campaign.plan.id}/${cycle.id}/lock/by-hand/${now}`
  const { snapshot } = await takeSnapshot(deps, { campaign, cycle, itemKey, asOf: now }, now)
  await setLock(deps, campaign, cycle, { isLocked: true, number: snapshot.number, at: now })
  await deps.facts.set(summaryDueFact(campaign.plan.id, cycle.id), itemKey)
  return { ok: true, snapshot }
}

async function whyNot(
  deps: SnapshotDeps,
  campaign: Campaign,
  cycle: Cycle,
  now: Instant,
): Promise<LockRefusal | null> {
  const { id, zone } = campaign.plan
  if (now < startOfDay(cycle.from, zone)) return { kind: 'not-begun' }
  const lock = await lockOf(deps, campaign, cycle)
  if (lock?.isLocked) return { kind: 'locked', number: lock.number }
  const states = await deps.reports.statesOfCycle(id, cycle.id)
  if (states.length === 0) return { kind: 'nothing' }
  const newest = Math.max(...states.map(sinceOf))
  return newest > now ? { kind: 'older', newest } : null
}
