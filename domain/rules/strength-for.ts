import type { Plan, Strength, Unit } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'

/**
 * How a unit is told of a rule. Whoever the issuer has no authority over, such as the Fatherland Front or a body of
 * the party, is asked (đề nghị), also where the paper orders its own units (giao).
 */
export const strengthFor = ({ requested }: Plan, { strength }: Rule, { classes }: Unit): Strength =>
  strength === 'giao' && classes.some((name) => requested.includes(name)) ? 'de_nghi' : strength
