import type { Instant } from '../plan/plan.ts'

/**
 * What the mail service tells of a mail that it took: delayed, delivered, not sent for its content, not
 * taken by the other side, or called spam by its reader.
 */
export type FateKind = 'delayed' | 'delivered' | FailedKind
/** It did not come as it should. */
export type FailedKind = 'rejected' | 'bounced' | 'complained'

export interface Fate {
  readonly kind: FateKind
  readonly at: Instant
  /** The service's own words, as "Permanent General"; never an address. */
  readonly reason: string
  /** Nothing may be sent to the address any more. */
  readonly suspends: boolean
}

const GRAVITY: Readonly<Record<FateKind, number>> = {
  delayed: 1,
  delivered: 2,
  rejected: 3,
  bounced: 4,
  complained: 5,
}

/** Events come twice and out of order: a fate gives way to a graver one only. One that suspends is graver. */
export const gravityOf = ({ kind, suspends }: Pick<Fate, 'kind' | 'suspends'>): number =>
  GRAVITY[kind] * 2 + Number(suspends)

/** In which way the mail did not come as it should; null when it did, or may still. */
export const failedKind = (fate: Pick<Fate, 'kind'> | null): FailedKind | null =>
  fate === null || fate.kind === 'delayed' || fate.kind === 'delivered' ? null : fate.kind

/** Whether the mail did not come as it should. */
export const isFailed = (fate: Pick<Fate, 'kind'> | null): boolean => failedKind(fate) !== null
