import { foldKey } from '../text/fold.ts'
import { STATE_WORDS, STATED_STATES, type StatedState } from '../words/state-words.ts'
import type { Cell, Grid } from './grid.ts'

const folded = (cell: Cell): string => (typeof cell === 'string' ? foldKey(cell) : '')

const LABELS = new Set(Object.values(STATE_WORDS).map(({ label }) => foldKey(label)))
const STATES: ReadonlyMap<string, StatedState> = new Map(
  Object.values(STATE_WORDS).flatMap((words) =>
    STATED_STATES.map((state): [string, StatedState] => [foldKey(words[state]), state]),
  ),
)

/** Whether the label of the state stands in the rows above the heading. */
export const hasStateLabel = (above: Grid): boolean =>
  above.some((row) => row.some((cell) => LABELS.has(folded(cell))))

/**
 * What the unit says of its table: the next filled cell right of the label. Null where there is no label above
 * the heading, nothing beside it, or other words than those of the dropdown.
 */
export function readStateCell(above: Grid): StatedState | null {
  for (const row of above) {
    const label = row.findIndex((cell) => LABELS.has(folded(cell)))
    if (label < 0) continue
    const beside = row.slice(label + 1).map(folded)
    return STATES.get(beside.find((text) => text !== '') ?? '') ?? null
  }
  return null
}
