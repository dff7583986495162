import type { SummaryTab } from '../../domain/rollup/tabs/summary-tab.ts'
import { plainOf } from '../../domain/rollup/tabs/summary-tab.ts'
import { type Cell, cellAt, type Grid } from '../../domain/sheet/grid.ts'
import { SUMMARY_WORDS } from '../../domain/words/summary-words.ts'
import type { TabLook } from '../ports/sheets.ts'

/** What an officer has noted beside a line, and how the line was called. */
interface Note {
  readonly label: string
  readonly text: string
}

/** What stands on a tab now, as far as the next build needs it. */
export interface Present {
  readonly notes: ReadonlyMap<string, Note>
  /** Rows from the top that an earlier build filled. */
  readonly height: number
  /** The column with the keys; -1 where there is none. */
  readonly keyColumn: number
}

const KEY_HEADINGS = new Set<Cell>(Object.values(SUMMARY_WORDS).map(({ key }) => key))
const NOTE_HEADINGS = new Set<Cell>(Object.values(SUMMARY_WORDS).map(({ notes }) => notes))
const ORPHANS = new Set<Cell>(Object.values(SUMMARY_WORDS).map(({ orphans }) => orphans))
/** Keys of lines that are about the table itself. */
const isOurs = (key: string): boolean => key.startsWith('#')

/**
 * Reads notes with the keys of their lines, wherever people have sorted or moved them. A tab of before there
 * were keys is read by the names of its lines.
 */
export function presentOn(tab: SummaryTab, known: TabLook | undefined): Present {
  const grid = known?.grid ?? []
  const heading = grid.slice(0, 5).findIndex((row) => row.some((cell) => KEY_HEADINGS.has(cell)))
  if (heading < 0) return withoutKeys(tab, grid)
  const keyColumn = (grid[heading] ?? []).findIndex((cell) => KEY_HEADINGS.has(cell))
  const noteColumn = (grid[heading] ?? []).findLastIndex((cell) => NOTE_HEADINGS.has(cell))
  const notes = new Map<string, Note>()
  let height = 0
  for (const [row, cells] of grid.entries()) {
    const key = cells[keyColumn]
    if (typeof key !== 'string') continue
    height = row + 1
    const text = cellAt(grid, row, noteColumn)
    if (row !== heading && text !== null && !isOurs(key) && !notes.has(key))
      notes.set(key, { label: String(cells[tab.label] ?? ''), text: String(text) })
  }
  return { notes, height, keyColumn }
}

function withoutKeys(tab: SummaryTab, grid: Grid): Present {
  const noteColumn = (grid[0] ?? []).findIndex((cell) => NOTE_HEADINGS.has(cell))
  const keyOf = new Map(tab.cells.map((cells, row) => [plainOf(cells[tab.label]), tab.keys?.[row] ?? '']))
  const notes = new Map<string, Note>()
  for (const cells of noteColumn < 0 ? [] : grid.slice(1)) {
    const [label, text] = [cells[tab.label] ?? null, cells[noteColumn] ?? null]
    if (text === null || label === null) continue
    notes.set(keyOf.get(label) || `gone/${label}`, { label: String(label), text: String(text) })
  }
  return { notes, height: grid.length, keyColumn: -1 }
}

/** Lines of the tab, and below them those that are gone but have a note: cells, key and note of each row. */
export interface NotedRow {
  readonly cells: SummaryTab['cells'][number]
  readonly key: string
  readonly note: string | null
}

export function notedRows(
  tab: SummaryTab,
  { notes }: Present,
  language: keyof typeof SUMMARY_WORDS,
): readonly NotedRow[] {
  const keys = tab.keys ?? []
  const known = new Set(keys)
  const rows = tab.cells.map((cells, row): NotedRow => {
    const key = keys[row] ?? ''
    return { cells, key, note: notes.get(key)?.text ?? null }
  })
  const gone = [...notes].filter(([key]) => !known.has(key))
  if (gone.length === 0) return rows
  const heading = { cells: [SUMMARY_WORDS[language].orphans], key: '#orphans', note: null }
  const orphans = gone.map(([key, { label, text }]): NotedRow => {
    const cells: Cell[] = Array.from({ length: tab.label + 1 }, () => null)
    cells[tab.label] = ORPHANS.has(label) ? '' : label
    return { cells, key, note: text }
  })
  return [...rows, heading, ...orphans]
}
