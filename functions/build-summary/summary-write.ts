import type { Language } from '../../domain/plan/plan.ts'
import type { SummaryCell, SummaryTab } from '../../domain/rollup/tabs/summary-tab.ts'
import { plainOf } from '../../domain/rollup/tabs/summary-tab.ts'
import { freeTitle } from '../../domain/sheet/tab-title.ts'
import type { CellBlock, TabChange, TabLook } from '../ports/sheets.ts'
import { blocksOf } from './summary-blocks.ts'
import { lookOf } from './summary-look.ts'

/** One atomic write. */
export interface Write {
  readonly changes: readonly TabChange[]
  readonly blocks: readonly CellBlock[]
}

/** Google advises 2 MB for a request; beyond that a build goes in two. */
const MOST_BYTES = 2_000_000
/** Ids of our tabs, and of tabs that exist only between two writes. */
const OURS = { from: 146_100_000, to: 146_400_000 }
const STAGE = 200_000
/** Room that officers find right of and below a new table. */
const ROOM = { rows: 200, columns: 12 }

/**
 * The writes that bring a spreadsheet to the wanted tabs, whatever an earlier build left there: one, or two
 * where one would be too large. The first of two fills hidden tabs only; the second copies them over the old
 * content and takes them away, so that nobody sees half of a build, even if it is killed in between.
 *
 * Tabs that people added stay. Ours that are no longer wanted go.
 */
export function summaryWrites(
  tabs: readonly SummaryTab[],
  present: readonly TabLook[],
  language: Language,
): readonly Write[] {
  const known = new Map(present.map((tab) => [tab.tabId, tab]))
  const wanted = new Set(tabs.map(({ tabId }) => tabId))
  const stale = present
    .filter(({ tabId, grid }) => !wanted.has(tabId) && (isOurs(tabId) || isBlankFirst(tabId, grid)))
    .map(({ tabId }): TabChange => ({ kind: 'drop-tab', tabId }))
  const titles = present.map(({ title }) => title)
  const parts = tabs.map((tab) => {
    const blocks = blocksOf(tab, known.get(tab.tabId), language)
    return { tab, blocks, bytes: bytesOf(blocks), before: known.get(tab.tabId) }
  })
  const staged = toStage(parts)
  const changes = parts.flatMap(({ tab, blocks, before }) => [
    ...placeTab(tab, blocks, before, titles),
    ...(staged.has(tab) ? blocks.map(copyFromStage) : []),
    ...lookOf(tab, blocks, before),
  ])
  const rest = parts.filter(({ tab }) => !staged.has(tab)).flatMap(({ blocks }) => blocks)
  const drops = [...staged].map(({ tabId }): TabChange => ({ kind: 'drop-tab', tabId: tabId + STAGE }))
  const last = { changes: [...changes, ...stale, ...drops], blocks: rest }
  if (staged.size === 0) return [last]
  const first = parts.filter(({ tab }) => staged.has(tab))
  // What a killed build left on hidden tabs goes before new ones take their ids.
  const stages = new Set([...staged].map(({ tabId }) => tabId + STAGE))
  const leftover = stale.filter((change) => change.kind === 'drop-tab' && stages.has(change.tabId))
  return [
    {
      changes: [...leftover, ...first.map(({ tab, blocks }) => stageTab(tab, blocks))],
      blocks: first.flatMap(({ blocks }) =>
        blocks.map((block) => ({ ...block, tabId: block.tabId + STAGE })),
      ),
    },
    { ...last, changes: last.changes.filter((change) => !leftover.includes(change)) },
  ]
}

const isOurs = (tabId: number): boolean => tabId >= OURS.from && tabId < OURS.to

/** The tab that comes with every new spreadsheet. */
const isBlankFirst = (tabId: number, grid: TabLook['grid']): boolean =>
  tabId === 0 && grid.every((row) => row.every((cell) => cell === null))

interface Part {
  readonly tab: SummaryTab
  readonly blocks: readonly CellBlock[]
  readonly bytes: number
}

/** The largest tabs, up to half of all, where all together are too much. */
function toStage(parts: readonly Part[]): ReadonlySet<SummaryTab> {
  const all = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  const staged = new Set<SummaryTab>()
  if (all <= MOST_BYTES) return staged
  let taken = 0
  for (const { tab, bytes } of parts.toSorted((a, b) => b.bytes - a.bytes)) {
    if (taken >= all / 2) break
    staged.add(tab)
    taken += bytes
  }
  return staged
}

/** About so many bytes of JSON. */
const bytesOf = (blocks: readonly CellBlock[]): number =>
  blocks.reduce(
    (sum, { cells }) => sum + cells.flat().reduce((all: number, cell) => all + sizeOf(cell), 0),
    0,
  )

function sizeOf(cell: SummaryCell): number {
  const value = plainOf(cell)
  const size = value === null ? 3 : 44 + (typeof value === 'string' ? 2 * value.length : 8)
  if (typeof cell !== 'object' || cell === null) return size
  return size + (cell.link ? 70 + cell.link.length : 0) + (cell.format ? 80 : 0)
}

const heightOf = (blocks: readonly CellBlock[]): number =>
  Math.max(...blocks.map(({ row, cells }) => row + cells.length))
const widthOf = (blocks: readonly CellBlock[]): number =>
  Math.max(...blocks.map(({ column, cells }) => column + (cells[0]?.length ?? 0)))

const stageTab = ({ tabId, title }: SummaryTab, blocks: readonly CellBlock[]): TabChange => ({
  kind: 'add-tab',
  tabId: tabId + STAGE,
  title: `${title} (${tabId})`,
  rows: heightOf(blocks),
  columns: widthOf(blocks),
  frozenRows: 0,
  hidden: true,
})

const copyFromStage = ({ tabId, row, column, cells }: CellBlock): TabChange => ({
  kind: 'copy',
  fromTabId: tabId + STAGE,
  tabId,
  row,
  column,
  rows: cells.length,
  columns: cells[0]?.length ?? 0,
})

function placeTab(
  tab: SummaryTab,
  blocks: readonly CellBlock[],
  known: TabLook | undefined,
  taken: readonly string[],
): readonly TabChange[] {
  const { tabId, frozenRows } = tab
  const [height, width] = [heightOf(blocks), widthOf(blocks)]
  if (!known) {
    // A tab of that name which somebody made is theirs.
    const title = freeTitle(taken, tab.title, `${tab.title} (Rollcall)`)
    const size = { rows: height + ROOM.rows, columns: width + ROOM.columns, frozenRows }
    return [{ kind: 'add-tab', tabId, title, ...size }]
  }
  const rows = height - known.rows
  const columns = width - known.columns
  return [
    ...(rows > 0 ? [{ kind: 'add-rows' as const, tabId, count: rows }] : []),
    ...(columns > 0 ? [{ kind: 'add-columns' as const, tabId, count: columns }] : []),
    { kind: 'tab-look', tabId, frozenRows },
  ]
}
