import type { CellContext, Value } from '../cells/cell-result.ts'
import { parseCell } from '../cells/parse-cell.ts'
import type { Column, Form } from '../plan/form.ts'
import type { Cycle, Instant, Unit } from '../plan/plan.ts'
import { type Problem, type Repair, severityOf } from '../problems.ts'
import { foldKey } from '../text/fold.ts'
import type { Cell } from './grid.ts'
import type { TableRow } from './read-table.ts'

/** A row after checking, before it has an identity. */
export interface RowCheck {
  readonly row: number
  readonly id: string | null
  readonly raw: Readonly<Record<string, Cell>>
  readonly values: Readonly<Record<string, Value>>
  readonly problems: readonly Problem[]
  readonly repairs: readonly Repair[]
  /** No error: the row counts. */
  readonly valid: boolean
}

/** Whose sheet it is and when; the same for all rows. */
export interface CheckScope {
  readonly form: Form
  readonly unit: Unit
  readonly units: readonly Unit[]
  readonly cycle: Cycle
  readonly now: Instant
}

/**
 * Parses, repairs and checks every row of a table, and finds rows that say the same thing twice.
 * All problems are collected. Rows keep their order; a row counts when none of its problems is an error.
 */
export function checkRows(scope: CheckScope, rows: readonly TableRow[]): readonly RowCheck[] {
  const checkRow = rowChecker(scope)
  const drafts = rows.map(checkRow)
  const twins = findTwins(scope.form, drafts)
  return drafts.map((draft, i) => {
    const problems = [...draft.problems, ...(twins.get(i) ?? [])]
    return { ...draft, problems, valid: problems.every((problem) => severityOf(problem) !== 'error') }
  })
}

type Draft = Omit<RowCheck, 'valid'>

function rowChecker(scope: CheckScope): (row: TableRow) => Draft {
  const { form } = scope
  const kind = form.columns.find(isKindColumn)
  const base = {
    unit: scope.unit,
    units: scope.units,
    now: scope.now,
    cycleYear: Number(scope.cycle.to.slice(0, 4)),
  }
  const contexts = form.columns.map((column) => ({
    column,
    person: { ...base, column, person: true } satisfies CellContext,
    other: { ...base, column, person: false } satisfies CellContext,
  }))
  return (row) => {
    const person = kind !== undefined && isPerson(kind, row.cells[kind.key] ?? null)
    const values: Record<string, Value> = {}
    const problems: Problem[] = []
    const repairs: Repair[] = []
    for (const context of contexts) {
      const { key } = context.column
      const result = parseCell(row.cells[key] ?? null, person ? context.person : context.other)
      values[key] = result.value
      if (result.problems.length > 0) problems.push(...result.problems)
      if (result.repairs.length > 0) repairs.push(...result.repairs)
    }
    problems.push(...missingCells(form, row.cells, values), ...oddities(scope, kind, row.cells, values))
    return { row: row.row, id: row.id, raw: row.cells, values, problems, repairs }
  }
}

const isKindColumn = (column: Column): boolean => column.choices.some((choice) => choice.key === PERSON)
const PERSON = 'ca_nhan'

function isPerson(kind: Column, cell: Cell): boolean {
  const choice = kind.choices.find(({ key }) => key === PERSON)
  if (typeof cell !== 'string' || !choice) return false
  const typed = foldKey(cell)
  return [choice.label.vi, choice.label.en, ...choice.aliases].some((text) => foldKey(text) === typed)
}

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

function missingCells(
  form: Form,
  cells: Readonly<Record<string, Cell>>,
  values: Readonly<Record<string, Value>>,
): readonly Problem[] {
  return form.columns
    .filter((column) => !column.given && isBlank(cells[column.key]) && isRequired(column, values))
    .map((column) => ({
      code: 'E-REQUIRED',
      column: column.key,
      params: column.rule ? { rule: column.rule } : {},
    }))
}

function isRequired(column: Column, values: Readonly<Record<string, Value>>): boolean {
  if (column.required) return true
  return column.requiredIf?.in.includes(String(values[column.requiredIf.column])) ?? false
}

/** Words that begin the name of a collective, never of a person (pitfalls of the trade: kind and name disagree). */
const COLLECTIVE =
  /^(chi bộ|chi hội|chi đoàn|thôn|khu phố|tổ dân phố|bản|trường|hợp tác xã|htx|tổ hợp tác|tổ|đội|phòng|ban|hội|công ty|câu lạc bộ|ubnd|trạm|đồn) /

/** What no single cell shows: the kind against the name and the person's details, the year against the cycle. */
function oddities(
  scope: CheckScope,
  kind: Column | undefined,
  cells: Readonly<Record<string, Cell>>,
  values: Readonly<Record<string, Value>>,
): readonly Problem[] {
  const found: Problem[] = []
  const cycleColumn = scope.form.columns.find((column) => column.cycle)
  const year = cycleColumn ? values[cycleColumn.key] : null
  if (cycleColumn && typeof year === 'number' && String(year) !== scope.cycle.id) {
    found.push({
      code: 'E-YEAR-CYCLE',
      column: cycleColumn.key,
      params: { found: year, cycle: scope.cycle.id },
    })
  }
  const nameColumn = scope.form.columns.find((column) => column.type === 'name')
  const name = nameColumn ? values[nameColumn.key] : null
  if (kind && typeof name === 'string' && mismatched(scope.form, values[kind.key] ?? null, name, cells)) {
    const label = kind.choices.find((choice) => choice.key === values[kind.key])?.label.vi ?? ''
    found.push({ code: 'W-KIND-MISMATCH', column: kind.key, params: { found: label } })
  }
  return found
}

function mismatched(form: Form, kind: Value, name: string, cells: Readonly<Record<string, Cell>>): boolean {
  if (kind === PERSON) return COLLECTIVE.test(name.toLowerCase())
  const personal = form.columns.filter((column) => column.type === 'year' && column.personal !== 'no')
  return kind !== null && personal.some((column) => !isBlank(cells[column.key]))
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
  const rowNumber = (i: number): number => (drafts[i]?.row ?? 0) + 1
  for (const group of soundRowsByName(nameKey, drafts)) {
    for (const [place, later] of group.entries()) {
      const earlier = group
        .slice(0, place)
        .find((i) => likeness(otherKeys, drafts[i], drafts[later]) !== 'different')
      if (earlier === undefined) continue
      const same = likeness(otherKeys, drafts[earlier], drafts[later]) === 'same'
      add(later, { code: same ? 'E-DUP' : 'W-DUP', column: nameKey, params: { row: rowNumber(earlier) } })
      if (!same) add(earlier, { code: 'W-DUP', column: nameKey, params: { row: rowNumber(later) } })
    }
  }
  return found
}

function soundRowsByName(nameKey: string, drafts: readonly Draft[]): Iterable<readonly number[]> {
  const byName = new Map<string, number[]>()
  drafts.forEach((draft, i) => {
    const name = draft.values[nameKey]
    if (typeof name !== 'string' || draft.problems.some((problem) => severityOf(problem) === 'error')) return
    const group = byName.get(foldKey(name))
    if (group) group.push(i)
    else byName.set(foldKey(name), [i])
  })
  return byName.values()
}

function likeness(
  keys: readonly string[],
  a: Draft | undefined,
  b: Draft | undefined,
): 'same' | 'perhaps' | 'different' {
  let result: 'same' | 'perhaps' = 'same'
  for (const key of keys) {
    const [left, right] = [a?.values[key] ?? null, b?.values[key] ?? null]
    if (left === right) continue
    if (left !== null && right !== null) return 'different'
    result = 'perhaps'
  }
  return result
}
