import type { Day, PlanEvent } from '../../plan/plan.ts'
import type { Rule } from '../../plan/rule.ts'
import { includesUnit, isIn } from '../../rules/evidence.ts'
import { rulesFor } from '../../rules/rules-for.ts'
import type { Group } from '../../sheet/sheet-state.ts'
import type { UnitLine } from '../roll-up.ts'
import type { SummaryInput } from './summary-tab.ts'

/** A conference that a unit holds by the plan. */
export interface Meeting {
  readonly line: UnitLine
  readonly id: string
  readonly event: PlanEvent
  /** The row that registers it; undefined while there is none. */
  readonly of: Group['of'] | undefined
  readonly day: Day | undefined
  readonly rules: readonly Rule[]
}

/**
 * Every conference of the plan, by day, those without one last.
 *
 * A unit that another event of the same form names itself is not in the event of its class as well.
 */
export function meetingsOf({ campaign, rollUp }: SummaryInput): readonly Meeting[] {
  const events = Object.entries(campaign.plan.events)
  const isOfItsOwn = (unit: string, form: string): boolean =>
    events.some(([, { form: other, units }]) => other === form && units.includes(unit))
  const found = events.flatMap(([id, event]) =>
    rollUp.units
      .filter(({ unit }) => includesUnit(event, unit))
      .filter(({ unit }) => event.units.includes(unit.id) || !isOfItsOwn(unit.id, event.form))
      .map((line): Meeting => {
        const rules = rulesFor(campaign.plan, line.unit)
        const of = (line.forms[event.form] ?? []).find((group) => isIn(group, event))?.of
        const day = of && event.dates.map((column) => of[column]).find((value) => value !== undefined)
        return { line, id, event, of, day, rules }
      }),
  )
  const late = '9999'
  return found.toSorted(
    (a, b) => Number((a.day ?? late) > (b.day ?? late)) - Number((a.day ?? late) < (b.day ?? late)),
  )
}
