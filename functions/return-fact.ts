import type { Campaign, Cycle, Unit } from '../domain/plan/plan.ts'

/** The fact that remembers the file that a unit sent for a cycle. */
export const returnFact = ({ plan }: Campaign, cycle: Cycle, unitId: Unit['id']): string =>
  `return/${plan.id}/${cycle.id}/${unitId}`
