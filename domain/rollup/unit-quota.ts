import type { RuleVerdict, UnitStanding } from '../rules/standing.ts'

/** What a unit should have and has, in one line of a table. */
export interface UnitQuota {
  /** The rule that asks for a number; null where the line counts rules. */
  readonly ruleId: string | null
  readonly clause: string
  readonly min: number | null
  readonly max: number | null
  readonly have: number
  readonly missing: number
}

/**
 * The line of a unit: where one rule asks it for a number of rows, that number; where several rules decide,
 * how many of them it fulfils. null where nothing is asked of it.
 */
export function unitQuota({ verdicts }: UnitStanding): UnitQuota | null {
  const hard = verdicts.filter(({ soft, verdict }) => !soft && verdict !== 'not-applicable')
  const [first] = hard
  if (!first) return null
  if (hard.length === 1 && asksForNumber(first)) {
    const { ruleId, clause, min, max, have, missing } = first
    return { ruleId, clause, min, max, have, missing }
  }
  const met = hard.filter(({ verdict }) => verdict === 'met' || verdict === 'over').length
  return { ruleId: null, clause: '', min: hard.length, max: null, have: met, missing: hard.length - met }
}

const asksForNumber = ({ kind, min, max }: RuleVerdict): boolean =>
  kind === 'count' && (min !== null || max !== null)
