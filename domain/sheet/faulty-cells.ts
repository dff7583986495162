import { severityOf } from '../problems.ts'
import { addressOf } from './grid.ts'
import type { Placed } from './reconcile.ts'
import type { SheetState } from './sheet-state.ts'

/** Who mends these finds the others by their colour. */
const MOST_PER_COLUMN = 5

/**
 * The first cells with errors, by column key, in the order of the sheet: addresses, never what stands in them.
 *
 * @param places where the form's columns stand; a required column that is not there has no cells
 */
export function faultyCells(
  placed: readonly Placed[],
  places: ReadonlyMap<string, number>,
): SheetState['faultyCells'] {
  const found: Record<string, string[]> = {}
  for (const { row, checked } of placed)
    for (const problem of checked.problems) {
      const place = problem.column === null ? undefined : places.get(problem.column)
      if (problem.column === null || place === undefined || severityOf(problem) !== 'error') continue
      const cells = found[problem.column] ?? []
      const cell = addressOf(row, place)
      if (cells.length < MOST_PER_COLUMN && !cells.includes(cell)) cells.push(cell)
      found[problem.column] = cells
    }
  return found
}
