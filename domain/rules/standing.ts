import type { Instant } from '../plan/plan.ts'
import type { SheetProblem } from '../problems.ts'

/**
 * đạt, chưa đạt, vượt, chưa đến hạn, không áp dụng, không xác định. `not-due`: not fulfilled yet and the
 * deadline is still to come.
 */
export type Verdict = 'met' | 'short' | 'over' | 'not-due' | 'not-applicable' | 'unknown'

/** What a rule says of a unit, with the counts behind it. */
export interface RuleVerdict {
  readonly ruleId: string
  readonly clause: string
  readonly verdict: Verdict
  readonly have: number
  readonly min: number | null
  readonly max: number | null
  /** Rows still missing (0 when met); for a mix, over all its kinds. */
  readonly missing: number
  /** For a mix: choice keys of which too few are there. */
  readonly lacking: readonly string[]
  /** A soft rule warns and never makes the unit short. */
  readonly soft: boolean
}

/** chưa nộp, chưa có dữ liệu, đúng hạn, trễ hạn, đang giữ lại. */
export type Submission = 'none' | 'empty' | 'on-time' | 'late' | 'held'

/** Where one unit stands in one cycle. */
export interface UnitStanding {
  readonly unitId: string
  readonly submission: Submission
  readonly rows: number
  readonly counted: number
  readonly errorRows: number
  readonly warningRows: number
  readonly repairedRows: number
  readonly firstArrival: Instant | null
  readonly lastChange: Instant | null
  readonly held: SheetProblem | null
  /** Of its count and mix rules, hard ones first. */
  readonly verdicts: readonly RuleVerdict[]
  /** The worst of its hard rules. */
  readonly overall: Verdict
}
