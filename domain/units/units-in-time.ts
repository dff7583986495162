import type { Campaign, Cycle, Day, Unit } from '../plan/plan.ts'

/** Whether a unit exists on a day. */
export const existsOn = (unit: Unit, day: Day): boolean =>
  (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || unit.validTo >= day)

/**
 * The units that take part in a cycle: those that exist when the plan comes into force in it. For a unit
 * that ends on the way its successor answers, if that takes part, too; else the unit keeps its figures under
 * its own name, and what takes over later inherits them in a view of its own, see succession.
 */
export function unitsInCycle({ plan, units }: Campaign, cycle: Cycle): readonly Unit[] {
  const day = plan.valid.from > cycle.from ? plan.valid.from : cycle.from
  const present = units.filter((unit) => existsOn(unit, day))
  const ids = new Set(present.map(({ id }) => id))
  const isReplaced = ({ validTo, successor }: Unit): boolean =>
    validTo !== null && validTo < cycle.to && successor !== null && ids.has(successor)
  return present.filter((unit) => !isReplaced(unit))
}
