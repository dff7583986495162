import type { Column, Form } from '../../plan/form.ts'
import type { Plan } from '../../plan/plan.ts'
import type { CheckedRow, SheetState } from '../../sheet/sheet-state.ts'
import { mainForm, rowsWhere, sumRows } from '../breakdown.ts'

/** Stands where a row does not say. */
export const UNSTATED = '?'

/** In which age groups persons are counted: those of the statistics on officials. */
export const AGES = ['to-30', '31-40', '41-50', '51-60', 'over-60'] as const
export type AgeGroup = (typeof AGES)[number]

/** What the tables of persons know of one; nobody's name. */
export interface Person {
  /** Key of a choice of the sex column. */
  readonly sex: string
  readonly age: AgeGroup | typeof UNSTATED
  /** Name of one of the 54 groups. */
  readonly ethnic: string
}

/** Which columns of a plan's list tell of persons; undefined: the plan does not ask. */
export interface PersonColumns {
  readonly form: Form
  readonly sex: Column | undefined
  readonly born: Column | undefined
  readonly ethnic: Column | undefined
}

/** The list that asks for sex, year of birth or ethnic group: the main one, else the first; null where none does. */
export function personColumns(plan: Plan): PersonColumns | null {
  const main = mainForm(plan)
  const forms = [...(main ? [main] : []), ...Object.values(plan.forms)]
  return forms.map(columnsOf).find(({ sex, born, ethnic }) => sex ?? born ?? ethnic) ?? null
}

function columnsOf(form: Form): PersonColumns {
  const find = (type: Column['type']) =>
    form.columns.find((column) => column.type === type && column.personal !== 'no')
  return { form, sex: find('list'), born: find('year'), ethnic: find('ethnic') }
}

/** The column that tells persons from collectives and households; undefined: every row is a person. */
const kindColumn = ({ columns }: Form): Column | undefined =>
  columns.find(({ choices }) => choices.some(({ key }) => key === PERSON))

export const PERSON = 'ca_nhan'

/**
 * The persons among some rows that count.
 *
 * @param year of the cut-off: whoever is 30 in the course of it is 30
 */
export function personsIn(
  rows: readonly CheckedRow[],
  { form, sex, born, ethnic }: PersonColumns,
  year: number,
): readonly Person[] {
  const kind = kindColumn(form)
  const said = (row: CheckedRow, column: Column | undefined): string =>
    String((column && row.values[column.key]) ?? UNSTATED)
  const sexes = new Set(sex?.choices.map(({ key }) => key))
  return rows
    .filter(({ values }) => !kind || values[kind.key] === PERSON)
    .map((row) => ({
      sex: sexes.has(said(row, sex)) ? said(row, sex) : UNSTATED,
      age: ageGroup(year - Number(said(row, born))),
      ethnic: said(row, ethnic),
    }))
}

/** How many persons some sheets of the form have by their figures. */
export function personRows(sheets: readonly Pick<SheetState, 'groups'>[], form: Form): number {
  const kind = kindColumn(form)
  const groups = sheets.flatMap((sheet) => sheet.groups)
  return kind ? rowsWhere(groups, kind.key, PERSON) : sumRows(groups)
}

/** Of no number there is no group. */
function ageGroup(age: number): Person['age'] {
  const group = Math.max(0, Math.min(AGES.length - 1, Math.ceil(age / 10) - 3))
  return AGES[group] ?? UNSTATED
}
