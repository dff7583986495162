import type { Day, Instant } from '../../plan/plan.ts'
import { dayOf } from '../../time/days.ts'
import { serialOfDay } from '../../time/serial.ts'
import type { UnitLine } from '../roll-up.ts'
import type { SummaryCell, SummaryInput } from './summary-tab.ts'

/**
 * A day as a number of the sheet, shown as offices write it: 04/4/2023, and for January and February
 * 04/02/2023 (Decree 30/2020). A pattern knows no such exception, so each cell has its own.
 */
export function dayCell(day: Day | null | undefined, language: SummaryInput['language']): SummaryCell {
  if (day === null || day === undefined) return null
  const isEarly = Number(day.slice(5, 7)) <= 2
  const format = language === 'vi' && !isEarly ? 'dd/m/yyyy' : 'dd/mm/yyyy'
  return { value: serialOfDay(day), format }
}

/** The day of an instant in the plan's zone. */
export const instantCell = (at: Instant | null, { campaign, language }: SummaryInput): SummaryCell =>
  at === null ? null : dayCell(dayOf(at, campaign.plan.zone), language)

/** A figure or name of a unit that leads to the unit's own spreadsheet. */
export function ofUnit(
  { links }: SummaryInput,
  { unit }: Pick<UnitLine, 'unit'>,
  value: string | number,
): SummaryCell {
  const link = links.get(unit.id)
  return link === undefined ? value : { value, link }
}
