import type { AgendaItem } from '../domain/agenda/agenda.ts'
import { type LetterKey, letterKey } from '../domain/agenda/letter-key.ts'
import type { Instant } from '../domain/plan/plan.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'
import type { Reports } from './ports/reports.ts'

export const DAY_MS = 24 * 60 * 60_000

/** A letter that is about to be written to somebody, and is not in the outbox yet. */
export interface Notice {
  readonly letter: LetterKey
  readonly to: string
  /** What makes it the same notice as another. */
  readonly subjects: readonly string[]
}

/** What an item tells of: the rules of a reminder, the series of a roll-up. */
export const subjectsOf = ({ kind, rules, series }: AgendaItem): readonly string[] =>
  kind === 'reminder' ? rules : [series]

/**
 * Takes the right to tell somebody of these things of a unit, for 24 hours; false while another letter has
 * it. Leases of the store keep it, so that two steps that write at the same moment cannot both have it. The same
 * letter may take it again: a tick that was killed is made good. A letter that is written takes nothing any more:
 * its day would begin anew at each tick.
 */
export async function takeNotice(
  reports: Pick<Reports, 'takeLease' | 'dropLease'>,
  { letter, to, subjects }: Notice,
  now: Instant,
): Promise<boolean> {
  const { itemKey, reader } = letter
  const [planId = '', cycleId = ''] = itemKey.split('/')
  const about = reader.kind === 'unit' ? reader.unitId : reader.id
  const name = (subject: string): string =>
    ['notice', planId, cycleId, about, fingerprintOf(to), subject].join('/')
  const holder = letterKey(letter)
  const taken: string[] = []
  for (const lease of subjects.map(name)) {
    if (!(await reports.takeLease(lease, holder, now, DAY_MS))) {
      for (const one of taken) await reports.dropLease(one, holder)
      return false
    }
    taken.push(lease)
  }
  return true
}
