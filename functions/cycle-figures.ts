import type { Campaign, Cycle, Instant } from '../domain/plan/plan.ts'
import type { RollUp } from '../domain/rollup/roll-up.ts'
import type { SnapshotMark } from '../domain/rollup/tabs/summary-tab.ts'
import { lockOf } from './lock.ts'
import { figuresOf, frozenFigures, type SnapshotDeps, snapshotsOf } from './snapshots.ts'

/** The figures that count for a cycle now, and the snapshot that they are, if they are one. */
export interface CycleFigures {
  readonly rollUp: RollUp
  readonly snapshot: SnapshotMark | null
}

/**
 * What mails, summaries and reports show of a cycle: while it is locked, its frozen figures; else the figures as
 * they are, marked as a snapshot where they are still those of the last one.
 */
export async function cycleFigures(
  deps: SnapshotDeps,
  campaign: Campaign,
  cycle: Cycle,
  now: Instant,
): Promise<CycleFigures> {
  const lock = await lockOf(deps, campaign, cycle)
  const snapshots = await snapshotsOf(deps, campaign, cycle)
  const locked = lock?.isLocked ? snapshots.find(({ number }) => number === lock.number) : undefined
  if (locked) return { rollUp: await frozenFigures(deps, locked), snapshot: locked }
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const { rollUp } = figuresOf(campaign, cycle, states, now)
  const last = snapshots.at(-1)
  return { rollUp, snapshot: last?.hash === rollUp.hash ? last : null }
}
