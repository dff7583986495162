import type * as z from 'zod'
import { boundsIssues } from './check-forms.ts'
import type { Column, Form } from './form.ts'
import { type Names, unknownName } from './names.ts'
import type { FaultPath, PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import type { ruleSchema } from './plan-schema.ts'

type Rule = z.infer<typeof ruleSchema>
type Check = Rule['check']
type Rows = Extract<Check, { kind: 'count' }>['rows']

/** What a rule names beside itself: classes, units, readings, forms with their columns and choices. */
export function checkRule(rule: Rule, names: Names, path: FaultPath): readonly PlanIssue[] {
  const { interpretation } = rule
  return [
    ...rule.classes.flatMap((name, i) => unknownName([...path, 'classes', i], name, names.classes, 'class')),
    ...rule.units.flatMap((id, i) => unknownName([...path, 'units', i], id, names.units, 'unit')),
    ...(interpretation
      ? unknownName([...path, 'interpretation'], interpretation, names.interpretations, 'interpretation')
      : []),
    ...checkIssues(rule.check, names, [...path, 'check']),
  ]
}

function checkIssues(check: Check, names: Names, path: FaultPath): readonly PlanIssue[] {
  switch (check.kind) {
    case 'count':
      return [...boundsIssues(check, path), ...rowsIssues(check.rows, names, path)]
    case 'mix':
      return [...rowsIssues(check.rows, names, path), ...mixIssues(check, names, path)]
    case 'cells':
      return cellsIssues(check, names, path)
    case 'task':
      return dueIssues(check.due, path)
    case 'forward':
      return [
        ...rowsIssues(check.rows, names, path),
        ...unknownName([...path, 'to'], check.to, names.recipients, 'recipient'),
      ]
    case 'external':
      return Object.keys(check.values).flatMap((id) =>
        unknownName([...path, 'values', id], id, names.units, 'unit'),
      )
    default:
      return []
  }
}

function rowsIssues(rows: Rows, names: Names, path: FaultPath): readonly PlanIssue[] {
  const form = names.forms?.[rows.form]
  if (!form) return unknownForm(rows.form, names, [...path, 'rows', 'form'])
  return Object.entries(rows.where).flatMap(([key, choices]) =>
    choiceIssues(form, key, [...path, 'rows', 'where', key], choices.entries()),
  )
}

function mixIssues(
  check: Extract<Check, { kind: 'mix' }>,
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] {
  const form = names.forms?.[check.rows.form]
  if (!form) return []
  if (!form.columns.some(({ key }) => key === check.column)) {
    return unknownName([...path, 'column'], check.column, columnKeys(form), 'column')
  }
  const kinds = Object.keys(check.each).map((kind) => [kind, kind] as const)
  return choiceIssues(form, check.column, [...path, 'each'], kinds)
}

/**
 * Choices of a column, each with the last step of its path. Only lists and ticks that are not personal are
 * counted: see SheetState.groups.
 */
function choiceIssues(
  form: Form,
  key: string,
  path: FaultPath,
  choices: Iterable<readonly [string | number, string]>,
): readonly PlanIssue[] {
  const column = form.columns.find((candidate) => candidate.key === key)
  if (!column) return unknownName(path, key, columnKeys(form), 'column')
  const right = countableChoices(column)
  if (right === null) {
    const others = form.columns.filter((other) => countableChoices(other) !== null)
    return [
      issue(
        'not-countable',
        path,
        key,
        others.map((other) => other.key),
      ),
    ]
  }
  return [...choices].flatMap(([at, choice]) => unknownName([...path, at], choice, right, 'choice'))
}

function countableChoices(column: Column): readonly string[] | null {
  if (column.personal !== 'no') return null
  if (column.type === 'tick') return ['true', 'false']
  return column.type === 'list' ? column.choices.map(({ key }) => key) : null
}

function cellsIssues(
  check: Extract<Check, { kind: 'cells' }>,
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] {
  const form = names.forms?.[check.form]
  if (!form) return unknownForm(check.form, names, [...path, 'form'])
  return check.columns.flatMap((key, i) =>
    unknownName([...path, 'columns', i], key, columnKeys(form), 'column'),
  )
}

function dueIssues(due: Extract<Check, { kind: 'task' }>['due'], path: FaultPath): readonly PlanIssue[] {
  const crossed = due?.from && due.to && due.to < due.from
  return crossed ? [issue('wrong-order', [...path, 'due', 'to'], due.to, [String(due.from)])] : []
}

const unknownForm = (id: string, names: Names, path: FaultPath): readonly PlanIssue[] =>
  unknownName(path, id, names.forms && Object.keys(names.forms), 'form')

const columnKeys = (form: Form): readonly string[] => form.columns.map(({ key }) => key)
