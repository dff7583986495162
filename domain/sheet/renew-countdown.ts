import { TEMPLATE_WORDS } from '../words/template-words.ts'
import type { CellEdit } from './feedback.ts'
import { type Cell, cellAt, type Grid } from './grid.ts'
import type { TabLayout } from './tab-layout.ts'
import type { Countdown, TemplateTab } from './template-tab.ts'

export interface RenewedCountdown {
  readonly edits: readonly CellEdit[]
  /** The cell that counts, where it is new or counts to another day. */
  readonly set: Pick<Countdown, 'row' | 'column' | 'until' | 'format'> | null
}

const LABELS: ReadonlySet<Cell> = new Set(Object.values(TEMPLATE_WORDS).map(({ daysLeft }) => daysLeft))
const NOTHING: RenewedCountdown = { edits: [], set: null }

/**
 * The countdown of a tab in use: found by its label, wherever that went; put where the template has it if both
 * cells are free; taken away with its label when the form has no single day any more. A text that somebody typed
 * there stays.
 *
 * @param above the rows above the heading
 * @param room columns left of this one are the form's
 */
export function renewCountdown(
  before: TabLayout | null,
  { countdown }: TemplateTab,
  above: Grid,
  room: number,
): RenewedCountdown {
  if (before?.until === countdown?.until) return NOTHING
  const place = placeOf(above) ?? (countdown && isFree(above, countdown, room) ? countdown : null)
  if (!place || typeof cellAt(above, place.row, place.column) === 'string') return NOTHING
  const { row, column } = place
  const label = (value: Cell): CellEdit => ({ row, column: column - 1, value })
  if (!countdown) return { edits: [label(null), { row, column, value: null }], set: null }
  const { until, format } = countdown
  const stands = cellAt(above, row, column - 1) === countdown.label
  return { edits: stands ? [] : [label(countdown.label)], set: { row, column, until, format } }
}

function placeOf(above: Grid): { readonly row: number; readonly column: number } | null {
  const places = above.flatMap((cells, row) => {
    const label = cells.findIndex((cell) => LABELS.has(cell))
    return label < 0 ? [] : [{ row, column: label + 1 }]
  })
  return places[0] ?? null
}

const isFree = (above: Grid, { row, column }: Countdown, room: number): boolean =>
  row < above.length &&
  column < room &&
  [column - 1, column].every((at) => (cellAt(above, row, at) ?? '') === '')
