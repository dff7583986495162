import type { Choice, Column, Form } from './form.ts'
import type { ColumnChange, FormUse, StandardForm, StandardForms } from './form-schema.ts'
import type { Words } from './plan.ts'

type StandardColumn = StandardForm['columns'][string]

/**
 * The forms of a plan: standard forms with the plan's changes laid over them, column by column.
 *
 * @param tasks ids of the plan's tasks, the choices of columns that say `choicesFrom: tasks`
 */
export function useForms(
  standard: StandardForms,
  uses: Readonly<Record<string, FormUse>>,
  tasks: readonly string[],
): Readonly<Record<string, Form>> {
  const forms: Record<string, Form> = {}
  for (const [id, use] of Object.entries(uses)) {
    const form = standard[id]
    if (form) forms[id] = useForm(id, form, use, tasks)
  }
  return forms
}

function useForm(id: string, form: StandardForm, use: FormUse, tasks: readonly string[]): Form {
  const columns = Object.entries(form.columns)
    .filter(([key]) => !use.omit.includes(key))
    .map(([key, column]) => changed(key, column, use.columns[key] ?? {}, tasks))
  return { id, title: use.title ?? form.title, identity: form.identity, columns }
}

function changed(
  key: string,
  column: StandardColumn,
  change: ColumnChange,
  tasks: readonly string[],
): Column {
  const { choices: _, choicesFrom: __, aliases, ...rest } = column
  const { choose, choices: ___, aliases: more, ...changes } = change
  // Whoever knows the standard form goes on typing its header.
  const oldHeader = change.header ? [column.header.vi, column.header.en] : []
  return {
    key,
    ...rest,
    ...defined(changes),
    aliases: [...new Set([...aliases, ...oldHeader, ...(more ?? [])])],
    choices: choicesOf(column, change, choose, tasks),
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
  tasks: readonly string[],
): readonly Choice[] {
  if (column.choicesFrom === 'tasks') return tasks.map((id) => ({ key: id, label: same(id), aliases: [] }))
  const all = Object.entries(change.choices ?? column.choices).map(([key, { vi, en, aliases }]) => ({
    key,
    label: { vi, en },
    aliases,
  }))
  return choose ? choose.flatMap((key) => all.filter((choice) => choice.key === key)) : all
}

const same = (text: string): Words => ({ vi: text, en: text })
