import { isFigure } from './figure.ts'
import type { Column, Form } from './form.ts'
import { type Names, unknownName } from './names.ts'
import type { FaultPath, PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import { own } from './raw.ts'
import type { Bound, Condition, DateRef, RowSet } from './rule.ts'

/** What rules and events name in forms: rows, columns with their choices, bounds and days. */

export const audienceIssues = (
  audience: { readonly classes: readonly string[]; readonly units: readonly string[] },
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] => [
  ...audience.classes.flatMap((name, i) =>
    unknownName([...path, 'classes', i], name, names.classes, 'class'),
  ),
  ...audience.units.flatMap((id, i) => unknownName([...path, 'units', i], id, names.units, 'unit')),
]

export function rowsIssues(rows: RowSet, names: Names, path: FaultPath): readonly PlanIssue[] {
  const form = formOf(rows.form, names)
  if (!form) return unknownForm(rows.form, names, [...path, 'form'])
  return Object.entries(rows.where).flatMap(([key, choices]) => {
    const at = [...path, 'where', key]
    return choiceIssues(form, key, at, placed(choices, at))
  })
}

/** The form that a plan uses under an id; undefined too while the forms are not known. */
export const formOf = (id: string, { forms }: Names): Form | undefined =>
  forms === null ? undefined : own(forms, id)

/** A choice key with the place where it is named. */
export type PlacedChoice = readonly [path: FaultPath, choice: string]

export const placed = (choices: readonly string[], path: FaultPath): readonly PlacedChoice[] =>
  choices.map((choice, i) => [[...path, i], choice])

/**
 * A column that is named at `path`, and choices of it. Only lists and ticks that are not personal are
 * counted: see SheetState.groups.
 */
export function choiceIssues(
  form: Form,
  key: string,
  path: FaultPath,
  choices: readonly PlacedChoice[],
): readonly PlanIssue[] {
  const column = form.columns.find((candidate) => candidate.key === key)
  if (!column) return unknownName(path, key, columnKeys(form), 'column')
  const right = countableChoices(column)
  if (right === null) return [notCountable(form, key, path, (other) => countableChoices(other) !== null)]
  return choices.flatMap(([at, choice]) => unknownName(at, choice, right, 'choice'))
}

function countableChoices(column: Column): readonly string[] | null {
  if (column.personal !== 'no') return null
  if (column.type === 'tick') return ['true', 'false']
  return column.type === 'list' ? column.choices.map(({ key }) => key) : null
}

export const isDate = (column: Column): boolean => isFigure(column) && column.type === 'date'

export const isNumber = (column: Column): boolean =>
  isFigure(column) && (column.type === 'integer' || column.type === 'number' || column.type === 'year')

export const isUnit = (column: Column): boolean => isFigure(column) && column.type === 'unit'

/** A column that must be there and be of a kind. */
export function columnIssues(
  formId: string,
  key: string,
  names: Names,
  path: FaultPath,
  isRight: (column: Column) => boolean,
): readonly PlanIssue[] {
  const form = formOf(formId, names)
  if (!form) return []
  const column = form.columns.find((candidate) => candidate.key === key)
  if (!column) return unknownName(path, key, columnKeys(form), 'column')
  return isRight(column) ? [] : [notCountable(form, key, path, isRight)]
}

const notCountable = (
  form: Form,
  key: string,
  path: FaultPath,
  isRight: (column: Column) => boolean,
): PlanIssue =>
  issue(
    'not-countable',
    path,
    key,
    form.columns.filter(isRight).map((column) => column.key),
  )

export function boundIssues(bound: Bound | null, names: Names, path: FaultPath): readonly PlanIssue[] {
  if (bound?.kind === 'perUnit')
    return Object.keys(bound.values).flatMap((id) =>
      unknownName([...path, 'perUnit', id], id, names.units, 'unit'),
    )
  if (bound?.kind !== 'cell') return []
  const at = [...path, 'cell']
  return [
    ...unknownName([...at, 'unit'], bound.unit, names.units, 'unit'),
    ...unknownForm(bound.form, names, [...at, 'form']),
    ...columnIssues(bound.form, bound.column, names, [...at, 'column'], isNumber),
    ...(bound.match === null ? [] : columnIssues(bound.form, bound.match, names, [...at, 'match'], isUnit)),
  ]
}

export function conditionIssues(
  form: string,
  condition: Condition,
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] {
  const { column, in: choices, min, max, notBefore, notAfter } = condition
  const at = [...path, 'column']
  const known = columnIssues(form, column, names, at, isFigure)
  const shape = formOf(form, names)
  if (known.length > 0 || !shape) return known
  const isCompared = notBefore !== null || notAfter !== null
  return [
    ...(choices ? choiceIssues(shape, column, at, placed(choices, [...path, 'in'])) : []),
    ...(min || max ? columnIssues(form, column, names, at, isNumber) : []),
    ...boundIssues(min, names, [...path, 'min']),
    ...boundIssues(max, names, [...path, 'max']),
    ...(isCompared ? columnIssues(form, column, names, at, isDate) : []),
    ...dateRefIssues(form, notBefore, names, [...path, 'notBefore']),
    ...dateRefIssues(form, notAfter, names, [...path, 'notAfter']),
  ]
}

function dateRefIssues(
  form: string,
  ref: DateRef | null,
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] {
  if (ref?.kind === 'event') return unknownName([...path, 'event'], ref.event, names.events, 'event')
  return ref?.kind === 'column' ? columnIssues(form, ref.column, names, [...path, 'column'], isDate) : []
}

export const unknownForm = (id: string, names: Names, path: FaultPath): readonly PlanIssue[] =>
  unknownName(path, id, names.forms && Object.keys(names.forms), 'form')

export const columnKeys = (form: Form): readonly string[] => form.columns.map(({ key }) => key)
