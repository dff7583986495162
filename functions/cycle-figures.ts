import type { Campaign, Cycle, Instant } from '../domain/plan/plan.ts'
import type { PersonEdition } from '../domain/rollup/persons/person-tables.ts'
import type { RollUp } from '../domain/rollup/roll-up.ts'
import type { SnapshotMark } from '../domain/rollup/tabs/summary-tab.ts'
import { lockOf } from './lock.ts'
import { lastEdition } from './person-editions.ts'
import { figuresOf, keptIn, type SnapshotDeps, snapshotsOf } from './snapshots.ts'

/** The figures that count for a cycle now, and the snapshot that they are, if they are one. */
export interface CycleFigures {
  readonly rollUp: RollUp
  readonly snapshot: SnapshotMark | null
  /** Of locked figures the version of each sheet that they were taken from; null where they are as of now. */
  readonly versions: ReadonlyMap<string, number> | null
  /** Persons by sex, age and ethnic group as of the last cut-off; null where there are no such tables. */
  readonly persons: PersonEdition | null
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
  if (locked) {
    const kept = await keptIn(deps, locked)
    const persons = await lastEdition(deps, snapshots.slice(0, locked.number))
    return { rollUp: kept.rollUp, snapshot: locked, versions: new Map(kept.versions), persons }
  }
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const { rollUp } = figuresOf(campaign, cycle, states, now)
  const last = snapshots.at(-1)
  const persons = await lastEdition(deps, snapshots)
  return { rollUp, snapshot: last?.hash === rollUp.hash ? last : null, versions: null, persons }
}
