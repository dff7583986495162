import type { Day } from '../../plan/plan.ts'
import type { Condition, DateRef } from '../../plan/rule.ts'
import type { Group } from '../../sheet/sheet-state.ts'
import { addDays } from '../../time/days.ts'
import { boundFor, eventDays, groupsOf } from '../evidence.ts'
import type { Change, CheckVerdict, Verdict } from '../standing.ts'
import { type Case, judged, type Of, shortfall } from './parts.ts'

/**
 * Every row that the rule is about must be as it says. What must be filled in may come until the due day; any
 * other value that is missing leaves the row undecided.
 */
export function judgeEach(check: Of<'each'>, at: Case): CheckVerdict {
  const figures = { right: 0, wrong: 0, unfilled: 0, undecided: 0 }
  for (const group of groupsOf(check.rows, at.states)) {
    const concerns = all(check.if, group, at)
    if (concerns === false) continue
    const [open, filled] = split(check.must, group)
    const holds = all(filled, group, at)
    figures[outcome(concerns, holds, open.length > 0)] += group.rows
  }
  const { right, wrong, unfilled, undecided } = figures
  const toMend = wrong + unfilled + undecided
  const absent = Math.max(0, check.atLeast - right - toMend)
  return judged('each', verdictOf(check, figures, absent, at), {
    have: right,
    min: Math.max(check.atLeast, right + toMend),
    missing: toMend + absent,
    changes: changesFor(toMend, absent),
  })
}

type Outcome = 'right' | 'wrong' | 'unfilled' | 'undecided'

/** Conditions whose cell must be filled in and is not, and the others. */
function split(
  conditions: readonly Condition[],
  group: Group,
): readonly [readonly Condition[], readonly Condition[]] {
  const isOpen = ({ filled, column }: Condition): boolean => filled && group.of[column] === undefined
  return [conditions.filter(isOpen), conditions.filter((condition) => !isOpen(condition))]
}

/** Where it is open whether the row is meant at all, only a row that is right either way is right. */
function outcome(concerns: boolean | undefined, holds: boolean | undefined, isUnfilled: boolean): Outcome {
  if (holds === false && concerns === true) return 'wrong'
  if (isUnfilled && concerns === true) return 'unfilled'
  return holds === true && !isUnfilled ? 'right' : 'undecided'
}

function verdictOf(
  check: Of<'each'>,
  { right, wrong, unfilled, undecided }: Readonly<Record<Outcome, number>>,
  absent: number,
  at: Case,
): Verdict {
  if (wrong > 0) return 'short'
  if (undecided > 0) return 'unknown'
  if (right + unfilled === 0 && check.atLeast === 0) return 'not-applicable'
  return shortfall(unfilled + absent, at)
}

function changesFor(mend: number, absent: number): readonly Change[] {
  if (mend > 0) return [{ kind: 'mend', count: mend, of: [] }]
  return absent > 0 ? [{ kind: 'add', count: absent, of: [] }] : []
}

/** true, false, or undefined where a value is missing. */
function all(conditions: readonly Condition[], group: Group, at: Case): boolean | undefined {
  const results = conditions.map((condition) => holds(condition, group, at))
  if (results.includes(false)) return false
  return results.includes(undefined) ? undefined : true
}

function holds(condition: Condition, group: Group, at: Case): boolean | undefined {
  const value = group.of[condition.column]
  if (value === undefined) return undefined
  return [
    condition.in === null || condition.in.includes(value),
    atLeast(value, boundFor(condition.min, at.evidence, at.unit)),
    atMost(value, boundFor(condition.max, at.evidence, at.unit)),
    notBefore(value, condition.notBefore, group, at),
    notAfter(value, condition.notAfter, group, at),
  ].reduce<boolean | undefined>(both, true)
}

const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a && b

const atLeast = (value: string, bound: number | null | undefined): boolean | undefined =>
  bound === undefined ? undefined : bound === null || Number(value) >= bound

const atMost = (value: string, bound: number | null | undefined): boolean | undefined =>
  bound === undefined ? undefined : bound === null || Number(value) <= bound

/** Of an event that many hold, a day must lie after the last of them ... */
function notBefore(value: Day, ref: DateRef | null, group: Group, at: Case): boolean | undefined {
  if (ref === null) return true
  const day = daysFor(ref, group, at).at(-1)
  return day === undefined ? undefined : value >= day
}

/** ... or before the first. */
function notAfter(value: Day, ref: DateRef | null, group: Group, at: Case): boolean | undefined {
  if (ref === null) return true
  const day = daysFor(ref, group, at).at(0)
  return day === undefined ? undefined : value <= day
}

function daysFor(ref: DateRef, group: Group, at: Case): readonly Day[] {
  if (ref.kind === 'day') return [ref.day]
  const days =
    ref.kind === 'event'
      ? eventDays(at.evidence, ref.event, at.unit)
      : [group.of[ref.column]].filter((day) => day !== undefined)
  return days.map((day) => addDays(day, ref.days)).toSorted()
}
