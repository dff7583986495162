import type { Campaign, Recipient } from '../../domain/plan/plan.ts'
import { digestOf, type RollUpDigest } from '../../domain/rollup/changes.ts'
import { isInCharge } from '../../domain/units/in-charge.ts'

/** The ids of the units that a recipient is told of. */
export const unitsFor = ({ units }: Campaign, recipient: Recipient): ReadonlySet<string> =>
  new Set(units.filter((unit) => isInCharge(recipient, unit)).map(({ id }) => id))

/** What a mail said of all units, as far as it concerns a recipient. */
export function digestFor(campaign: Campaign, digest: RollUpDigest, recipient: Recipient): RollUpDigest {
  if (recipient.inCharge === null) return digest
  const theirs = unitsFor(campaign, recipient)
  return digestOf(digest, (id) => theirs.has(id))
}
