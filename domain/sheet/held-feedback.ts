import type { Language } from '../plan/plan.ts'
import { FEEDBACK_WORDS } from '../words/feedback-words.ts'
import type { CellEdit } from './feedback.ts'
import { cellAt, type Grid } from './grid.ts'
import { OUR_COLUMNS, OUR_HEADERS, type OurColumn } from './our-columns.ts'

/** Where our columns stand in a tab whose table cannot be read: known by our own headings alone. */
export interface OurPlaces {
  readonly row: number
  readonly columns: ReadonlyMap<OurColumn, number>
  /** The two that people read. */
  readonly read: { readonly status: number; readonly reason: number }
}

/** The row of our headings, in either language; null where the two that people read are not both there. */
export function ourPlaces(grid: Grid): OurPlaces | null {
  for (const words of Object.values(OUR_HEADERS)) {
    const row = grid.findIndex((cells) => cells.includes(words.status) && cells.includes(words.reason))
    const headings = grid[row]
    if (!headings) continue
    const columns = OUR_COLUMNS.map((name) => [name, headings.indexOf(words[name])] as const)
    const read = { status: headings.indexOf(words.status), reason: headings.indexOf(words.reason) }
    return { row, columns: new Map(columns.filter(([, column]) => column >= 0)), read }
  }
  return null
}

/**
 * The cells to write while a sheet is held: what an earlier pull said of its rows may be said of others now, so
 * each row that shows a result shows instead that it was not checked. Rows without one are left alone.
 */
export function heldFeedback(grid: Grid, language: Language): readonly CellEdit[] {
  const places = ourPlaces(grid)
  if (!places) return []
  const { held } = FEEDBACK_WORDS[language].status
  const { status, reason } = places.read
  return grid.flatMap((_, row): readonly CellEdit[] => {
    if (row <= places.row) return []
    const shown = cellAt(grid, row, status)
    return [
      ...(shown === null || shown === held ? [] : [{ row, column: status, value: held }]),
      ...(cellAt(grid, row, reason) === null ? [] : [{ row, column: reason, value: null }]),
    ]
  })
}
