import type { Form } from '../plan/form.ts'
import type { Cycle, Day, Language, Plan, Unit } from '../plan/plan.ts'
import { paperDays } from '../rules/report-days.ts'
import { OUR_COLUMN_KEYS } from './our-columns.ts'

/**
 * What a spreadsheet carries in its own metadata, for the script inside it: whose it is, for which plan, where
 * a poke goes; and on each tab its form. Anybody who may edit the sheet may read and change it, so it holds no
 * secret and no address of a person, and the server never believes it.
 */
export const PLAN_KEY = 'rollcall'
export const FORM_KEY = 'rollcall-form'
/** On each column of a form's tab, and on ours beside it, its key, so that the column is known under any heading and at any place. */
export const COLUMN_KEY = 'rollcall-column'

/** Google takes so many characters of metadata on a spreadsheet, and on each tab. */
const MOST_CHARACTERS = 30_000

export interface SheetPurpose {
  readonly plan: Plan
  readonly cycle: Cycle
  readonly unit: Unit
  readonly language: Language
  /** Where a poke goes. */
  readonly endpoint: string
}

export const planMetadata = ({ plan, cycle, unit, language, endpoint }: SheetPurpose): string =>
  JSON.stringify({
    endpoint,
    language,
    unit: { ...unit, contacts: [] },
    cycle,
    days: daysOf(plan, unit, cycle),
    planId: plan.id,
    planNumber: plan.number,
    zone: plan.zone,
  })

/** All last good days of the unit's forms, in order; the cycle's where no form has one. */
function daysOf(plan: Plan, unit: Unit, cycle: Cycle): readonly Day[] {
  const days = new Set([...paperDays(plan, unit, cycle).values()].flat())
  return days.size > 0 ? [...days].toSorted() : [cycle.to]
}

/** The form as the script checks by it; other names of choices are left out where there is no room for them. */
export function formMetadata(form: Form): string {
  const whole = JSON.stringify(form)
  const keys = [...form.columns.map(({ key }) => key), ...Object.values(OUR_COLUMN_KEYS)]
  const ofColumns = keys.reduce((sum, key) => sum + COLUMN_KEY.length + key.length, 0)
  if (whole.length + FORM_KEY.length + ofColumns <= MOST_CHARACTERS) return whole
  const columns = form.columns.map((column) => ({
    ...column,
    choices: column.choices.map(({ key, label }) => ({ key, label, aliases: [] })),
  }))
  return JSON.stringify({ ...form, columns })
}
