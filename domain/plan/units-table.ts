import { unknownName } from './names.ts'
import type { Contact, Unit } from './plan.ts'
import type { PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import { day, email, key } from './schema-parts.ts'

/** The columns of units.csv, in the order in which the sample has them. */
export const UNIT_COLUMNS = [
  'id',
  'name',
  'aliases',
  'classes',
  'cluster',
  'parent',
  'clerk',
  'head',
  'valid_from',
  'valid_to',
  'successor',
] as const
type UnitColumn = (typeof UNIT_COLUMNS)[number]

/** A line of units.csv by column. */
export type UnitRecord = Readonly<Record<string, string>>

export interface UnitsTable {
  /** Lines with as many cells as the heading. */
  readonly records: readonly UnitRecord[]
  /** The ids of all lines, faulty ones too. */
  readonly ids: ReadonlySet<string>
}

/**
 * The registry of a plan's units. Texts are put into NFC and their spaces made single: names typed on a
 * Mac come in parts. `aliases` and `classes` are separated by ";".
 *
 * @param classes names of the plan's classes, or null when plan.yaml could not be read
 * @returns the units, and the issues with paths [index of the record, column]
 */
export function parseUnits(
  records: readonly UnitRecord[],
  classes: ReadonlySet<string> | null,
): { readonly units: readonly Unit[]; readonly issues: readonly PlanIssue[] } {
  const tidied = records.map(tidyRecord)
  const units = tidied.map(toUnit)
  const ids = new Set(units.map(({ id }) => id))
  return {
    units,
    issues: [
      ...tidied.flatMap((record, index) => recordIssues(record, index)),
      ...units.flatMap((unit, index) =>
        unit.classes.flatMap((name) => unknownName([index, 'classes'], name, classes, 'class')),
      ),
      ...units.flatMap((unit, index) => relationIssues(unit, index, ids)),
      ...repeatedIds(units),
      ...sharedNames(units),
    ],
  }
}

type Tidy = Readonly<Record<UnitColumn, string>>

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

const tidyRecord = (record: UnitRecord): Tidy =>
  Object.fromEntries(UNIT_COLUMNS.map((column) => [column, tidy(record[column] ?? '')])) as Tidy

const list = (text: string): readonly string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function toUnit(record: Tidy): Unit {
  const { id, name } = record
  const contacts: readonly Contact[] = [
    { role: 'clerk' as const, email: record.clerk },
    { role: 'head' as const, email: record.head },
  ].filter((contact) => contact.email !== '')
  return {
    id,
    name,
    aliases: list(record.aliases),
    classes: list(record.classes),
    cluster: record.cluster || null,
    parent: record.parent || null,
    contacts,
    validFrom: record.valid_from || null,
    validTo: record.valid_to || null,
    successor: record.successor || null,
  }
}

/** The unit above and the one after it must be there; nobody is above or after itself. */
function relationIssues(unit: Unit, index: number, ids: ReadonlySet<string>): readonly PlanIssue[] {
  return (['parent', 'successor'] as const).flatMap((column) => {
    const other = unit[column]
    if (other === null) return []
    if (other === unit.id) return [issue('not-allowed', [index, column], other)]
    return unknownName([index, column], other, ids, 'unit')
  })
}

const isDay = (text: string): boolean => day.safeParse(text).success

function recordIssues(record: Tidy, index: number): readonly PlanIssue[] {
  const at = (column: UnitColumn): readonly [number, UnitColumn] => [index, column]
  const { id, clerk, head, valid_from: from, valid_to: to } = record
  const filled = (column: UnitColumn): readonly PlanIssue[] =>
    record[column] === '' ? [issue('empty', at(column))] : []
  return [
    ...filled('id'),
    ...filled('name'),
    ...(list(record.classes).length === 0 ? [issue('empty', at('classes'))] : []),
    ...(id === '' || key.safeParse(id).success ? [] : [issue('bad-id', at('id'), id)]),
    ...(clerk === '' && head === '' ? [issue('no-address', at('clerk'))] : []),
    ...(['clerk', 'head'] as const).flatMap((column) => {
      const value = record[column]
      return value === '' || email.safeParse(value).success ? [] : [issue('bad-email', at(column), value)]
    }),
    ...(['valid_from', 'valid_to'] as const).flatMap((column) =>
      record[column] === '' || isDay(record[column]) ? [] : [issue('bad-date', at(column), record[column])],
    ),
    ...(isDay(from) && isDay(to) && to < from ? [issue('wrong-order', at('valid_to'), to, [from])] : []),
  ]
}

function repeatedIds(units: readonly Unit[]): readonly PlanIssue[] {
  const seen = new Set<string>()
  return units.flatMap(({ id }, index) => {
    if (id === '' || !seen.has(id)) {
      seen.add(id)
      return []
    }
    return [issue('duplicate-id', [index, 'id'], id)]
  })
}

/** A name may come again, as that of a commune that ended, but two units never bear it at once. */
function sharedNames(units: readonly Unit[]): readonly PlanIssue[] {
  const bearers = new Map<string, readonly Unit[]>()
  return units.flatMap((unit, index) => {
    const name = unit.name.toLowerCase()
    const others = bearers.get(name) ?? []
    bearers.set(name, [...others, unit])
    const isShared = name !== '' && others.some((other) => areTogether(other, unit))
    return isShared ? [issue('duplicate-id', [index, 'name'], unit.name)] : []
  })
}

/** Whether there is a day on which both units are there. */
const areTogether = (a: Unit, b: Unit): boolean => !endsBefore(a, b) && !endsBefore(b, a)

const endsBefore = (a: Unit, b: Unit): boolean =>
  a.validTo !== null && b.validFrom !== null && a.validTo < b.validFrom
