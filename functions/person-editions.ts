import type { Campaign } from '../domain/plan/plan.ts'
import { type PersonEdition, personTables } from '../domain/rollup/persons/person-tables.ts'
import {
  type Person,
  type PersonColumns,
  personColumns,
  personRows,
  personsIn,
} from '../domain/rollup/persons/persons.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'
import { dayOf } from '../domain/time/days.ts'
import type { Facts, Reports } from './ports/reports.ts'
import type { Figures, Snapshot } from './snapshots.ts'

export interface EditionDeps {
  readonly reports: Pick<Reports, 'rowsAt'>
  readonly facts: Pick<Facts, 'get' | 'set'>
}

/** Sheets whose rows are read at a time. */
const AT_ONCE = 20

/**
 * Counts the persons of a snapshot by sex, age and ethnic group, and keeps the tables without what must stay unsaid.
 * Rows are read here and nowhere else for this: at a cut-off, not at each roll-up, so that nobody can watch the
 * tables change person by person (docs/decisions/0030).
 *
 * @param of the snapshot, and those of the cycle that were taken before it
 * @returns under which name they are kept; null where the plan asks for nothing of the kind, where there is nobody,
 * and where the rows are no longer there
 */
export async function keepEdition(
  deps: EditionDeps,
  campaign: Campaign,
  { states, rollUp: figures }: Figures,
  of: { readonly name: string; readonly number: number; readonly before: readonly Snapshot[] },
): Promise<string | null> {
  const columns = personColumns(campaign.plan)
  if (!columns) return null
  const sheets = states.filter(({ formId }) => formId === columns.form.id)
  const year = Number(dayOf(figures.asOf, campaign.plan.zone).slice(0, 4))
  const persons = await personsOf(deps, sheets, columns, year)
  if (persons.length === 0 || persons.length !== personRows(sheets, columns.form)) return null
  const earlier = await Promise.all(of.before.map((one) => editionOf(deps, one)))
  const { asOf, hash, reported, due } = figures
  const edition: PersonEdition = {
    ...{ number: of.number, asOf, hash, reported, due },
    persons: persons.length,
    tables: personTables(
      persons,
      columns,
      earlier.map((one) => one?.tables ?? []),
    ),
  }
  const name = `${of.name}/persons`
  await deps.facts.set(name, JSON.stringify(edition))
  return name
}

async function personsOf(
  { reports }: EditionDeps,
  sheets: readonly SheetState[],
  columns: PersonColumns,
  year: number,
): Promise<readonly Person[]> {
  const found: Person[] = []
  for (let from = 0; from < sheets.length; from += AT_ONCE) {
    const some = sheets.slice(from, from + AT_ONCE)
    const rows = await Promise.all(some.map(({ sheetKey, version }) => reports.rowsAt(sheetKey, version)))
    found.push(...rows.flatMap((own) => personsIn(own, columns, year)))
  }
  return found
}

/** The tables that were kept with a snapshot; null where there are none. */
async function editionOf(
  { facts }: Pick<EditionDeps, 'facts'>,
  { persons }: Snapshot,
): Promise<PersonEdition | null> {
  const text = persons ? await facts.get(persons) : null
  return text === null ? null : (JSON.parse(text) as PersonEdition)
}

/** The newest tables of some snapshots; null where none has any. */
export async function lastEdition(
  deps: Pick<EditionDeps, 'facts'>,
  snapshots: readonly Snapshot[],
): Promise<PersonEdition | null> {
  const last = snapshots.findLast(({ persons }) => persons)
  return last ? editionOf(deps, last) : null
}
