import { blocksOf, type CellEdit } from '../../domain/sheet/feedback.ts'
import { type Cell, cellAt, type Grid } from '../../domain/sheet/grid.ts'

/** One call to Google. Zero-based; '' empties a cell. */
export interface Block {
  readonly row: number
  readonly column: number
  readonly values: readonly (readonly [string | number | boolean])[]
}

/** A call costs more than writing some cells once more as they are. */
const GAP = 20

/** The edits as few rectangles; short gaps between them are filled with what stands there. */
export function callsFor(edits: readonly CellEdit[], grid: Grid): readonly Block[] {
  const sorted = [...edits].sort((a, b) => a.column - b.column || a.row - b.row)
  const filled: CellEdit[] = []
  let last: CellEdit | null = null
  for (const edit of sorted) {
    const isNear = last?.column === edit.column && edit.row - last.row <= GAP
    for (let row = (last?.row ?? 0) + 1; isNear && row < edit.row; row++)
      filled.push({ row, column: edit.column, value: cellAt(grid, row, edit.column) })
    filled.push(edit)
    last = edit
  }
  return blocksOf(filled).map(({ row, column, cells }) => ({
    row,
    column,
    values: cells.map(([cell = null]) => [asText(cell)]),
  }))
}

/** A cell set by a script is read like typed text: an apostrophe, Google's own way, keeps it from becoming a formula. */
function asText(cell: Cell): string | number | boolean {
  if (typeof cell !== 'string') return cell ?? ''
  return /^[=+\-@'\t\r\n]/.test(cell) ? `'${cell}` : cell
}
