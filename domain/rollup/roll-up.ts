import type { Campaign, Cycle, Instant, Unit } from '../plan/plan.ts'
import type { RuleVerdict, UnitStanding, Verdict } from '../rules/standing.ts'
import { fingerprintOf } from '../sheet/fingerprint.ts'
import type { Group, SheetState } from '../sheet/sheet-state.ts'
import { type Breakdown, breakdowns, type Dimension, dimensionsOf, mainForm } from './breakdown.ts'
import { type UnitQuota, unitQuota } from './unit-quota.ts'

/** One unit's line of the roll-up. */
export interface UnitLine {
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly quota: UnitQuota | null
  /** Its rows that count, of the plan's main form. */
  readonly groups: readonly Group[]
  /** Its rows that count, by form. */
  readonly forms: Readonly<Record<string, readonly Group[]>>
  /** Rows of its main form that it took away. */
  readonly withdrawn: number
}

/** How many units bound by a rule fulfil it. */
export interface RuleLine {
  readonly ruleId: string
  readonly clause: string
  readonly met: number
  readonly bound: number
}

/** The figures of a campaign's cycle at an instant. Every rate is shown as n/N. */
export interface RollUp {
  readonly asOf: Instant
  readonly due: number
  readonly reported: number
  readonly onTime: number
  readonly late: number
  readonly held: number
  readonly missing: number
  readonly met: number
  readonly rows: number
  readonly counted: number
  readonly errorRows: number
  readonly warningRows: number
  readonly withdrawn: number
  readonly units: readonly UnitLine[]
  readonly rules: readonly RuleLine[]
  /** Lists of the main form, crossed with its kind column where it has one: by field, by kind. */
  readonly breakdowns: readonly Breakdown[]
  readonly dimensions: readonly Dimension[]
  readonly problems: readonly { readonly code: string; readonly rows: number }[]
  /** Of the figures, without the instant: equal figures, equal hash. */
  readonly hash: string
}

/**
 * Sums up a cycle from the units' standings and the states' groups; reads no row. Only rows that count enter
 * the figures. The same input gives the same figures and the same hash.
 */
export function rollUp(
  campaign: Campaign,
  cycle: Cycle,
  standings: readonly UnitStanding[],
  states: readonly SheetState[],
  now: Instant,
): RollUp {
  const byUnit = Map.groupBy(states, (state) => state.unitId)
  const unitOf = new Map(campaign.units.map((unit) => [unit.id, unit]))
  const form = mainForm(campaign.plan)?.id ?? ''
  const units = standings.flatMap((standing): UnitLine[] => {
    const unit = unitOf.get(standing.unitId)
    return unit ? [lineOf(unit, standing, byUnit.get(unit.id) ?? [], form)] : []
  })
  const dimensions = dimensionsOf(campaign.plan)
  const figures = { ...sumUp(units, dimensions), problems: problemLines(states) }
  return { asOf: now, ...figures, hash: hashOf([campaign.plan.id, cycle.id], figures) }
}

/**
 * The same figures for some units alone, as somebody is told of those in his charge. Problems are not known by unit,
 * and are left out.
 */
export function rollUpOf(
  campaign: Campaign,
  cycle: Cycle,
  { units: all, dimensions, asOf }: RollUp,
  isMeant: (unit: Unit) => boolean,
): RollUp {
  const units = all.filter(({ unit }) => isMeant(unit))
  const figures = { ...sumUp(units, dimensions), problems: [] }
  return { asOf, ...figures, hash: hashOf([campaign.plan.id, cycle.id], figures) }
}

function sumUp(
  units: readonly UnitLine[],
  dimensions: readonly Dimension[],
): Omit<RollUp, 'asOf' | 'hash' | 'problems'> {
  // A unit that no rule asks for a number is shown, but is due nothing.
  const due = units.filter(({ standing }) => standing.overall !== 'not-applicable')
  const count = (is: (line: UnitLine) => boolean): number => due.filter(is).length
  const sum = (figure: (standing: UnitStanding) => number): number =>
    units.reduce((total, { standing }) => total + figure(standing), 0)
  const hasSent = ({ standing }: UnitLine): boolean =>
    standing.submission !== 'none' && standing.submission !== 'empty'
  return {
    due: due.length,
    reported: count(hasSent),
    onTime: count(({ standing }) => standing.submission === 'on-time'),
    late: count(({ standing }) => standing.submission === 'late'),
    held: count(({ standing }) => standing.submission === 'held'),
    missing: count((line) => !hasSent(line)),
    met: count(({ standing }) => isMet(standing.overall)),
    rows: sum((standing) => standing.rows),
    counted: sum((standing) => standing.counted),
    errorRows: sum((standing) => standing.errorRows),
    warningRows: sum((standing) => standing.warningRows),
    withdrawn: units.reduce((total, { withdrawn }) => total + withdrawn, 0),
    units,
    rules: ruleLines(units),
    breakdowns: breakdowns(
      dimensions,
      units.flatMap(({ groups }) => groups),
    ),
    dimensions,
  }
}

/**
 * Over every figure once: what stands under `groups` stands under `forms`, too. Addresses are no figures. Unit by unit,
 * as 3,000 of them in one text would need more memory than all the rest.
 */
function hashOf(of: readonly string[], { units, ...figures }: Omit<RollUp, 'asOf' | 'hash'>): string {
  const lines = units.map(({ groups: _groups, unit: { contacts: _contacts, ...unit }, ...line }) =>
    fingerprintOf(JSON.stringify([unit, line])),
  )
  return fingerprintOf(JSON.stringify([of, figures, lines]))
}

export const isMet = (verdict: Verdict): boolean => verdict === 'met' || verdict === 'over'

/** What a rule says of a unit; undefined where it does not bind it. */
export const verdictOn = ({ standing }: UnitLine, ruleId: string): RuleVerdict | undefined =>
  [...standing.verdicts, ...standing.duties].find((verdict) => verdict.ruleId === ruleId)

const lineOf = (
  unit: Unit,
  standing: UnitStanding,
  states: readonly SheetState[],
  main: string,
): UnitLine => ({
  unit,
  standing,
  quota: unitQuota(standing),
  groups: states.filter(({ formId }) => formId === main).flatMap((state) => state.groups),
  forms: Object.fromEntries(states.map(({ formId, groups }) => [formId, groups])),
  withdrawn: states
    .filter(({ formId }) => formId === main)
    .reduce((sum, { withdrawn }) => sum + withdrawn, 0),
})

function ruleLines(units: readonly UnitLine[]): readonly RuleLine[] {
  const lines = new Map<string, RuleLine>()
  for (const { ruleId, clause, verdict } of units.flatMap(({ standing }) => standing.verdicts)) {
    const { met, bound } = lines.get(ruleId) ?? { met: 0, bound: 0 }
    lines.set(ruleId, { ruleId, clause, met: met + Number(isMet(verdict)), bound: bound + 1 })
  }
  return [...lines.values()].sort((a, b) => compare(a.ruleId, b.ruleId))
}

function problemLines(states: readonly SheetState[]): RollUp['problems'] {
  const rows = new Map<string, number>()
  for (const state of states)
    for (const [code, n] of Object.entries(state.problems)) rows.set(code, (rows.get(code) ?? 0) + n)
  return [...rows]
    .map(([code, n]) => ({ code, rows: n }))
    .sort((a, b) => b.rows - a.rows || compare(a.code, b.code))
}

/** By code units: the same order on every machine. */
const compare = (a: string, b: string): number => Number(a > b) - Number(a < b)

/** Units in the order in which a reader should see them: held, then most missing, then most errors, then by name. */
export function worstFirst(units: readonly UnitLine[]): readonly UnitLine[] {
  const weight = ({ standing, quota }: UnitLine): number =>
    (standing.held ? 1e6 : 0) + (quota?.missing ?? 0) * 1e3 + Math.min(999, standing.errorRows)
  return units.toSorted((a, b) => weight(b) - weight(a))
}
