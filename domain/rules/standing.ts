import type { Day, Instant } from '../plan/plan.ts'
import type { Check } from '../plan/rule.ts'
import type { SheetProblem } from '../problems.ts'

/**
 * đạt, chưa đạt, vượt, chưa đến hạn, không áp dụng, không xác định. `not-due`: not fulfilled yet and the
 * deadline is still to come.
 */
export type Verdict = 'met' | 'short' | 'over' | 'not-due' | 'not-applicable' | 'unknown'

/** One way to fulfil a rule: so many rows more, fewer or mended; `of` names the choices that they should have. */
export interface Change {
  readonly kind: 'add' | 'remove' | 'mend' | 'report'
  readonly count: number
  readonly of: readonly string[]
}

/** What one side of a rule says of a unit, with the counts behind it. */
export interface CheckVerdict {
  readonly kind: Check['kind']
  readonly verdict: Verdict
  readonly have: number
  readonly min: number | null
  readonly max: number | null
  /** Rows still missing (0 when met); for a mix, over all its kinds. */
  readonly missing: number
  /** For a mix: choice keys of which too few are there. For periods: those without a report. For tasks: those to be done first. */
  readonly lacking: readonly string[]
  /** The last good day for what comes next or is late; null where the paper gives none. */
  readonly due: Day | null
  /** The shortest ways to fulfil it, each enough alone. */
  readonly changes: readonly Change[]
}

/** What a rule says of a unit: its worst side. */
export interface RuleVerdict extends CheckVerdict {
  readonly ruleId: string
  readonly clause: string
  /** A soft rule warns and never makes the unit short. */
  readonly soft: boolean
}

/** chưa nộp, chưa có dữ liệu, báo không có, đúng hạn, trễ hạn, đang giữ lại. */
export type Submission = 'none' | 'empty' | 'nil' | 'on-time' | 'late' | 'held'

/** Where one unit stands in one cycle. */
export interface UnitStanding {
  readonly unitId: string
  readonly submission: Submission
  readonly rows: number
  readonly counted: number
  readonly errorRows: number
  readonly warningRows: number
  readonly repairedRows: number
  /** Rows above a maximum, in the order in which they would move up. */
  readonly waiting: number
  readonly firstArrival: Instant | null
  readonly lastChange: Instant | null
  readonly held: SheetProblem | null
  /** Of the plan's headline rules, hard ones first. */
  readonly verdicts: readonly RuleVerdict[]
  /** Of all other rules that bind the unit: tasks, papers, contacts ... */
  readonly duties: readonly RuleVerdict[]
  /** The worst of its hard headline rules. */
  readonly overall: Verdict
}
