import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Day, Recipient, Unit } from '../../domain/plan/plan.ts'
import type { RuleVerdict, UnitStanding } from '../../domain/rules/standing.ts'
import type { Roll } from './run-agenda.ts'

/** A unit that a reminder is about, with what it still misses and the first day by which. */
export interface ShortUnit {
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly missing: readonly RuleVerdict[]
  readonly due: Day
}

/** The units that the reminder's rules still find short, in the order of the list of units. */
export function shortUnits({ campaign, cycle, standings }: Roll, item: AgendaItem): readonly ShortUnit[] {
  return standings.flatMap((standing) => {
    const unit = campaign.units.find(({ id }) => id === standing.unitId)
    const missing = missingOf(standing, item)
    if (!unit || !isMeant(item, unit) || missing.length === 0) return []
    return [{ unit, standing, missing, due: dueOf(missing) ?? cycle.to }]
  })
}

/** Those of them that a recipient watches over. */
export const inChargeOf = ({ inCharge }: Recipient, short: readonly ShortUnit[]): readonly ShortUnit[] =>
  short.filter(
    ({ unit }) =>
      inCharge === null ||
      inCharge.units.includes(unit.id) ||
      inCharge.clusters.includes(unit.cluster ?? unit.id),
  )

/**
 * What is missing by the day that the reminder is about; a report of a later period is not asked for yet. Who
 * has declared that there is nothing is not asked again; the quota stays visibly short.
 */
const missingOf = (
  { submission, verdicts, duties }: UnitStanding,
  { rules, due: day }: AgendaItem,
): readonly RuleVerdict[] =>
  submission === 'nil'
    ? []
    : [...verdicts, ...duties].filter(
        ({ ruleId, missing, soft, due }) =>
          rules.includes(ruleId) && !soft && missing > 0 && (due === null || due <= day),
      )

/** The day that comes first. */
const dueOf = (missing: readonly RuleVerdict[]): Day | undefined =>
  missing
    .map(({ due }) => due)
    .filter((day) => day !== null)
    .toSorted()[0]

const isMeant = ({ units, without }: AgendaItem, { id }: Unit): boolean =>
  units.length === 0 ? !without.includes(id) : units.includes(id)
