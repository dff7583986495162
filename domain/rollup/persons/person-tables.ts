import { ETHNIC_GROUPS } from '../../cells/ethnic-groups.ts'
import type { Column } from '../../plan/form.ts'
import type { Instant } from '../../plan/plan.ts'
import { isFew, LEAST, maskOf } from './mask.ts'
import { AGES, PERSON, type Person, type PersonColumns, UNSTATED } from './persons.ts'

/** Persons by one thing, crossed with their sex where that can be shown. Holds nothing that must stay unsaid. */
export interface PersonTable {
  readonly by: 'sex' | 'age' | 'ethnic'
  /** Keys of the sexes that stand before the sum; empty where the table is not split by sex. */
  readonly columns: readonly string[]
  /** A number for each column, and the sum; null: it stays unsaid. No lines: the table as a whole does. */
  readonly lines: readonly { readonly key: string; readonly cells: readonly (number | null)[] }[]
  /** The sums of the columns, and the number of all. */
  readonly total: readonly number[]
}

/** The tables of a cut-off: of how many persons, of whose units how many had sent, and the print of its figures. */
export interface PersonEdition {
  /** Of the snapshot. */
  readonly number: number
  readonly asOf: Instant
  readonly hash: string
  readonly reported: number
  readonly due: number
  readonly persons: number
  readonly tables: readonly PersonTable[]
}

/** The line of ethnic groups that are too small to be named, with those of whom it is not known. */
export const OTHERS = '*'

/**
 * Counts persons by sex, age and ethnic group, as far as the plan asks for them; numbers that tell too much of few
 * people, or by their difference from what earlier editions showed, stay unsaid (see mask.ts).
 *
 * The sums of the sexes are said wherever a table is split by sex: where one of them has to stay unsaid, only the
 * table of the sexes themselves has them, and so no table says anything about another but the number of all.
 *
 * @param earlier the tables of the editions before within the cycle, oldest first
 * @returns the tables; empty where there are so few persons that nothing may be said
 */
export function personTables(
  persons: readonly Person[],
  columns: PersonColumns,
  earlier: readonly (readonly PersonTable[])[],
): readonly PersonTable[] {
  if (persons.length < LEAST) return []
  const before = (by: PersonTable['by']) => earlier.flat().filter((table) => table.by === by)
  const sexes = columns.sex ? [...columns.sex.choices.map(({ key }) => key), ...unstated(columns.sex)] : []
  const bySex = masked(
    'sex',
    sexes,
    [],
    countsOf(persons, ({ sex }) => sex),
    before('sex'),
    0,
  )
  const isSaid = bySex.lines.every(({ cells }) => cells.every((cell) => cell !== null))
  const split = isSaid ? bySex.lines.map(({ key }) => key) : []
  const tables: PersonTable[] = columns.sex ? [bySex] : []
  if (columns.born) {
    const ages = [...AGES, ...unstated(columns.born)]
    tables.push(
      masked(
        'age',
        ages,
        split,
        countsOf(persons, ({ age }) => age),
        before('age'),
        0,
      ),
    )
  }
  if (columns.ethnic) {
    const past = before('ethnic')
    const named = namedBefore(past) ?? namedGroups(persons)
    const counts = countsOf(persons, ({ ethnic }) => (named.includes(ethnic) ? ethnic : OTHERS))
    // What was named once stays, and nothing else comes: so editions can be told from each other line by line.
    const listedFrom = past.length === 0 ? LEAST : 0
    tables.push(masked('ethnic', [...named, OTHERS], split, counts, past, listedFrom))
  }
  return tables
}

/** Whether there is a line for those who do not say depends on the form, not on them. */
const unstated = ({ required, requiredIf, open }: Column): readonly string[] =>
  (required || requiredIf?.in.includes(PERSON)) && !open ? [] : [UNSTATED]

type CountOf = (line: string, sex: string | null) => number

const countsOf =
  (persons: readonly Person[], lineOf: (person: Person) => string): CountOf =>
  (line, sex) =>
    persons.filter((person) => lineOf(person) === line && (sex === null || person.sex === sex)).length

function masked(
  by: PersonTable['by'],
  keys: readonly string[],
  columns: readonly string[],
  count: CountOf,
  before: readonly PersonTable[],
  listedFrom: number,
): PersonTable {
  const all = [...columns, null]
  const counts = keys.map((key) => all.map((column) => count(key, column)))
  // What has one column gets it twice.
  const wide = counts.map((line) => (columns.length === 0 ? [...line, ...line] : line))
  const shown = (line: number, column: number): readonly number[] =>
    before.flatMap((table) => shownIn(table, keys[line], columns[column]))
  const mask = maskOf(wide, { shown, listedFrom })
  if (mask === null) return { by, columns: [], lines: [], total: [] }
  const lines = keys.map((key, line) => ({
    key,
    cells: all.map((column, at) => (mask[line]?.[at] ? null : count(key, column))),
  }))
  const total = all.map((column) => keys.reduce((sum, key) => sum + count(key, column), 0))
  return { by, columns, lines, total }
}

/** What a table showed of a line and a sex (undefined: of their sum). */
function shownIn(
  { columns, lines }: PersonTable,
  key: string | undefined,
  sex: string | undefined,
): readonly number[] {
  const at = sex === undefined ? columns.length : columns.indexOf(sex)
  const cell = lines.find((line) => line.key === key)?.cells[at]
  return cell === undefined || cell === null ? [] : [cell]
}

/** The groups named by an earlier edition. */
const namedBefore = (before: readonly PersonTable[]): readonly string[] | undefined =>
  before
    .find(({ lines }) => lines.length > 0)
    ?.lines.map(({ key }) => key)
    .filter((key) => key !== OTHERS)

/** The groups of enough people, in the order of the official list; so many that the others together are not few. */
function namedGroups(persons: readonly Person[]): readonly string[] {
  const count = countsOf(persons, ({ ethnic }) => ethnic)
  const large = ETHNIC_GROUPS.map(({ name }) => ({ name, rows: count(name, null) }))
    .filter(({ rows }) => rows >= LEAST)
    .toSorted((a, b) => a.rows - b.rows)
  const named = new Set<string>()
  let others = persons.length - large.reduce((sum, { rows }) => sum + rows, 0)
  for (const { name, rows } of large)
    if (isFew(others)) others += rows
    else named.add(name)
  return ETHNIC_GROUPS.map(({ name }) => name).filter((name) => named.has(name))
}
