import { type Cell, cellAt, type Grid } from '../../domain/sheet/grid.ts'
import { GUIDE_TAB_ID, type GuideTab } from '../../domain/sheet/guide-tab.ts'
import type { RenewedColumn, TabRenewal } from '../../domain/sheet/renew-tab.ts'
import { COLUMN_KEY } from '../../domain/sheet/sheet-metadata.ts'
import type { TemplateTab } from '../../domain/sheet/template-tab.ts'
import type { CellBlock, TabChange, TabInfo } from '../ports/sheets.ts'
import { daysUntil, GUIDE_WIDTH, guideHeadings, HEADING, lockedCells, stateCellChanges } from './lay-out.ts'

/** What a part of a spreadsheet needs to be up to date. */
export interface Work {
  readonly changes: readonly TabChange[]
  readonly blocks: readonly CellBlock[]
}

/**
 * What carries out a renewal in the tab as it stands.
 *
 * @param isKnown whether we know how it was laid out; if not, a dropdown that we do not want may be the unit's
 */
export function renewedTab(
  { tabId, rows, columns: room }: TabInfo,
  tab: TemplateTab,
  renewal: TabRenewal,
  isKnown: boolean,
): Work {
  const { column: at, count } = renewal.insert
  const makeRoom: TabChange =
    at < room
      ? { kind: 'insert', what: 'columns', tabId, at, count }
      : { kind: 'add-columns', tabId, count: at + count - room }
  const below = { row: renewal.headerRow + 1, rows: rows - renewal.headerRow - 1 }
  const changes = [
    ...(count > 0 ? [makeRoom] : []),
    ...renewal.columns.flatMap((one) => columnChanges(tabId, renewal.headerRow, below, one, isKnown)),
    ...rowChanges(tabId, rows, tab, renewal),
    ...renewal.places.map(
      ({ key, column }): TabChange => ({
        kind: 'column-metadata',
        tabId,
        column,
        key: COLUMN_KEY,
        value: key,
      }),
    ),
    ...(renewal.addsState ? stateCellChanges(tabId, tab.stateCell) : []),
    ...(renewal.countdown ? [daysUntil(tabId, renewal.countdown)] : []),
  ]
  const blocks = renewal.edits.map(({ row, column, value }) => ({ tabId, row, column, cells: [[value]] }))
  return { changes, blocks }
}

/** Room for rows that the template fills in, and the look of their locked cells. */
function rowChanges(
  tabId: number,
  room: number,
  { columns }: TemplateTab,
  { rows: { row, count }, places }: TabRenewal,
): readonly TabChange[] {
  if (count === 0) return []
  const locked = new Set(columns.filter((column) => column.locked).map(({ key }) => key))
  const more = row + count - room
  return [
    ...(more > 0 ? [{ kind: 'add-rows' as const, tabId, count: more }] : []),
    ...places
      .filter(({ key }) => locked.has(key))
      .flatMap(({ column }) => lockedCells({ tabId, row, column, rows: count, columns: 1 })),
  ]
}

function columnChanges(
  tabId: number,
  headerRow: number,
  below: { readonly row: number; readonly rows: number },
  { column, isNew, spec }: RenewedColumn,
  isKnown: boolean,
): readonly TabChange[] {
  const heading = { tabId, row: headerRow, column, rows: 1, columns: 1 }
  const area = { tabId, column, columns: 1, ...below }
  const { width: pixels, format, choices, strict } = spec
  const style = { bold: true, wrap: true, background: HEADING }
  return [
    ...(isNew
      ? [
          { kind: 'column-width' as const, tabId, column, pixels },
          { kind: 'style' as const, ...heading, style },
          { kind: 'protect' as const, ...heading },
        ]
      : []),
    ...(below.rows > 0 && format !== null
      ? [{ kind: 'style' as const, ...area, style: { numberFormat: format } }]
      : []),
    ...(below.rows > 0 && (choices !== null || isNew || isKnown)
      ? [{ kind: 'choices' as const, ...area, values: choices, strict }]
      : []),
  ]
}

/**
 * Writes the guide anew over the one that stands there. What people noted below or beside it stays: a longer
 * guide pushes it down.
 *
 * @param rowsBefore how long it was; null when that is not known
 */
export function renewedGuide(
  guide: GuideTab,
  { tabId, rows }: TabInfo,
  grid: Grid,
  rowsBefore: number | null,
): Work {
  const old = rowsBefore ?? grid.length
  const length = Math.max(old, guide.cells.length)
  const cells = Array.from({ length }, (_, row) =>
    Array.from({ length: GUIDE_WIDTH }, (_, column): Cell => cellAt(guide.cells, row, column)),
  )
  const stands = cells.every((line, row) => line.every((cell, column) => cellAt(grid, row, column) === cell))
  if (stands) return { changes: [], blocks: [] }
  const more = guide.cells.length - old
  const makeRoom: TabChange =
    old < rows
      ? { kind: 'insert', what: 'rows', tabId, at: old, count: more }
      : { kind: 'add-rows', tabId, count: old + more - rows }
  const area = { tabId, row: 0, column: 0, rows: length, columns: GUIDE_WIDTH }
  const plain = { bold: false, wrap: true, background: '#ffffff' }
  const changes = [
    ...(more > 0 ? [makeRoom] : []),
    { kind: 'style' as const, ...area, style: plain },
    ...guideHeadings(guide),
  ]
  return { changes, blocks: [{ tabId: GUIDE_TAB_ID, row: 0, column: 0, cells }] }
}
