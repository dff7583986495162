import type { Choice, Column, Form } from './form.ts'
import type { ColumnChange, FormUse, StandardForm, StandardForms } from './form-schema.ts'
import type { PlanChoices } from './plan-choices.ts'
import { own } from './raw.ts'

type StandardColumn = StandardForm['columns'][string]

/**
 * The forms of a plan: standard forms with the plan's changes laid over them, column by column.
 *
 * @param given the choices that the plan itself gives: its tasks, movements and periods
 */
export function useForms(
  standard: StandardForms,
  uses: Readonly<Record<string, FormUse>>,
  given: PlanChoices,
): Readonly<Record<string, Form>> {
  const forms: Record<string, Form> = {}
  for (const [id, use] of Object.entries(uses)) {
    const form = own(standard, id)
    if (form) forms[id] = useForm(id, form, use, given)
  }
  return forms
}

function useForm(id: string, form: StandardForm, use: FormUse, given: PlanChoices): Form {
  const columns = Object.entries(form.columns)
    .filter(([key]) => !use.omit.includes(key))
    .map(([key, column]) => changed(key, column, own(use.columns, key) ?? {}, given))
  const kept = columns.map((column) => withoutOmitted(column, use))
  return { id, title: use.title ?? form.title, by: use.by, identity: form.identity, columns: kept }
}

/** A column that the plan leaves out can allow or forbid nothing. */
const withoutOmitted = (column: Column, use: FormUse): Column =>
  column.allowedBy && use.omit.includes(column.allowedBy.column) ? { ...column, allowedBy: null } : column

function changed(key: string, column: StandardColumn, change: ColumnChange, given: PlanChoices): Column {
  const { choices: _, choicesFrom: __, allowedBy, aliases, ...rest } = column
  const { choose, choices: ___, aliases: more, ...changes } = change
  // Whoever knows the standard form goes on typing its header.
  const oldHeader = change.header ? [column.header.vi, column.header.en] : []
  return {
    key,
    ...rest,
    ...defined(changes),
    aliases: [...new Set([...aliases, ...oldHeader, ...(more ?? [])])],
    choices: choicesOf(column, change, choose, given),
    allowedBy: allowedBy === null ? null : { column: allowedBy, choices: given.allowed },
  }
}

/** Without the keys that a change leaves out; zod gives them as undefined. */
const defined = <T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

function choicesOf(
  column: StandardColumn,
  change: ColumnChange,
  choose: readonly string[] | undefined,
  given: PlanChoices,
): readonly Choice[] {
  if (column.choicesFrom) return given[column.choicesFrom]
  const all = Object.entries(change.choices ?? column.choices).map(([key, { vi, en, aliases }]) => ({
    key,
    label: { vi, en },
    aliases,
  }))
  return choose ? choose.flatMap((key) => all.filter((choice) => choice.key === key)) : all
}
