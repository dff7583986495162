import type { Verdict } from '../rules/standing.ts'
import { isMet, type RollUp } from './roll-up.ts'

/** What a later roll-up is compared with: small enough to be remembered. */
export interface RollUpDigest {
  readonly hash: string
  readonly met: number
  readonly counted: number
  /** Rows that count are missing in digests of before they were kept. */
  readonly units: Readonly<Record<string, readonly [have: number, verdict: Verdict, counted?: number]>>
}

/** What changed since a digest; unit ids. */
export interface Changes {
  readonly counted: number
  readonly nowMet: readonly string[]
  readonly nowShort: readonly string[]
  readonly otherwise: readonly string[]
  /** What each unit had then, where it was known. */
  readonly before: Readonly<Record<string, number>>
}

export const rollUpDigest = (rollUp: RollUp): RollUpDigest => ({
  hash: rollUp.hash,
  met: rollUp.met,
  counted: rollUp.counted,
  units: Object.fromEntries(
    rollUp.units.map(({ unit, standing, quota }) => [
      unit.id,
      [quota?.have ?? standing.counted, standing.overall, standing.counted],
    ]),
  ),
})

/** The digest for some units alone. */
export function digestOf(digest: RollUpDigest, isMeant: (unitId: string) => boolean): RollUpDigest {
  const units = Object.entries(digest.units).filter(([id]) => isMeant(id))
  return {
    hash: digest.hash,
    met: units.filter(([, [, verdict]]) => isMet(verdict)).length,
    counted: units.reduce((sum, [, [have, , counted = have]]) => sum + counted, 0),
    units: Object.fromEntries(units),
  }
}

/** Units whose figures or verdicts are not those of the digest; a unit that is new counts as changed. */
export function changesSince(before: RollUpDigest, rollUp: RollUp): Changes {
  const nowMet: string[] = []
  const nowShort: string[] = []
  const otherwise: string[] = []
  const had: Record<string, number> = {}
  for (const [id, [have, verdict]] of Object.entries(rollUpDigest(rollUp).units)) {
    const [oldHave, oldVerdict] = before.units[id] ?? [null, null]
    if (oldHave !== null) had[id] = oldHave
    const wasMet = oldVerdict !== null && isMet(oldVerdict)
    if (isMet(verdict) && !wasMet) nowMet.push(id)
    else if (!isMet(verdict) && wasMet) nowShort.push(id)
    else if (have !== oldHave) otherwise.push(id)
  }
  return { counted: rollUp.counted - before.counted, nowMet, nowShort, otherwise, before: had }
}
