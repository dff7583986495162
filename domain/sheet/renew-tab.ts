import type { Form } from '../plan/form.ts'
import { foldKey } from '../text/fold.ts'
import type { CellEdit } from './feedback.ts'
import { type Cell, cellAt, type Grid } from './grid.ts'
import { type ColumnKeys, findHeader, type Header } from './header.ts'
import { type RenewedCountdown, renewCountdown } from './renew-countdown.ts'
import { type RenewedRows, renewRows } from './renew-rows.ts'
import { hasStateLabel } from './state-cell.ts'
import { headOf, lookOf, type TabLayout } from './tab-layout.ts'
import type { TemplateColumn, TemplateTab } from './template-tab.ts'

/** What brings a tab that a unit works in up to the plan as it is now, without touching what people typed. */
export interface TabRenewal {
  /** Columns to make room for first; all other places hold after that. */
  readonly insert: { readonly column: number; readonly count: number }
  readonly edits: readonly CellEdit[]
  /** Columns whose dropdown or format is new. */
  readonly columns: readonly RenewedColumn[]
  /** Where each column of the form stands then. */
  readonly places: readonly { readonly key: string; readonly column: number }[]
  /** Zero-based row of the heading. */
  readonly headerRow: number
  /** Rows that the template fills in and that are new: they stand below everything else. */
  readonly rows: RenewedRows['added']
  /** The state cell gets its dropdown: the tab has none yet. */
  readonly addsState: boolean
  readonly countdown: RenewedCountdown['set']
}

export interface RenewedColumn {
  readonly column: number
  readonly isNew: boolean
  readonly spec: TemplateColumn
}

/**
 * Compares a tab as it stands with the template of the plan as it is now.
 *
 * New columns come right of the last column of the form and left of ours; where somebody typed right of
 * ours, right of everything. A heading or a line of the head changes only where the text that we wrote still
 * stands. Columns that the plan dropped stay.
 *
 * @param before how the tab was laid out; null when that is not known
 * @param keys what is noted on the columns of the tab
 * @returns null when the heading is not found, or a column stands there twice: the tab is left alone
 */
export function renewTab(
  form: Form,
  before: TabLayout | null,
  tab: TemplateTab,
  grid: Grid,
  keys?: ColumnKeys,
): TabRenewal | null {
  const found = findHeader(withOldHeadings(form, before), grid, keys)
  if (!found.ok) return null
  const { header } = found
  const place = placeForNew(header, grid)
  const isThere = ({ key }: TemplateColumn): boolean => header.columns.has(key)
  const fresh = tab.columns.filter((spec) => !isThere(spec)).map((spec, i) => ({ spec, column: place + i }))
  const known = tab.columns.flatMap((spec) => {
    const column = header.columns.get(spec.key)
    return column === undefined ? [] : [{ spec, column }]
  })
  const addsState = lacksState(tab, header, grid, place)
  const { row, column, label } = tab.stateCell
  const rows = renewRows(before, tab, header, grid)
  const countdown = renewCountdown(before, tab, grid.slice(0, header.top), place)
  return {
    insert: { column: place, count: fresh.length },
    edits: [
      ...headEdits(before, tab, header, grid),
      ...(addsState ? [{ row, column: column - 1, value: label }] : []),
      ...countdown.edits,
      ...known.flatMap((one) => renamed(before, header, grid, one)),
      ...rows.edits,
      ...fresh.map((one) => ({ row: header.bottom, column: one.column, value: one.spec.header })),
    ],
    columns: [
      ...known
        .filter(({ spec }) => before?.looks[spec.key] !== lookOf(spec))
        .map((one) => ({ ...one, isNew: false })),
      ...fresh.map((one) => ({ ...one, isNew: true })),
    ],
    places: [...known, ...fresh].map(({ spec, column }) => ({ key: spec.key, column })),
    headerRow: header.bottom,
    rows: rows.added,
    addsState,
    countdown: countdown.set,
  }
}

/** The form as it finds its columns under their former headings too; and none of them need be there. */
function withOldHeadings(form: Form, before: TabLayout | null): Form {
  const taken = new Set(
    form.columns.flatMap(({ header, aliases }) => [header.vi, header.en, ...aliases].map(foldKey)),
  )
  const columns = form.columns.map((column) => {
    const old = before?.headers[column.key]
    const isKnown = old === undefined || taken.has(foldKey(old))
    return { ...column, required: false, aliases: isKnown ? column.aliases : [...column.aliases, old] }
  })
  return { ...form, columns }
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

/** Before the first of our columns, unless something that is not ours stands right of it. */
function placeForNew({ ours }: Header, grid: Grid): number {
  const places = [...ours.values()]
  const isTyped = (cell: Cell, column: number): boolean => !isBlank(cell) && !places.includes(column)
  const width = Math.max(...grid.map((row) => row.findLastIndex(isTyped) + 1))
  const first = Math.min(...places)
  return first < Number.POSITIVE_INFINITY && width <= first
    ? first
    : Math.max(width, ...places.map((column) => column + 1))
}

/** The heading of a column, where the one that we wrote before still stands. */
function renamed(
  before: TabLayout | null,
  { top, bottom }: Header,
  grid: Grid,
  { spec, column }: { readonly spec: TemplateColumn; readonly column: number },
): readonly CellEdit[] {
  const old = before?.headers[spec.key]
  if (old === undefined || old === spec.header) return []
  const row = [bottom, top].find((at) => cellAt(grid, at, column) === old)
  return row === undefined ? [] : [{ row, column, value: spec.header }]
}

/** The lines above the heading, where those that we wrote before still stand. */
function headEdits(
  before: TabLayout | null,
  tab: TemplateTab,
  { top }: Header,
  grid: Grid,
): readonly CellEdit[] {
  return headOf(tab).flatMap((line, row) => {
    const old = before?.head[row]
    const stands = old !== undefined && old !== line && row < top && cellAt(grid, row, 0) === old
    return stands ? [{ row, column: 0, value: line }] : []
  })
}

/** A tab of before there was a state cell, with room for it in the head. */
function lacksState({ stateCell }: TemplateTab, { top }: Header, grid: Grid, place: number): boolean {
  const { row, column } = stateCell
  if (row >= top || column >= place || hasStateLabel(grid.slice(0, top))) return false
  return isBlank(cellAt(grid, row, column - 1)) && isBlank(cellAt(grid, row, column))
}
