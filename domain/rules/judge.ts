import type { Campaign, Check, Cycle, Instant, RowSet, Rule, Unit } from '../plan/plan.ts'
import type { Group, SheetState } from '../sheet/sheet-state.ts'
import { endOfDay } from '../time/days.ts'
import type { RuleVerdict, Submission, UnitStanding, Verdict } from './standing.ts'

/**
 * Where every unit of a campaign stands in a cycle at the instant `now`. Reads no row: the states' groups
 * are enough. A unit without a state has sent nothing.
 */
export function judgeCampaign(
  campaign: Campaign,
  cycle: Cycle,
  states: readonly SheetState[],
  now: Instant,
): readonly UnitStanding[] {
  const byUnit = Map.groupBy(states, (state) => state.unitId)
  const deadline = endOfDay(cycle.to, campaign.plan.zone)
  return campaign.units.map((unit) => judgeUnit(campaign, unit, byUnit.get(unit.id) ?? [], deadline, now))
}

/**
 * Where one unit stands.
 *
 * @param states of this unit and cycle, one per form
 * @param deadline last instant of the cycle
 */
export function judgeUnit(
  campaign: Campaign,
  unit: Unit,
  states: readonly SheetState[],
  deadline: Instant,
  now: Instant,
): UnitStanding {
  const verdicts = campaign.plan.rules
    .filter((rule) => binds(rule, unit))
    .flatMap((rule) => verdictOf(rule, states, now > deadline))
    .sort((a, b) => Number(a.soft) - Number(b.soft))
  const sum = (figure: (state: SheetState) => number): number =>
    states.reduce((total, state) => total + figure(state), 0)
  return {
    unitId: unit.id,
    submission: submissionOf(states, deadline),
    rows: sum((state) => state.rows),
    counted: sum((state) => state.counted),
    errorRows: sum((state) => state.errorRows),
    warningRows: sum((state) => state.warningRows),
    repairedRows: sum((state) => state.repairedRows),
    firstArrival: earliest(states),
    lastChange: latest(states),
    held: states.find((state) => state.held)?.held ?? null,
    verdicts,
    overall: worst(verdicts.filter((verdict) => !verdict.soft).map(({ verdict }) => verdict)),
  }
}

/** Whether a rule binds a unit: by name, or by a class it is in. */
export const binds = (rule: Rule, unit: Unit): boolean =>
  rule.units.includes(unit.id) || rule.classes.some((name) => unit.classes.includes(name))

/** Rows of a set, summed from the groups of the states of its form. */
export function countRows(rows: RowSet, states: readonly SheetState[]): number {
  let count = 0
  for (const state of states) {
    if (state.formId !== rows.form) continue
    for (const group of state.groups) if (matches(group, rows)) count += group.rows
  }
  return count
}

function matches(group: Group, rows: RowSet): boolean {
  for (const column in rows.where) {
    const value = group.of[column]
    if (value === undefined || !rows.where[column]?.includes(value)) return false
  }
  return true
}

function verdictOf(rule: Rule, states: readonly SheetState[], isOver: boolean): readonly RuleVerdict[] {
  if (rule.check.kind === 'count') return [countVerdict(rule, rule.check, states, isOver)]
  return rule.check.kind === 'mix' ? [mixVerdict(rule, rule.check, states, isOver)] : []
}

type Of<K extends Check['kind']> = Extract<Check, { kind: K }>

function countVerdict(
  rule: Rule,
  check: Of<'count'>,
  states: readonly SheetState[],
  isOver: boolean,
): RuleVerdict {
  const have = countRows(check.rows, states)
  const missing = Math.max(0, (check.min ?? 0) - have)
  const isAbove = check.max !== null && have > check.max
  return {
    ruleId: rule.id,
    clause: rule.clause,
    verdict: isAbove ? 'over' : shortfall(missing, isOver),
    have,
    min: check.min,
    max: check.max,
    missing,
    lacking: [],
    soft: rule.soft,
  }
}

function mixVerdict(
  rule: Rule,
  check: Of<'mix'>,
  states: readonly SheetState[],
  isOver: boolean,
): RuleVerdict {
  const kinds = Object.entries(check.each).map(([choice, min]) => {
    const where = { ...check.rows.where, [check.column]: [choice] }
    const have = countRows({ form: check.rows.form, where }, states)
    return { choice, min, have, missing: Math.max(0, min - have) }
  })
  const total = (figure: (kind: (typeof kinds)[number]) => number): number =>
    kinds.reduce((sum, kind) => sum + figure(kind), 0)
  const missing = total((kind) => kind.missing)
  return {
    ruleId: rule.id,
    clause: rule.clause,
    verdict: shortfall(missing, isOver),
    have: total((kind) => Math.min(kind.have, kind.min)),
    min: total((kind) => kind.min),
    max: null,
    missing,
    lacking: kinds.filter((kind) => kind.missing > 0).map(({ choice }) => choice),
    soft: rule.soft,
  }
}

function shortfall(missing: number, isOver: boolean): Verdict {
  if (missing === 0) return 'met'
  return isOver ? 'short' : 'not-due'
}

const WORST_FIRST: readonly Verdict[] = ['short', 'unknown', 'not-due', 'over', 'met', 'not-applicable']

const worst = (verdicts: readonly Verdict[]): Verdict =>
  WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable'

/**
 * On time is judged by the first valid row that arrived, so that a later correction never makes a report
 * late; rows that were never valid leave it "late" only once the deadline has passed.
 */
function submissionOf(states: readonly SheetState[], deadline: Instant): Submission {
  if (states.some((state) => state.held)) return 'held'
  const arrival = earliest(states)
  if (arrival === null) return states.length === 0 ? 'none' : 'empty'
  return arrival > deadline ? 'late' : 'on-time'
}

const earliest = (states: readonly SheetState[]): Instant | null =>
  states.reduce<Instant | null>((first, { firstArrival }) => least(first, firstArrival), null)

const least = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}

const latest = (states: readonly SheetState[]): Instant | null =>
  states.reduce<Instant | null>(
    (last, { lastChange }) => (lastChange === null ? last : Math.max(last ?? 0, lastChange)),
    null,
  )
