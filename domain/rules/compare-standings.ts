import type { RuleVerdict, UnitStanding, Verdict } from './standing.ts'

/** A verdict that is not the same under two versions of a plan. null: the rule does not bind the unit. */
export interface VerdictChange {
  readonly unitId: string
  readonly ruleId: string
  readonly before: Verdict | null
  readonly after: Verdict | null
}

/** What changes for whom when one version of a plan takes the place of another, on the same data. */
export function compareStandings(
  before: readonly UnitStanding[],
  after: readonly UnitStanding[],
): readonly VerdictChange[] {
  const old = new Map(before.map((standing) => [standing.unitId, verdictsOf(standing)]))
  const now = new Map(after.map((standing) => [standing.unitId, verdictsOf(standing)]))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((unitId) =>
    changesOf(unitId, old.get(unitId) ?? NOTHING, now.get(unitId) ?? NOTHING),
  )
}

const NOTHING: ReadonlyMap<string, Verdict> = new Map()

const verdictsOf = ({ verdicts, duties }: UnitStanding): ReadonlyMap<string, Verdict> =>
  new Map([...verdicts, ...duties].map(({ ruleId, verdict }: RuleVerdict) => [ruleId, verdict]))

function changesOf(
  unitId: string,
  old: ReadonlyMap<string, Verdict>,
  now: ReadonlyMap<string, Verdict>,
): readonly VerdictChange[] {
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((ruleId) => ({ unitId, ruleId, before: old.get(ruleId) ?? null, after: now.get(ruleId) ?? null }))
    .filter(({ before, after }) => before !== after)
}
