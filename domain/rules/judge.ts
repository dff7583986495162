import type { Campaign, Cycle, Day, Instant, Plan, Unit } from '../plan/plan.ts'
import type { Check, Rule } from '../plan/rule.ts'
import type { SheetState } from '../sheet/sheet-state.ts'
import { endOfDay } from '../time/days.ts'
import { earliest, latest } from '../time/instants.ts'
import { unitsInCycle } from '../units/units-in-time.ts'
import { type DueFinder, dueFinder } from './due.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { judgeCount } from './kinds/count.ts'
import { judgeEach } from './kinds/each.ts'
import { judgeForward } from './kinds/forward.ts'
import { judgeMix } from './kinds/mix.ts'
import { judgeCells, judgeLeads, judgePhases, judgeRequests } from './kinds/others.ts'
import { type Case, judged } from './kinds/parts.ts'
import { judgeShare } from './kinds/share.ts'
import { judgeTask } from './kinds/task.ts'
import { mainForms } from './main-forms.ts'
import { reportDays } from './report-days.ts'
import { rulesFor } from './rules-for.ts'
import type { CheckVerdict, RuleVerdict, Submission, UnitStanding, Verdict } from './standing.ts'

/**
 * Where every unit of a campaign stands in a cycle at the instant `now`. Reads no row: the states' groups
 * are enough. A unit without a state has sent nothing; one that does not exist in the cycle is left out.
 */
export function judgeCampaign(
  campaign: Campaign,
  cycle: Cycle,
  states: readonly SheetState[],
  now: Instant,
): readonly UnitStanding[] {
  const evidence = evidenceOf(campaign, states)
  const find = dueFinder(cycle, evidence, now)
  const main = mainForms(campaign.plan)
  const bench = { evidence, cycle, now, find, main, endOf: endsOfDays(campaign.plan.zone) }
  const bindings = new Map<string, readonly Rule[]>()
  return unitsInCycle(campaign, cycle).map((unit) => {
    // Units of the same classes are bound by the same rules, but for those that name units.
    const key = isNamed(campaign.plan, unit) ? unit.id : unit.classes.join()
    const rules = bindings.get(key) ?? rulesFor(campaign.plan, unit)
    bindings.set(key, rules)
    return standingOf(bench, unit, rules)
  })
}

/**
 * Where one unit stands, as far as its own sheets tell: figures of other units' sheets are taken at what the
 * plan says until they are known.
 *
 * @param states of this unit and cycle, one per form
 */
export function judgeUnit(
  campaign: Campaign,
  unit: Unit,
  states: readonly SheetState[],
  cycle: Cycle,
  now: Instant,
): UnitStanding {
  const evidence = evidenceOf(campaign, states)
  const find = dueFinder(cycle, evidence, now)
  const main = mainForms(campaign.plan)
  return standingOf(
    { evidence, cycle, now, find, main, endOf: endsOfDays(campaign.plan.zone) },
    unit,
    rulesFor(campaign.plan, unit),
  )
}

const isNamed = (plan: Plan, unit: Unit): boolean => plan.rules.some(({ units }) => units.includes(unit.id))

/** The same for all units of a judgement. */
interface Bench {
  readonly evidence: Evidence
  readonly cycle: Cycle
  readonly now: Instant
  readonly find: DueFinder
  readonly main: ReadonlySet<string>
  readonly endOf: (day: Day) => Instant
}

/** The ends of days, each worked out once: 3,000 units have the same few deadlines. */
function endsOfDays(zone: string): Bench['endOf'] {
  const known = new Map<Day, Instant>()
  return (day) => {
    const end = known.get(day) ?? endOfDay(day, zone)
    known.set(day, end)
    return end
  }
}

function standingOf(bench: Bench, unit: Unit, rules: readonly Rule[]): UnitStanding {
  const { evidence, cycle, now, find } = bench
  const states = evidence.statesOf(unit.id)
  const reports = states.filter(({ formId }) => bench.main.has(formId))
  const { plan } = evidence.campaign
  const isNil = reports.some(({ nil }) => nil) && reports.every(({ rows }) => rows === 0)
  const found = rules.flatMap((rule) => {
    const due = find(rule, unit)
    return ruleVerdict({ rule, unit, cycle, evidence, states, due, isNil }, now)
  })
  const isHeadline = (id: string, kinds: readonly Check['kind'][]): boolean =>
    plan.headline.length > 0 ? plan.headline.includes(id) : kinds.some((kind) => LOOKS_AT_ROWS.has(kind))
  const isFirst = ({ ruleId, kind }: RuleVerdict): boolean => isHeadline(ruleId, [kind])
  const headline = rules.filter(({ id, check }) =>
    isHeadline(
      id,
      check.map(({ kind }) => kind),
    ),
  )
  const days = reportDays(headline, (rule) => find(rule, unit))
  const deadlineOf = (form: string): Instant => bench.endOf(days.get(form)?.[0] ?? cycle.to)
  const verdicts = found.filter(isFirst).sort((a, b) => Number(a.soft) - Number(b.soft))
  return {
    unitId: unit.id,
    ...figuresOf(reports),
    held: states.find((state) => state.held)?.held ?? null,
    submission: submissionOf(reports, isNil, deadlineOf, now),
    verdicts,
    duties: found.filter((verdict) => !isFirst(verdict)),
    overall: worst(verdicts.filter((verdict) => !verdict.soft).map(({ verdict }) => verdict)),
  }
}

const LOOKS_AT_ROWS: ReadonlySet<Check['kind']> = new Set(['count', 'mix', 'share', 'each', 'forward'])

/** The verdict of a rule's worst side; none where no side can be judged by what is stored. */
function ruleVerdict(at: Case, now: Instant): readonly RuleVerdict[] {
  const sides = at.rule.check
    .flatMap((check) => checkVerdict(check, at, now))
    .map((side) => (at.due.isElsewhere ? judged(side.kind, 'not-applicable') : side))
  const verdict = worst(sides.map((side) => side.verdict))
  const side = sides.find((candidate) => candidate.verdict === verdict)
  if (!side) return []
  const { id, clause, soft } = at.rule
  return [{ ...side, ruleId: id, clause, due: side.due ?? at.due.day, soft }]
}

function checkVerdict(check: Check, at: Case, now: Instant): readonly CheckVerdict[] {
  switch (check.kind) {
    case 'count':
      return [judgeCount(check, at)]
    case 'mix':
      return [judgeMix(check, at)]
    case 'share':
      return [judgeShare(check, at)]
    case 'each':
      return [judgeEach(check, at)]
    case 'forward':
      return [judgeForward(check, at)]
    case 'task':
      return [judgeTask(check, at)]
    case 'cells':
      return [judgeCells(check, at)]
    case 'request':
      return [judgeRequests(at)]
    case 'leads':
      return [judgeLeads(at)]
    case 'phases':
      return [judgePhases(at.evidence, now)]
    default:
      // What Rollcall itself does, and what only people can tell.
      return []
  }
}

const WORST_FIRST: readonly Verdict[] = ['short', 'unknown', 'not-due', 'over', 'met', 'not-applicable']

const worst = (verdicts: readonly Verdict[]): Verdict =>
  WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'not-applicable'

type Figures = Omit<UnitStanding, 'unitId' | 'submission' | 'held' | 'verdicts' | 'duties' | 'overall'>

function figuresOf(states: readonly SheetState[]): Figures {
  const sum = (figure: (state: SheetState) => number): number =>
    states.reduce((total, state) => total + figure(state), 0)
  return {
    rows: sum((state) => state.rows),
    counted: sum((state) => state.counted),
    errorRows: sum((state) => state.errorRows),
    warningRows: sum((state) => state.warningRows),
    repairedRows: sum((state) => state.repairedRows),
    waiting: sum((state) => state.problems['W-WAITING'] ?? 0),
    firstArrival: arrivalOf(states),
    lastChange: latest(states.map((state) => state.lastChange)),
  }
}

/** When the first row that counts arrived; while there is none, the first row at all. */
const arrivalOf = (states: readonly SheetState[]): Instant | null =>
  earliest(states.map(({ firstValid }) => firstValid)) ??
  earliest(states.map(({ firstArrival }) => firstArrival))

/**
 * On time is judged by the first valid row of a form that arrived, so that a later correction never makes a
 * report late; rows that were never valid leave it late once the form's first day has passed. One late form makes
 * a late report. Who took all rows away has sent nothing, unless it declares that there is nothing.
 */
function submissionOf(
  states: readonly SheetState[],
  isNil: boolean,
  deadlineOf: (form: string) => Instant,
  now: Instant,
): Submission {
  if (states.some((state) => state.held)) return 'held'
  if (isNil) return 'nil'
  if (states.length === 0) return 'none'
  const filled = states.filter(({ rows }) => rows > 0)
  if (filled.length === 0) return 'empty'
  const isLate = ([form, sent]: readonly [string, readonly SheetState[]]): boolean =>
    (earliest(sent.map(({ firstValid }) => firstValid)) ?? now) > deadlineOf(form)
  return [...Map.groupBy(filled, ({ formId }) => formId)].some(isLate) ? 'late' : 'on-time'
}
