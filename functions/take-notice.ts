import type { LetterKey } from '../domain/agenda/letter-key.ts'
import type { Instant } from '../domain/plan/plan.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'
import type { Reports } from './ports/reports.ts'

export const DAY_MS = 24 * 60 * 60_000

/** A letter that is about to be written to somebody. */
export interface Notice extends Pick<LetterKey, 'itemKey' | 'reader'> {
  readonly to: string
  /** What makes it the same notice as another: the rules of a reminder, the series of a roll-up. */
  readonly subjects: readonly string[]
}

/**
 * Takes the right to tell somebody of these things of a unit, for 24 hours; false while another letter has
 * it. Leases of the store keep it, so that two steps that write at the same moment cannot both have it.
 * The letter of one item may take it again: a tick that was killed is made good.
 */
export async function takeNotice(
  reports: Pick<Reports, 'takeLease' | 'dropLease'>,
  { itemKey, reader, to, subjects }: Notice,
  now: Instant,
): Promise<boolean> {
  const [planId = '', cycleId = ''] = itemKey.split('/')
  const about = reader.kind === 'unit' ? reader.unitId : reader.id
  const name = (subject: string): string =>
    ['notice', planId, cycleId, about, fingerprintOf(to), subject].join('/')
  const taken: string[] = []
  for (const lease of subjects.map(name)) {
    if (!(await reports.takeLease(lease, itemKey, now, DAY_MS))) {
      for (const one of taken) await reports.dropLease(one, itemKey)
      return false
    }
    taken.push(lease)
  }
  return true
}
