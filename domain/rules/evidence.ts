import type { Campaign, Day, PlanEvent, Unit } from '../plan/plan.ts'
import type { Bound, RowSet } from '../plan/rule.ts'
import type { Group, SheetState } from '../sheet/sheet-state.ts'

/** The states of a cycle, found by unit: all that verdicts rest on. */
export interface Evidence {
  readonly campaign: Campaign
  statesOf(unitId: string): readonly SheetState[]
}

export function evidenceOf(campaign: Campaign, states: readonly SheetState[]): Evidence {
  const byUnit = Map.groupBy(states, (state) => state.unitId)
  return { campaign, statesOf: (unitId) => byUnit.get(unitId) ?? NOTHING }
}

const NOTHING: readonly SheetState[] = []

/** Groups of a unit's rows that a rule looks at. */
export function groupsOf(rows: RowSet, states: readonly SheetState[]): readonly Group[] {
  const found: Group[] = []
  for (const state of states) {
    if (state.formId !== rows.form) continue
    for (const group of state.groups) if (isIn(group, rows)) found.push(group)
  }
  return found
}

export function isIn(group: Group, { where }: RowSet): boolean {
  for (const column in where) {
    const value = group.of[column]
    if (value === undefined || !where[column]?.includes(value)) return false
  }
  return true
}

/** Rows of a set, summed from the groups of the states of its form. */
export function countRows(rows: RowSet, states: readonly SheetState[]): number {
  let count = 0
  for (const { rows: n } of groupsOf(rows, states)) count += n
  return count
}

/** Binds by name, or by a class that the unit is in. */
export const includesUnit = (
  audience: { readonly classes: readonly string[]; readonly units: readonly string[] },
  unit: Unit,
): boolean => audience.units.includes(unit.id) || audience.classes.some((name) => unit.classes.includes(name))

/** The day that a unit's own row gives for an event; undefined while none does. */
export function dayHeld(event: PlanEvent, states: readonly SheetState[]): Day | undefined {
  for (const { of } of groupsOf(event, states)) {
    const day = event.dates.map((column) => of[column]).find((value) => value !== undefined)
    if (day !== undefined) return day
  }
  return undefined
}

/** The day on which a unit holds an event: as its row tells, else the last day that the plan allows. */
const eventDay = (event: PlanEvent, states: readonly SheetState[]): Day =>
  dayHeld(event, states) ?? event.window.to

/**
 * The days of an event as a unit sees it: its own day where it holds one itself, else those of all that do.
 * An event that nobody holds has none.
 */
export function eventDays(evidence: Evidence, id: string, unit: Unit): readonly Day[] {
  const event = evidence.campaign.plan.events[id]
  if (!event) return []
  if (includesUnit(event, unit)) return [eventDay(event, evidence.statesOf(unit.id))]
  return evidence.campaign.units
    .filter((holder) => includesUnit(event, holder))
    .map((holder) => eventDay(event, evidence.statesOf(holder.id)))
}

/**
 * The number that a bound comes to for a unit: null where it does not bind, undefined where it is not known
 * (another paper's figure that nobody has given).
 */
export function boundFor(bound: Bound | null, evidence: Evidence, unit: Unit): number | null | undefined {
  if (bound === null) return null
  if (bound.kind === 'number') return bound.value
  if (bound.kind === 'perUnit') return bound.values[unit.id]
  const own = bound.match
  const rows = groupsOf(
    { form: bound.form, where: own === null ? {} : { [own]: [unit.id] } },
    evidence.statesOf(bound.unit),
  )
  const value = rows.map(({ of }) => of[bound.column]).find((text) => text !== undefined)
  return value === undefined ? bound.otherwise : Number(value)
}
