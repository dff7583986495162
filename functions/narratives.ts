import type { Campaign, Cycle } from '../domain/plan/plan.ts'
import { type Narrative, narrativesIn, tellingColumns } from '../domain/report/narratives.ts'
import { countingRows } from './counting-rows.ts'
import type { CycleFigures } from './cycle-figures.ts'
import type { Reports } from './ports/reports.ts'

/**
 * What the units of a cycle tell in their own words, of rows that count only. Reads the sheets of forms that ask for
 * words, and nothing of a plan that has none.
 *
 * @param versions of frozen figures the version of each sheet that they were taken from; null: as of now
 */
export async function narrativesOf(
  reports: Pick<Reports, 'seatsOfCycle' | 'stateOf' | 'rowsOf' | 'rowsAt'>,
  { plan }: Campaign,
  cycle: Cycle,
  versions: CycleFigures['versions'],
): Promise<readonly Narrative[]> {
  const forms = Object.values(plan.forms).filter((form) => tellingColumns(form).length > 0)
  if (forms.length === 0) return []
  const seats = await reports.seatsOfCycle(plan.id, cycle.id)
  const found: Narrative[] = []
  for (const form of forms)
    for (const seat of seats.filter(({ formId }) => formId === form.id).toSorted(bySheet)) {
      const rows = await countingRows(reports, seat, versions, ({ counted }) => counted > 0)
      found.push(...narrativesIn(form, seat.unitId, rows))
    }
  return found
}

const bySheet = (a: { readonly sheetKey: string }, b: { readonly sheetKey: string }): number =>
  Number(a.sheetKey > b.sheetKey) - Number(a.sheetKey < b.sheetKey)
