import type { Campaign } from '../plan/plan.ts'
import { dayHeld, includesUnit } from '../rules/evidence.ts'
import type { SheetState } from '../sheet/sheet-state.ts'
import type { HeldEvent } from './due-days.ts'

/** The days that units have given for the plan's events, from the figures of their sheets; no row is read. */
export function heldEvents({ plan, units }: Campaign, states: readonly SheetState[]): readonly HeldEvent[] {
  const byUnit = Map.groupBy(states, ({ unitId }) => unitId)
  return Object.entries(plan.events).flatMap(([event, what]) =>
    units
      .filter((unit) => includesUnit(what, unit))
      .flatMap(({ id }): HeldEvent[] => {
        const day = dayHeld(what, byUnit.get(id) ?? [])
        return day === undefined ? [] : [{ event, unitId: id, day }]
      }),
  )
}
