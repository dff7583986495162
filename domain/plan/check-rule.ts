import type * as z from 'zod'
import { boundsIssues } from './check-forms.ts'
import {
  audienceIssues,
  boundIssues,
  choiceIssues,
  columnIssues,
  columnKeys,
  conditionIssues,
  formOf,
  isNumber,
  type PlacedChoice,
  placed,
  rowsIssues,
  unknownForm,
} from './check-rows-of-rule.ts'
import { isFigure } from './figure.ts'
import type { Column } from './form.ts'
import { type Names, unknownName } from './names.ts'
import type { FaultPath, PlanIssue } from './plan-fault.ts'
import type { ruleSchema } from './plan-schema.ts'
import type { Check } from './rule.ts'

type Rule = z.infer<typeof ruleSchema>
type Of<K extends Check['kind']> = Extract<Check, { kind: K }>

/** What a rule names beside itself: classes, units, readings, rules, events, forms with their columns and choices. */
export function checkRule(rule: Rule, names: Names, path: FaultPath): readonly PlanIssue[] {
  const { when } = rule
  return [
    ...audienceIssues(rule, names, path),
    ...rule.insteadOf.flatMap((id, i) => unknownName([...path, 'insteadOf', i], id, names.rules, 'rule')),
    ...rule.interpretation.flatMap((id, i) =>
      unknownName([...path, 'interpretation', i], id, names.interpretations, 'interpretation'),
    ),
    ...(when.kind === 'event'
      ? unknownName([...path, 'when', 'event'], when.event, names.events, 'event')
      : []),
    ...rule.check.flatMap((check, i) => checkIssues(check, names, [...path, 'check', i])),
  ]
}

function checkIssues(check: Check, names: Names, path: FaultPath): readonly PlanIssue[] {
  switch (check.kind) {
    case 'count':
      return countIssues(check, names, path)
    case 'mix':
      return listedRows(
        check,
        Object.keys(check.each).map((kind) => [[...path, 'each', kind], kind]),
        names,
        path,
      )
    case 'share':
      return listedRows(
        check,
        check.parts.flatMap((part, i) => placed(part.of, [...path, 'parts', i, 'of'])),
        names,
        path,
      )
    case 'each':
      return eachIssues(check, names, path)
    case 'cells':
      return cellsIssues(check, names, path)
    case 'task':
      return check.after.flatMap((id, i) => unknownName([...path, 'after', i], id, names.rules, 'rule'))
    case 'forward':
      return [
        ...rowsIssues(check.rows, names, [...path, 'rows']),
        ...boundsIssues(check, path),
        ...columnAt(check.rows.form, check.from, names, [...path, 'from'], isFigure),
        ...unknownName([...path, 'to'], check.to, names.recipients, 'recipient'),
      ]
    case 'rollup':
      return unknownName([...path, 'of'], check.of, names.rollups, 'rollup')
    default:
      return []
  }
}

const columnAt = (
  form: string,
  key: string | null,
  names: Names,
  path: FaultPath,
  isRight: (column: Column) => boolean,
): readonly PlanIssue[] => (key === null ? [] : columnIssues(form, key, names, path, isRight))

function countIssues(check: Of<'count'>, names: Names, path: FaultPath): readonly PlanIssue[] {
  const { min, max } = check
  const plain = {
    min: min?.kind === 'number' ? min.value : null,
    max: max?.kind === 'number' ? max.value : null,
  }
  return [
    ...boundsIssues(plain, path),
    ...rowsIssues(check.rows, names, [...path, 'rows']),
    ...columnAt(check.rows.form, check.sum, names, [...path, 'sum'], isNumber),
    ...columnAt(check.rows.form, check.period, names, [...path, 'period'], ({ type }) => type === 'list'),
    ...boundIssues(min, names, [...path, 'min']),
    ...boundIssues(max, names, [...path, 'max']),
  ]
}

/** Rows that are told apart by a column, with the choices of it that are named. */
function listedRows(
  check: Of<'mix'> | Of<'share'>,
  choices: readonly PlacedChoice[],
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] {
  const form = formOf(check.rows.form, names)
  return [
    ...rowsIssues(check.rows, names, [...path, 'rows']),
    ...(form ? choiceIssues(form, check.column, [...path, 'column'], choices) : []),
  ]
}

const eachIssues = (check: Of<'each'>, names: Names, path: FaultPath): readonly PlanIssue[] => [
  ...rowsIssues(check.rows, names, [...path, 'rows']),
  ...(['if', 'must'] as const).flatMap((side) =>
    check[side].flatMap((condition, i) =>
      conditionIssues(check.rows.form, condition, names, [...path, side, i]),
    ),
  ),
]

function cellsIssues(check: Of<'cells'>, names: Names, path: FaultPath): readonly PlanIssue[] {
  const form = formOf(check.form, names)
  if (!form) return unknownForm(check.form, names, [...path, 'form'])
  return check.columns.flatMap((key, i) =>
    unknownName([...path, 'columns', i], key, columnKeys(form), 'column'),
  )
}
