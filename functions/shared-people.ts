import type { Campaign, Cycle, Language, Unit } from '../domain/plan/plan.ts'
import { pairsAtOdds } from '../domain/units/lineage.ts'
import { NOTICE_WORDS } from '../domain/words/notice-words.ts'
import type { People, Sighting } from './ports/people.ts'

/** Somebody who seems to stand in the lists of units that do not name people for each other. */
export interface SharedPerson {
  /** In the order of the plan, at least one. */
  readonly pairs: readonly (readonly [Unit, Unit])[]
  /** Where the person stands in sheets of these units. */
  readonly sightings: readonly Sighting[]
}

/**
 * Whom the coordinator should look at in a cycle: the same name and year of birth with two units of which none
 * stands above the other or takes its place. It may be two people: common names are common. Units are never told;
 * they may not see each other's rows.
 */
export async function sharedPeople(
  people: Pick<People, 'inSeveralSheets'>,
  { plan, units }: Campaign,
  cycle: Cycle,
): Promise<readonly SharedPerson[]> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const found = (await people.inSeveralSheets(plan.id, cycle.id)).map((sightings): SharedPerson => {
    const named = new Set(sightings.map(({ unitId }) => unitId))
    const pairs = pairsAtOdds(
      units.filter(({ id }) => named.has(id)),
      byId,
    )
    const odd = new Set(pairs.flat().map(({ id }) => id))
    return { pairs, sightings: sightings.filter(({ unitId }) => odd.has(unitId)) }
  })
  const places = new Map(units.map(({ id }, i) => [id, String(i).padStart(6, '0')]))
  const order = ({ pairs, sightings }: SharedPerson): string =>
    [...pairs.flat().map(({ id }) => places.get(id)), ...sightings.map(({ rowId }) => rowId)].join()
  return found.filter(({ pairs }) => pairs.length > 0).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** More lines than this are a list of their own: the summary has it. */
const MOST_LINES = 10

/** How many people which units share, for a mail or a page: a line for each pair of units, and no name. */
export function sharedPeopleLines(shared: readonly SharedPerson[], language: Language): readonly string[] {
  const words = NOTICE_WORDS[language].shared
  const counts = new Map<string, number>()
  for (const [unit, other] of shared.flatMap(({ pairs }) => pairs)) {
    const pair = words.pair(unit.name, other.name)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const lines = [...counts].map(([pair, count]) => words.line(pair, count))
  const rest = lines.length - MOST_LINES
  if (lines.length === 0) return []
  return [
    words.lead(shared.length),
    ...lines.slice(0, MOST_LINES),
    ...(rest > 0 ? [words.morePairs(rest)] : []),
    words.look,
  ]
}
