import type { CellEdit } from './feedback.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Cell, cellAt, type Grid } from './grid.ts'
import type { Header } from './header.ts'
import { type GivenRow, givenRows, type TabLayout } from './tab-layout.ts'
import { TASK_ID, type TemplateTab } from './template-tab.ts'

export interface RenewedRows {
  readonly edits: readonly CellEdit[]
  /** The first row and how many rows were added below everything that stands in the tab. */
  readonly added: { readonly row: number; readonly count: number }
}

/**
 * The rows that the template fills in, in a tab that is in use. A new one is added below everything; in one
 * that is there, a cell changes where what we wrote still stands. A row that the unit took away stays away.
 */
export function renewRows(
  before: TabLayout | null,
  tab: TemplateTab,
  { columns, bottom }: Header,
  grid: Grid,
): RenewedRows {
  const end =
    Math.max(
      bottom,
      grid.findLastIndex((row) => row.some(isFilled)),
    ) + 1
  const idColumn = columns.get(TASK_ID)
  if (idColumn === undefined) return { edits: [], added: { row: end, count: 0 } }
  const rowOf = (id: string): number =>
    grid.findIndex((_, row) => row > bottom && String(cellAt(grid, row, idColumn)).trim() === id)
  const all = givenRows(tab).map((given) => ({ ...given, at: rowOf(given.id) }))
  const fresh = all.filter(({ id, at }) => at < 0 && before?.rows?.[id] === undefined)
  const isOld = (id: string, key: string, cell: Cell): boolean =>
    fingerprintOf(String(cell)) === before?.rows?.[id]?.[key]
  const edits = [
    ...all.flatMap(({ id, at, cells }) =>
      at < 0
        ? []
        : editsOf(cells, at, columns).filter(({ row, column, key, value }) => {
            const stands = cellAt(grid, row, column)
            return stands !== value && isOld(id, key, stands)
          }),
    ),
    ...fresh.flatMap(({ cells }, i) => editsOf(cells, end + i, columns)),
  ]
  return {
    edits: edits.map(({ row, column, value }) => ({ row, column, value })),
    added: { row: end, count: fresh.length },
  }
}

/** What would stand in a row; a column that the tab has not is left out. */
const editsOf = (cells: GivenRow['cells'], row: number, columns: Header['columns']) =>
  Object.entries(cells).flatMap(([key, value]) => {
    const column = columns.get(key)
    return column === undefined ? [] : [{ row, column, key, value }]
  })

const isFilled = (cell: Cell): boolean => cell !== null && String(cell).trim() !== ''
