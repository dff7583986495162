import type { CheckedRow, SheetState } from '../domain/sheet/sheet-state.ts'
import type { CycleFigures } from './cycle-figures.ts'
import type { Reports, SheetSeat } from './ports/reports.ts'

/**
 * The rows of a sheet that count: as of the version from which frozen figures were taken, else those of now.
 *
 * @param isWorthIt by its figures, whether a sheet has rows that are wanted: others are not read. Frozen versions
 * are always read
 */
export async function countingRows(
  reports: Pick<Reports, 'stateOf' | 'rowsOf' | 'rowsAt'>,
  seat: SheetSeat,
  versions: CycleFigures['versions'],
  isWorthIt: (state: SheetState) => boolean,
): Promise<readonly CheckedRow[]> {
  if (versions) return reports.rowsAt(seat.sheetKey, versions.get(seat.sheetKey) ?? 0)
  const state = await reports.stateOf(seat)
  if (!state || !isWorthIt(state)) return []
  const counting = Object.entries(state.manifest)
    .filter(([, entry]) => entry.counts)
    .map(([rowId]) => rowId)
  return reports.rowsOf(seat.sheetKey, counting)
}
