import type { Choice, Column } from '../plan/form.ts'
import type { Plan, Words } from '../plan/plan.ts'
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
  readonly lines: readonly BreakdownLine[]
  readonly total: number
}

export interface BreakdownLine {
  readonly choice: Choice
  /** Rows by the choice keys of the kind column; empty where the form has none. */
  readonly byKind: Readonly<Record<string, number>>
  readonly rows: number
}

/** The kind column first (tập thể, cá nhân ...), then the other lists that are not personal. */
export function dimensionsOf(plan: Plan): readonly Dimension[] {
  const form = Object.values(plan.forms)[0]
  const lists =
    form?.columns.filter(
      (column) => column.type === 'list' && column.personal === 'no' && column.choices.length > 0,
    ) ?? []
  return [...lists]
    .sort((a, b) => Number(isKind(b)) - Number(isKind(a)))
    .map(({ key, header, choices }) => ({ column: key, title: header, choices }))
}

const isKind = (column: Column): boolean => column.choices.some(({ key }) => key === 'ca_nhan')

/** The first dimension alone, and every other crossed with it. */
export function breakdowns(dimensions: readonly Dimension[], groups: readonly Group[]): readonly Breakdown[] {
  const kind = dimensions[0]
  return dimensions.map((dimension) => {
    const lines = dimension.choices.map((choice) => lineOf(dimension, choice, kind, groups))
    return { dimension, lines, total: lines.reduce((sum, line) => sum + line.rows, 0) }
  })
}

function lineOf(
  dimension: Dimension,
  choice: Choice,
  kind: Dimension | undefined,
  groups: readonly Group[],
): BreakdownLine {
  const own = groups.filter(({ of }) => of[dimension.column] === choice.key)
  const kinds = (kind?.choices ?? []).map(({ key }): [string, number] => [
    key,
    sumRows(own.filter(({ of }) => of[kind?.column ?? ''] === key)),
  ])
  return { choice, byKind: Object.fromEntries(kinds), rows: sumRows(own) }
}

export const sumRows = (groups: readonly Group[]): number => groups.reduce((sum, { rows }) => sum + rows, 0)

/** Rows of some groups whose column holds a choice. */
export const rowsWhere = (groups: readonly Group[], column: string, key: string): number =>
  sumRows(groups.filter(({ of }) => of[column] === key))
