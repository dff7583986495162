import type { Day, Unit } from '../plan/plan.ts'

/** A figure as a unit of a day has it, and from whom it came. */
export interface Inherited {
  readonly unit: Unit
  readonly figure: number
  /** Units whose figures are in it, the unit itself included. */
  readonly from: readonly Unit[]
}

/**
 * Figures of units carried over to the units of a day, along their successors (merge, rename, abolition with
 * a successor). A unit that ended without one keeps its figure under its own name. Nothing is lost and
 * nothing doubled: totals before are totals after.
 */
export function inherit(
  units: readonly Unit[],
  figures: ReadonlyMap<string, number>,
  day: Day,
): readonly Inherited[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const heirs = new Map<string, { unit: Unit; figure: number; from: Unit[] }>()
  for (const unit of units) {
    const figure = figures.get(unit.id)
    if (figure === undefined) continue
    const heir = heirOf(unit, byId, day)
    const so = heirs.get(heir.id) ?? { unit: heir, figure: 0, from: [] }
    so.figure += figure
    so.from.push(unit)
    heirs.set(heir.id, so)
  }
  return [...heirs.values()]
}

/** The unit itself until it ends, then the last of its successors that has begun by that day. */
export function heirOf(unit: Unit, byId: ReadonlyMap<string, Unit>, day: Day): Unit {
  const seen = new Set<string>()
  let heir = unit
  while (hasEnded(heir, day) && heir.successor !== null && !seen.has(heir.id)) {
    seen.add(heir.id)
    const next = byId.get(heir.successor)
    if (!next || (next.validFrom !== null && next.validFrom > day)) break
    heir = next
  }
  return heir
}

const hasEnded = ({ validTo }: Unit, day: Day): boolean => validTo !== null && validTo < day
