import type { Cycle, Unit } from '../../plan/plan.ts'
import type { Check, Rule } from '../../plan/rule.ts'
import type { SheetState } from '../../sheet/sheet-state.ts'
import type { Due } from '../due.ts'
import type { Evidence } from '../evidence.ts'
import type { CheckVerdict, Verdict } from '../standing.ts'

/** Everything that one side of a rule is judged from. */
export interface Case {
  readonly rule: Rule
  readonly unit: Unit
  readonly cycle: Cycle
  readonly evidence: Evidence
  readonly states: readonly SheetState[]
  readonly due: Due
  /** The unit declared that it has nothing: nothing more is to come. */
  readonly isNil: boolean
}

export type Of<K extends Check['kind']> = Extract<Check, { kind: K }>

/** A verdict with the figures that are not given at their usual value, due with its rule. */
export const judged = (
  kind: Check['kind'],
  verdict: Verdict,
  more: Partial<CheckVerdict> = {},
): CheckVerdict => ({
  kind,
  verdict,
  have: 0,
  min: null,
  max: null,
  missing: 0,
  lacking: [],
  due: null,
  changes: [],
  ...more,
})

/** Met, or not yet, or too late. */
export function shortfall(missing: number, { due, isNil }: Case): Verdict {
  if (missing === 0) return 'met'
  return isNil || (due.day !== null && due.isOver(due.day)) ? 'short' : 'not-due'
}
