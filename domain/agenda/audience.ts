/** Whom something is about: some units; or, where none is named, all but those of `without`. */
export interface Audience {
  readonly units: readonly string[]
  readonly without: readonly string[]
}

export const isAbout = ({ units, without }: Audience, unitId: string): boolean =>
  units.length === 0 ? !without.includes(unitId) : units.includes(unitId)

/** Whether all units of one are units of the other. */
export function isWithin(inner: Audience, outer: Audience): boolean {
  if (inner.units.length > 0) return inner.units.every((unit) => isAbout(outer, unit))
  return outer.units.length === 0 && outer.without.every((unit) => inner.without.includes(unit))
}

/** One and the other: all units, as soon as one of them is about all, but those that neither is about. */
export function bothOf(a: Audience, b: Audience): Audience {
  const isAll = ({ units }: Audience): boolean => units.length === 0
  if (!isAll(a) && !isAll(b)) return { units: union(a.units, b.units), without: [] }
  const without = union(a.without, b.without).filter((unit) => !isAbout(a, unit) && !isAbout(b, unit))
  return { units: [], without }
}

export const union = (a: readonly string[], b: readonly string[]): readonly string[] => [
  ...new Set([...a, ...b]),
]
