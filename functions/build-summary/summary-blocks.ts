import type { Language } from '../../domain/plan/plan.ts'
import type { SummaryCell, SummaryTab } from '../../domain/rollup/tabs/summary-tab.ts'
import { plainOf } from '../../domain/rollup/tabs/summary-tab.ts'
import { cellAt } from '../../domain/sheet/grid.ts'
import { SUMMARY_WORDS } from '../../domain/words/summary-words.ts'
import type { CellBlock, TabLook } from '../ports/sheets.ts'
import { type NotedRow, notedRows, presentOn } from './keep-notes.ts'

/** Right of a table with keys stand its notes, and hidden beside them the keys. */
export const notesColumn = ({ widths }: SummaryTab): number => widths.length

/**
 * The cells of a tab: its table, with room below emptied of what an earlier, longer table left, its keys, and of
 * the notes only those that have to move, so that nobody's typing is written over.
 */
export function blocksOf(
  tab: SummaryTab,
  known: TabLook | undefined,
  language: Language,
): readonly CellBlock[] {
  if (tab.keys === null)
    return tableBlocks(tab, tab.cells, Math.max(tab.cells.length, known?.grid.length ?? 0))
  const present = presentOn(tab, known)
  const rows = notedRows(tab, present, language)
  const height = Math.max(rows.length, present.height)
  const keyColumn = notesColumn(tab) + 1
  const left = present.keyColumn - keyColumn
  return [
    ...tableBlocks(
      tab,
      rows.map(({ cells }) => cells),
      height,
    ),
    ...noteBlocks(tab, known, rows, height, language),
    column(tab, keyColumn, keysOf(tab, rows, height, language)),
    // A wider table of before had its notes and keys further right.
    ...Array.from({ length: Math.max(0, left) }, (_, i) =>
      column(
        tab,
        keyColumn + 1 + i,
        Array.from({ length: height }, () => null),
      ),
    ),
  ]
}

const column = ({ tabId }: SummaryTab, at: number, cells: readonly SummaryCell[]): CellBlock => ({
  tabId,
  row: 0,
  column: at,
  cells: cells.map((cell) => [cell]),
})

function keysOf(
  { headingRows }: SummaryTab,
  rows: readonly NotedRow[],
  height: number,
  language: Language,
): SummaryCell[] {
  const heading = headingRows[0]
  return Array.from({ length: height }, (_, row) =>
    row === heading ? SUMMARY_WORDS[language].key : (rows[row]?.key ?? null),
  )
}

/**
 * The table as rectangles: columns with links or patterns of their own apart from the others, as those are
 * written with their looks. Such a column keeps its usual pattern where a cell has none.
 */
function tableBlocks(tab: SummaryTab, cells: SummaryTab['cells'], height: number): readonly CellBlock[] {
  const width = Math.max(tab.widths.length, ...cells.map((row) => row.length))
  const rich = new Set<number>()
  for (const row of cells)
    row.forEach((cell, i) => {
      if (typeof cell === 'object' && cell !== null) rich.add(i)
    })
  const patterns = new Map(tab.formats.map(({ column: at, pattern }) => [at, pattern]))
  const cellOf = (row: number, at: number): SummaryCell => {
    const cell = cells[row]?.[at] ?? null
    const format = patterns.get(at)
    if (!rich.has(at) || format === undefined || typeof plainOf(cell) !== 'number') return cell
    return { format, ...(typeof cell === 'object' && cell !== null ? cell : { value: cell }) }
  }
  return runs(width, (at) => rich.has(at)).map(([from, to]) => ({
    tabId: tab.tabId,
    row: 0,
    column: from,
    cells: Array.from({ length: height }, (_, row) =>
      Array.from({ length: to - from }, (__, i) => cellOf(row, from + i)),
    ),
  }))
}

/** Neighbouring columns of one sort, as [from, to). */
function runs(width: number, sort: (at: number) => boolean): readonly [number, number][] {
  const found: [number, number][] = []
  for (let at = 0; at < width; at++) {
    const last = found.at(-1)
    if (last && sort(at - 1) === sort(at)) last[1] = at + 1
    else found.push([at, at + 1])
  }
  return found
}

/** Notes that stand elsewhere than they should, and the heading over them. */
function noteBlocks(
  tab: SummaryTab,
  known: TabLook | undefined,
  rows: readonly NotedRow[],
  height: number,
  language: Language,
): readonly CellBlock[] {
  const at = notesColumn(tab)
  const grid = known?.grid ?? []
  const blocks: CellBlock[] = []
  for (let row = 0; row < height; row++) {
    const note = row === tab.headingRows[0] ? SUMMARY_WORDS[language].notes : (rows[row]?.note ?? null)
    if (cellAt(grid, row, at) !== note) blocks.push({ tabId: tab.tabId, row, column: at, cells: [[note]] })
  }
  return blocks
}
