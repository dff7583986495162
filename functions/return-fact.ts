import type { Campaign, Cycle, Unit } from '../domain/plan/plan.ts'

/** The fact that remembers the file that a unit sent for a cycle. */
export const returnFact = ({ plan }: Campaign, cycle: Cycle, unitId: Unit['id']): string =>
  `return/${plan.id}/${cycle.id}/${unitId}`

/** The fact that remembers why the last file of a unit could not be taken in; empty once a good one came. */
export const refusalFact = ({ plan }: Campaign, cycle: Cycle, unitId: Unit['id']): string =>
  `refused/${plan.id}/${cycle.id}/${unitId}`
