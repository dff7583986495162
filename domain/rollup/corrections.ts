import type { Instant } from '../plan/plan.ts'
import type { SheetState } from '../sheet/sheet-state.ts'
import { type RollUpDigest, rollUpDigest } from './changes.ts'
import { isMet, type RollUp } from './roll-up.ts'

/** A unit whose line in a mail was not what it should have been at that moment. */
export interface Correction {
  readonly unitId: string
  readonly had: number
  readonly has: number
  readonly wasMet: boolean
  readonly isMet: boolean
}

/**
 * What was wrong in a mail for the moment of its figures. Only units of whose sheets nothing arrived after
 * that moment are looked at: whatever came later is an ordinary change, and belongs to the next mail. What is
 * left was there and was read late, or the plan is another.
 *
 * @param told the digest of the mail
 * @param anew the roll-up as it is today for the same moment: judged with `now` at `asOf`
 */
export function correctionsOf(
  told: RollUpDigest,
  anew: RollUp,
  states: readonly SheetState[],
  asOf: Instant,
): readonly Correction[] {
  const changedSince = new Set(
    states.filter(({ lastChange }) => lastChange !== null && lastChange > asOf).map(({ unitId }) => unitId),
  )
  return Object.entries(rollUpDigest(anew).units).flatMap(([unitId, [has, verdict]]): Correction[] => {
    const line = told.units[unitId]
    if (!line || changedSince.has(unitId)) return []
    const [had, before] = line
    const correction = { unitId, had, has, wasMet: isMet(before), isMet: isMet(verdict) }
    return had === has && correction.wasMet === correction.isMet ? [] : [correction]
  })
}
