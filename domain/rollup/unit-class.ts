import type { Campaign, Language, Unit } from '../plan/plan.ts'

/** Of a unit's classes the one for which its quota was set; several plans put every unit into a common class, too. */
export function classOf({ plan }: Campaign, unit: Unit, ruleId: string | null): string {
  const bound = plan.rules.find(({ id }) => id === ruleId)?.classes ?? []
  return unit.classes.find((candidate) => bound.includes(candidate)) ?? unit.classes.at(-1) ?? ''
}

/** A class in words; one that the plan gives none by its key. */
export const classLabel = ({ plan }: Campaign, name: string, language: Language): string =>
  plan.classes[name]?.[language] ?? name
