import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { isAbout } from '../../domain/agenda/audience.ts'
import type { Cycle, Day, Recipient, Unit } from '../../domain/plan/plan.ts'
import type { RuleVerdict, UnitStanding } from '../../domain/rules/standing.ts'
import { isInCharge } from '../../domain/units/in-charge.ts'
import type { Roll } from './run-agenda.ts'

/** What one reminder still asks of a unit. */
export interface Ask {
  readonly item: AgendaItem
  readonly missing: readonly RuleVerdict[]
}

/** A unit that reminders of one day are about. */
export interface ShortUnit {
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly asks: readonly Ask[]
}

/** The units that the rules of some reminders still find short, in the order of the list of units. */
export function shortUnits(
  { campaign, standings }: Roll,
  items: readonly AgendaItem[],
): readonly ShortUnit[] {
  return standings.flatMap((standing) => {
    const unit = campaign.units.find(({ id }) => id === standing.unitId)
    const asks = items
      .filter((item) => isAbout(item, standing.unitId))
      .map((item) => ({ item, missing: missingOf(standing, item) }))
      .filter(({ missing }) => missing.length > 0)
    return unit && asks.length > 0 ? [{ unit, standing, asks }] : []
  })
}

/** Those of them that a recipient watches over. */
export const inChargeOf = (recipient: Recipient, short: readonly ShortUnit[]): readonly ShortUnit[] =>
  short.filter(({ unit }) => isInCharge(recipient, unit))

/** All that some reminders ask for, each once, and the first day by which: what is due then stands at the top. */
export function allOf(
  asks: readonly Ask[],
  { to: last }: Cycle,
): { readonly missing: readonly RuleVerdict[]; readonly due: Day } {
  const dayOf = ({ due }: RuleVerdict): Day => due ?? last
  const missing = [...new Set(asks.flatMap((ask) => ask.missing))].toSorted(
    (a, b) => Number(dayOf(a) > dayOf(b)) - Number(dayOf(a) < dayOf(b)),
  )
  return { missing, due: missing.map(({ due }) => due).find((day) => day !== null) ?? last }
}

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
