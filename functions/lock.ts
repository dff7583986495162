import type { Campaign, Cycle, Instant } from '../domain/plan/plan.ts'
import type { Facts } from './ports/reports.ts'

/**
 * Whether the figures of a cycle are locked ("khóa sổ"). While they are, everything that shows them shows the
 * snapshot of that number: sheets are still read and checked, but what changes in them counts for nothing.
 */
export interface Lock {
  readonly isLocked: boolean
  /** The snapshot that was taken when it was locked. */
  readonly number: number
  readonly at: Instant
}

/** null: it was never locked. */
export async function lockOf(
  { facts }: { readonly facts: Pick<Facts, 'get'> },
  { plan }: Campaign,
  cycle: Cycle,
): Promise<Lock | null> {
  const text = await facts.get(lockName(plan.id, cycle.id))
  return text === null ? null : (JSON.parse(text) as Lock)
}

export async function setLock(
  { facts }: { readonly facts: Pick<Facts, 'set'> },
  { plan }: Campaign,
  cycle: Cycle,
  lock: Lock,
): Promise<void> {
  await facts.set(lockName(plan.id, cycle.id), JSON.stringify(lock))
}

const lockName = (planId: string, cycleId: string): string => `lock/${planId}/${cycleId}`
