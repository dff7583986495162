import type { Column, Form } from '../plan/form.ts'
import type { SheetProblem } from '../problems.ts'
import { foldKey } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'
import { addressOf, type Cell, cellAt, type Grid } from './grid.ts'
import { OUR_COLUMN_KEYS, OUR_COLUMNS, OUR_HEADERS, type OurColumn } from './our-columns.ts'

/** The header is looked for in the first rows only: above it stand the office's name and the title. */
const HEADER_SEARCH_ROWS = 20
/** Fewer known headers in a row than this is a coincidence, not a header. */
const FEWEST_HEADERS = 3

/** Where a table's columns are. Indices are zero-based. */
export interface Header {
  readonly top: number
  readonly bottom: number
  readonly columns: ReadonlyMap<string, number>
  readonly ours: ReadonlyMap<OurColumn, number>
  readonly unknown: readonly { readonly column: number; readonly text: string }[]
  /** Columns whose heading was changed, known by what was noted on them: which one, and how it is called now. */
  readonly renamed: readonly { readonly header: string; readonly text: string }[]
  /** The year of birth stands in a column per sex: "Năm sinh" over "Nam | Nữ". */
  readonly bySex: BySex | null
}

/** The grid columns of the two sexes, and the key of the year column that they stand for. */
export interface BySex {
  readonly year: string
  readonly male: number
  readonly female: number
}

/** Keys of columns by grid column, as noted on the columns themselves: those of the form, and ours (`OUR_COLUMN_KEYS`). */
export type ColumnKeys = ReadonlyMap<number, string>

const NO_KEYS: ColumnKeys = new Map()

export type HeaderResult =
  | { readonly ok: true; readonly header: Header }
  | { readonly ok: false; readonly problem: SheetProblem }

/** Header texts, folded, of a form: built once per form. */
interface HeaderIndex {
  readonly keys: ReadonlyMap<string, string>
  readonly ours: ReadonlyMap<string, OurColumn>
}
const indices = new WeakMap<Form, HeaderIndex>()

function headerIndex(form: Form): HeaderIndex {
  const known = indices.get(form)
  if (known) return known
  const keys = new Map<string, string>()
  for (const column of form.columns) {
    for (const text of [column.header.vi, column.header.en, ...column.aliases])
      keys.set(foldKey(text), column.key)
  }
  const ours = new Map<string, OurColumn>()
  for (const name of OUR_COLUMNS) {
    ours.set(foldKey(OUR_HEADERS.vi[name]), name)
    ours.set(foldKey(OUR_HEADERS.en[name]), name)
  }
  const index = { keys, ours }
  indices.set(form, index)
  return index
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell.trim() : '')

/** A header is short; long text is a title or a note, and folding it would be wasted work. */
const isShort = (text: string): boolean => text.length <= 120

/** The form's column keys that a row names, by grid column. */
export function headersInRow(form: Form, row: readonly Cell[] | undefined): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const { keys } = headerIndex(form)
  row?.forEach((cell, column) => {
    const text = textOf(cell)
    const key = text !== '' && isShort(text) ? keys.get(foldKey(text)) : undefined
    if (key) found.set(column, key)
  })
  return found
}

function bestHeaderRow(form: Form, grid: Grid): { readonly row: number; readonly hits: number } {
  let best = { row: -1, hits: 0 }
  for (let row = 0; row < Math.min(HEADER_SEARCH_ROWS, grid.length); row++) {
    const hits = new Set(headersInRow(form, grid[row]).values()).size
    if (hits > best.hits) best = { row, hits }
  }
  return best
}

/** A heading of two rows, merged: the second row names columns where the first has a group title or nothing. */
function bottomOf(form: Form, grid: Grid, top: number): number {
  const upper = headersInRow(form, grid[top])
  const lower = headersInRow(form, grid[top + 1])
  const adds = [...lower].filter(([column]) => !upper.has(column)).length
  return adds >= 2 || sexColumns(form, grid, top) ? top + 1 : top
}

function sexColumns(form: Form, grid: Grid, top: number): BySex | null {
  const below = (grid[top + 1] ?? []).map((cell) => foldKey(textOf(cell)))
  const male = below.indexOf(foldKey('Nam'))
  const above = headersInRow(form, grid[top]).get(male)
  const year = form.columns.find((column) => column.key === above && column.type === 'year')
  return year && below[male + 1] === foldKey('Nữ') ? { year: year.key, male, female: male + 1 } : null
}

interface Sighting {
  readonly column: number
  readonly row: number
  readonly text: string
}

/** Each column's header: the lowest text of the heading's rows that is known, else the lowest text. */
function sightings(form: Form, grid: Grid, top: number, bottom: number): readonly Sighting[] {
  const { keys, ours } = headerIndex(form)
  const width = Math.max(...grid.slice(top, bottom + 1).map((row) => row.length))
  const isKnown = (text: string): boolean => keys.has(foldKey(text)) || ours.has(foldKey(text))
  return Array.from({ length: width }, (_, column) => {
    const cells = [bottom, top].map((row) => ({ column, row, text: textOf(cellAt(grid, row, column)) }))
    const filled = cells.filter((cell) => cell.text !== '')
    return filled.find((cell) => isKnown(cell.text)) ?? filled[0] ?? { column, row: top, text: '' }
  })
}

function missingColumn(form: Form, columns: ReadonlyMap<string, number>): Column | undefined {
  return form.columns.find((column) => column.required && !column.given && !columns.has(column.key))
}

/**
 * Finds the heading of a form's table in a tab: within the first 20 rows, by header text and aliases,
 * whatever the order of the columns. Takes one heading row, or two with merged cells. A column whose heading
 * says nothing that is known is taken for the one that its key says, unless another has that heading. So is one
 * of ours, whatever its heading says now, unless it is a heading of the form's.
 *
 * Trouble: no heading at all, a required column absent (with the nearest header seen), or two columns of
 * one name. Nothing is guessed: the sheet is held.
 */
export function findHeader(form: Form, grid: Grid, noted: ColumnKeys = NO_KEYS): HeaderResult {
  const best = bestHeaderRow(form, grid)
  if (best.hits < FEWEST_HEADERS)
    return { ok: false, problem: { code: 'H-NO-HEADER', params: { columns: requiredHeaders(form) } } }
  const bottom = bottomOf(form, grid, best.row)
  const { keys, ours } = headerIndex(form)
  const columns = new Map<string, number>()
  const ourColumns = new Map<OurColumn, number>()
  const unknown: { column: number; text: string }[] = []
  for (const seen of sightings(form, grid, best.row, bottom)) {
    const key = keys.get(foldKey(seen.text))
    const our = ours.get(foldKey(seen.text))
    const earlier = key === undefined ? undefined : columns.get(key)
    if (earlier !== undefined) return { ok: false, problem: duplicateColumn(seen, earlier) }
    if (key) columns.set(key, seen.column)
    else if (our) ourColumns.set(our, seen.column)
    else if (seen.text !== '') unknown.push({ column: seen.column, text: seen.text })
  }
  for (const [column, name] of oursByNote(noted)) {
    const isTheirs = [...columns.values()].includes(column)
    if (!isTheirs && !ourColumns.has(name)) ourColumns.set(name, column)
  }
  const ourPlaces = new Set(ourColumns.values())
  const renamed = unknown.flatMap(({ column, text }) => {
    const meant = form.columns.find(({ key }) => key === noted.get(column))
    return meant && !columns.has(meant.key) ? [{ key: meant.key, header: meant.header.vi, column, text }] : []
  })
  for (const { key, column } of renamed) columns.set(key, column)
  const foreign = unknown.filter(
    (one) => !ourPlaces.has(one.column) && !renamed.some(({ column }) => column === one.column),
  )
  const missing = missingColumn(form, columns)
  if (missing)
    return {
      ok: false,
      problem: {
        code: 'H-MISSING-COLUMN',
        params: { column: missing.header.vi, nearest: nearestHeader(missing, foreign) },
      },
    }
  const bySex = bottom > best.row ? sexColumns(form, grid, best.row) : null
  const left = bySex
    ? foreign.filter(({ column }) => column !== bySex.male && column !== bySex.female)
    : foreign
  const places = { top: best.row, bottom, columns, ours: ourColumns }
  return { ok: true, header: { ...places, unknown: left, renamed, bySex } }
}

const oursByNote = (noted: ColumnKeys): readonly (readonly [number, OurColumn])[] =>
  [...noted].flatMap(([column, key]) => {
    const name = OUR_COLUMNS.find((one) => OUR_COLUMN_KEYS[one] === key)
    return name ? [[column, name] as const] : []
  })

const requiredHeaders = (form: Form): string =>
  form.columns
    .filter((column) => column.required && !column.given)
    .map((column) => `«${column.header.vi}»`)
    .join(', ')

const nearestHeader = (missing: Column, unknown: readonly { readonly text: string }[]): string =>
  nearest(missing.header.vi, unknown.map(({ text }) => text).filter(isShort)) ?? ''

function duplicateColumn(second: Sighting, first: number): SheetProblem {
  const params = {
    header: second.text,
    first: addressOf(second.row, first),
    second: addressOf(second.row, second.column),
  }
  return { code: 'H-DUPLICATE-COLUMN', params }
}
