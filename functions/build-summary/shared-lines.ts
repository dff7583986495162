import type { Campaign } from '../../domain/plan/plan.ts'
import type { SummaryInput } from '../../domain/rollup/tabs/summary-tab.ts'
import { compareByGivenName } from '../../domain/text/given-name-order.ts'
import type { Reports } from '../ports/reports.ts'
import type { SharedPerson } from '../shared-people.ts'

/**
 * People who seem to stand in the lists of several units, ready to print: name and units. Of each only the row of
 * the first sighting is read; a line is known again by the ids of the rows.
 */
export async function sharedLines(
  reports: Pick<Reports, 'rowsOf'>,
  { plan }: Campaign,
  shared: readonly SharedPerson[],
): Promise<SummaryInput['shared']> {
  const lines = await Promise.all(
    shared.map(async ({ pairs, sightings }) => {
      const [first] = sightings
      const [row] = first ? await reports.rowsOf(first.sheetKey, [first.rowId]) : []
      const column = first ? (plan.forms[first.formId]?.identity[0] ?? '') : ''
      return {
        key: sightings.map(({ rowId }) => rowId).join('+'),
        name: String(row?.values[column] ?? ''),
        units: [...new Set(pairs.flat().map(({ name }) => name))],
      }
    }),
  )
  return lines.sort((a, b) => compareByGivenName(a.name, b.name))
}
