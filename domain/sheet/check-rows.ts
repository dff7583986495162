import type { CellContext, Value } from '../cells/cell-result.ts'
import { parseCell } from '../cells/parse-cell.ts'
import type { Form } from '../plan/form.ts'
import type { Cycle, Instant, Unit } from '../plan/plan.ts'
import { type Problem, type Repair, type RowCode, severityOf } from '../problems.ts'
import { foldKey } from '../text/fold.ts'
import type { Cell } from './grid.ts'
import type { TableRow } from './read-table.ts'
import { rowRules } from './row-rules.ts'
import { keepWaiting, type RowLimit } from './waiting-list.ts'

/** A row after checking, before it has an identity. */
export interface RowCheck {
  readonly row: number
  readonly id: string | null
  readonly raw: Readonly<Record<string, Cell>>
  readonly values: Readonly<Record<string, Value>>
  readonly problems: readonly Problem[]
  readonly repairs: readonly Repair[]
  /** No error, and not on a waiting list: the row counts. */
  readonly valid: boolean
}

/** More signs than this are no row of a report; with less, a row always fits into the store. */
export const MOST_SIGNS = 25_000

/** Whose sheet it is and when; the same for all rows. */
export interface CheckScope {
  readonly form: Form
  readonly unit: Unit
  readonly units: readonly Unit[]
  readonly cycle: Cycle
  readonly now: Instant
  /** Maxima above which rows wait: of the rules that bind the unit. */
  readonly limits: readonly RowLimit[]
}

/**
 * Parses, repairs and checks every row of a table, and finds rows that say the same thing twice.
 * All problems are collected. Rows keep their order; a row counts when none of its problems is an error.
 */
export function checkRows(scope: CheckScope, rows: readonly TableRow[]): readonly RowCheck[] {
  const checkRow = rowChecker(scope)
  const drafts = rows.map(checkRow)
  const twins = findTwins(scope.form, drafts)
  const checked = drafts.map((draft, i) => {
    const twin = twins.get(i)
    const problems = twin ? [...draft.problems, ...twin] : draft.problems
    return { ...draft, problems, valid: problems.every((problem) => severityOf(problem) !== 'error') }
  })
  return scope.limits.reduce<readonly RowCheck[]>((rows, limit) => keepWaiting(limit, rows), checked)
}

type Draft = Omit<RowCheck, 'valid'>

function rowChecker(scope: CheckScope): (row: TableRow) => Draft {
  const { form, unit, units, now } = scope
  const rules = rowRules(form, scope.cycle)
  const base = { unit, units, now, cycleYear: Number(scope.cycle.to.slice(0, 4)) }
  const contexts = form.columns.map((column) => ({
    person: { ...base, column, person: true } satisfies CellContext,
    other: { ...base, column, person: false } satisfies CellContext,
  }))
  return ({ row, id, cells }) => {
    const signs = signsIn(cells)
    if (signs > MOST_SIGNS) return tooLong({ row, id, cells }, signs)
    const person = rules.isPerson(cells)
    const values: Record<string, Value> = {}
    const problems: Problem[] = []
    const repairs: Repair[] = []
    for (const context of contexts) {
      const { key } = context.person.column
      const result = parseCell(cells[key] ?? null, person ? context.person : context.other)
      values[key] = result.value
      if (result.problems.length > 0) problems.push(...result.problems)
      if (result.repairs.length > 0) repairs.push(...result.repairs)
    }
    problems.push(...rules.problemsOf(cells, values))
    return { row, id, raw: cells, values, problems, repairs }
  }
}

/** Typed signs of a row; cells that are no text are short. */
export const signsIn = (cells: TableRow['cells']): number =>
  Object.values(cells).reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0)

function tooLong({ row, id, cells }: TableRow, found: number): Draft {
  const params = { found, min: 1, max: MOST_SIGNS }
  return {
    row,
    id,
    raw: cells,
    values: {},
    problems: [{ code: 'E-LENGTH', column: null, params }],
    repairs: [],
  }
}

/**
 * Rows with the same identity (name and, for persons, year of birth). Wholly the same: the later one is an
 * error, so that it is counted once. Same name with a year unknown: a warning on both; a person decides.
 * A row with an error of its own claims no identity: its corrected copy below it must count.
 */
function findTwins(form: Form, drafts: readonly Draft[]): ReadonlyMap<number, readonly Problem[]> {
  const [nameKey, ...otherKeys] = form.identity
  const found = new Map<number, Problem[]>()
  if (!nameKey) return found
  const add = (i: number, problem: Problem): unknown => found.set(i, [...(found.get(i) ?? []), problem])
  const twinOf = (code: RowCode, { row }: Draft): Problem => ({
    code,
    column: nameKey,
    params: { row: row + 1 },
  })
  for (const group of soundRowsByName(nameKey, drafts)) {
    for (const [place, [i, later]] of group.entries()) {
      const twin = group
        .slice(0, place)
        .find(([, earlier]) => likeness(otherKeys, earlier, later) !== 'different')
      if (!twin) continue
      const same = likeness(otherKeys, twin[1], later) === 'same'
      add(i, twinOf(same ? 'E-DUP' : 'W-DUP', twin[1]))
      if (!same) add(twin[0], twinOf('W-DUP', later))
    }
  }
  return found
}

/** A draft and its place among the drafts. */
type Placed = readonly [i: number, draft: Draft]

function soundRowsByName(nameKey: string, drafts: readonly Draft[]): Iterable<readonly Placed[]> {
  const byName = new Map<string, Placed[]>()
  drafts.forEach((draft, i) => {
    const name = draft.values[nameKey]
    if (typeof name !== 'string' || draft.problems.some((problem) => severityOf(problem) === 'error')) return
    const group = byName.get(foldKey(name))
    if (group) group.push([i, draft])
    else byName.set(foldKey(name), [[i, draft]])
  })
  return byName.values()
}

function likeness(keys: readonly string[], a: Draft, b: Draft): 'same' | 'perhaps' | 'different' {
  let result: 'same' | 'perhaps' = 'same'
  for (const key of keys) {
    const [left, right] = [a.values[key], b.values[key]]
    if (left === right) continue
    if (left !== null && right !== null) return 'different'
    result = 'perhaps'
  }
  return result
}
