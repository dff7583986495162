import type { Choice, Column, Form } from '../plan/form.ts'
import type { Plan, Words } from '../plan/plan.ts'
import { TASKS } from '../rules/kinds/task.ts'
import { mainForms } from '../rules/main-forms.ts'
import type { Group } from '../sheet/sheet-state.ts'

/** A list column of the plan's main form whose choices figures are broken down by. */
export interface Dimension {
  readonly column: string
  readonly title: Words
  readonly choices: readonly Choice[]
}

/** Rows that count by the choices of one column, crossed with the kinds. */
export interface Breakdown {
  readonly dimension: Dimension
  /** What the lines are crossed with: the choices of the first dimension. */
  readonly kinds: readonly Choice[]
  readonly lines: readonly BreakdownLine[]
  readonly total: number
}

export interface BreakdownLine {
  readonly choice: Choice
  /** Rows of each kind, in their order. */
  readonly byKind: readonly number[]
  readonly rows: number
}

/** The form that a plan is about; null where units report on their tasks only. */
export const mainForm = (plan: Plan): Form | null =>
  [...mainForms(plan)].flatMap((id) => plan.forms[id] ?? []).find(({ id }) => id !== TASKS.form) ?? null

/** The kind column first (tập thể, cá nhân ...), then the other lists that are not personal. */
export function dimensionsOf(plan: Plan): readonly Dimension[] {
  const form = mainForm(plan)
  const lists = (form?.columns ?? []).filter(
    (column) => column.type === 'list' && column.personal === 'no' && column.choices.length > 0,
  )
  return lists
    .toSorted((a, b) => Number(isKind(b)) - Number(isKind(a)))
    .map(({ key, header, choices }) => ({ column: key, title: header, choices }))
}

const isKind = (column: Column): boolean => column.choices.some(({ key }) => key === 'ca_nhan')

/** The first dimension alone, and every other crossed with it. All groups are of the main form. */
export function breakdowns(dimensions: readonly Dimension[], groups: readonly Group[]): readonly Breakdown[] {
  const [kind] = dimensions
  if (!kind) return []
  return dimensions.map((dimension) => {
    const lines = dimension.choices.map((choice) => lineOf(dimension, choice, kind, groups))
    return { dimension, kinds: kind.choices, lines, total: lines.reduce((sum, line) => sum + line.rows, 0) }
  })
}

function lineOf(
  dimension: Dimension,
  choice: Choice,
  kind: Dimension,
  groups: readonly Group[],
): BreakdownLine {
  const own = groups.filter(({ of }) => of[dimension.column] === choice.key)
  const byKind = kind.choices.map(({ key }) => rowsWhere(own, kind.column, key))
  return { choice, byKind, rows: sumRows(own) }
}

export const sumRows = (groups: readonly Group[]): number => groups.reduce((sum, { rows }) => sum + rows, 0)

/** Rows of some groups whose column holds a choice. */
export const rowsWhere = (groups: readonly Group[], column: string, key: string): number =>
  sumRows(groups.filter(({ of }) => of[column] === key))
