import type { Recipient, Unit } from '../plan/plan.ts'

/** Whether a recipient is told of a unit: of all, unless the plan gives it some in charge, by cluster or by name. */
export const isInCharge = ({ inCharge }: Pick<Recipient, 'inCharge'>, { id, cluster }: Unit): boolean =>
  inCharge === null || inCharge.units.includes(id) || inCharge.clusters.includes(cluster ?? id)
