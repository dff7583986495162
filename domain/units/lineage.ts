import type { Unit } from '../plan/plan.ts'

/**
 * Whether two units may lawfully name the same person: they are one, one stands above the other (a commune puts
 * forward, its district takes the person into its own list), or one takes the other's place.
 */
export function areInLine(a: Unit, b: Unit, byId: ReadonlyMap<string, Unit>): boolean {
  return [above, after].some((next) => leadsTo(a, b, next, byId) || leadsTo(b, a, next, byId))
}

type Next = (unit: Unit) => string | null
const above: Next = ({ parent }) => parent
const after: Next = ({ successor }) => successor

function leadsTo(from: Unit, to: Unit, next: Next, byId: ReadonlyMap<string, Unit>): boolean {
  const seen = new Set<string>()
  for (let unit: Unit | undefined = from; unit && !seen.has(unit.id); unit = byId.get(next(unit) ?? '')) {
    if (unit.id === to.id) return true
    seen.add(unit.id)
  }
  return false
}

/** Of units that name one person those pairs that have no right to it beside each other, in the order given. */
export function pairsAtOdds(
  units: readonly Unit[],
  byId: ReadonlyMap<string, Unit>,
): readonly (readonly [Unit, Unit])[] {
  return units.flatMap((unit, i) =>
    units.slice(i + 1).flatMap((other) => (areInLine(unit, other, byId) ? [] : [[unit, other] as const])),
  )
}
