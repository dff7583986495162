import type { FormUse, StandardForm, StandardForms } from './form-schema.ts'
import { unknownName } from './names.ts'
import type { FaultPath, PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import { own } from './raw.ts'

/** What the shape of forms.yaml does not show: names that stand nowhere, lists without choices, bounds. */
export const checkForms = (forms: StandardForms): readonly PlanIssue[] =>
  Object.entries(forms).flatMap(([id, form]) => [
    ...form.identity.flatMap((key, i) => unknownName([id, 'identity', i], key, columnKeys(form), 'column')),
    ...Object.entries(form.columns).flatMap(([key, column]) =>
      checkColumn(form, column, [id, 'columns', key]),
    ),
  ])

const columnKeys = (form: StandardForm): readonly string[] => Object.keys(form.columns)

function checkColumn(
  form: StandardForm,
  column: StandardForm['columns'][string],
  path: FaultPath,
): readonly PlanIssue[] {
  const isBare = column.type === 'list' && !column.choicesFrom && Object.keys(column.choices).length === 0
  return [
    ...(isBare ? [issue('missing-key', [...path, 'choices'])] : []),
    ...boundsIssues(column, path),
    ...(column.tells === null ? [] : toldIssues(column, path)),
    ...(column.requiredIf ? conditionIssues(form, column.requiredIf, [...path, 'requiredIf']) : []),
    ...(column.allowedBy === null
      ? []
      : unknownName([...path, 'allowedBy'], column.allowedBy, columnKeys(form), 'column')),
  ]
}

/** A report prints words that are no personal data. */
const toldIssues = (
  { type, personal }: StandardForm['columns'][string],
  path: FaultPath,
): readonly PlanIssue[] => [
  ...(type === 'text' ? [] : [issue('not-allowed', [...path, 'type'], type, ['text'])]),
  ...(personal === 'no' ? [] : [issue('not-allowed', [...path, 'personal'], personal, ['no'])]),
]

export const boundsIssues = (
  bounds: { readonly min?: number | null | undefined; readonly max?: number | null | undefined },
  path: FaultPath,
): readonly PlanIssue[] => {
  const { min, max } = bounds
  const crossed = typeof min === 'number' && typeof max === 'number' && min > max
  return crossed ? [issue('wrong-order', [...path, 'max'], max, [String(min)])] : []
}

function conditionIssues(
  form: StandardForm,
  condition: { readonly column: string; readonly in: readonly string[] },
  path: FaultPath,
): readonly PlanIssue[] {
  const column = own(form.columns, condition.column)
  if (!column) return unknownName([...path, 'column'], condition.column, columnKeys(form), 'column')
  // Choices that the plan gives are not known here.
  if (column.choicesFrom !== null) return []
  const choices = Object.keys(column.choices)
  return condition.in.flatMap((choice, i) => unknownName([...path, 'in', i], choice, choices, 'choice'))
}

/**
 * What a plan's `forms` name: standard forms, their columns and choices, and rules of the plan. A column
 * that others lean on cannot be left out.
 *
 * @param rules ids of the plan's rules
 */
export const checkFormUses = (
  standard: StandardForms,
  uses: Readonly<Record<string, FormUse>>,
  rules: ReadonlySet<string>,
): readonly PlanIssue[] =>
  Object.entries(uses).flatMap(([id, use]) => {
    const form = own(standard, id)
    const path = ['forms', id]
    if (!form) return unknownName(path, id, Object.keys(standard), 'form')
    return [...omissionIssues(form, use, path), ...changeIssues(form, use, rules, path)]
  })

function omissionIssues(form: StandardForm, use: FormUse, path: FaultPath): readonly PlanIssue[] {
  const needed = new Set(form.identity)
  for (const [key, column] of Object.entries(form.columns)) {
    const condition = own(use.columns, key)?.requiredIf ?? column.requiredIf
    if (condition && !use.omit.includes(key)) needed.add(condition.column)
  }
  return use.omit.flatMap((key, i) => {
    const at = [...path, 'omit', i]
    return needed.has(key)
      ? [issue('still-needed', at, key)]
      : unknownName(at, key, columnKeys(form), 'column')
  })
}

function changeIssues(
  form: StandardForm,
  use: FormUse,
  rules: ReadonlySet<string>,
  path: FaultPath,
): readonly PlanIssue[] {
  return Object.entries(use.columns).flatMap(([key, change]) => {
    const column = own(form.columns, key)
    const at = [...path, 'columns', key]
    if (!column) return unknownName(at, key, columnKeys(form), 'column')
    const choices = Object.keys(change.choices ?? column.choices)
    const chosen = change.choose ?? []
    return [
      ...chosen.flatMap((choice, i) => unknownName([...at, 'choose', i], choice, choices, 'choice')),
      ...(change.rule ? unknownName([...at, 'rule'], change.rule, rules, 'rule') : []),
      ...(change.requiredIf ? conditionIssues(form, change.requiredIf, [...at, 'requiredIf']) : []),
      ...boundsIssues({ min: column.min, max: column.max, ...change }, at),
    ]
  })
}
