import type { Form } from '../plan/form.ts'
import type { SheetProblem } from '../problems.ts'
import type { StatedState } from '../words/state-words.ts'
import { type Cell, cellAt, type Grid } from './grid.ts'
import { type BySex, type ColumnKeys, findHeader, type Header } from './header.ts'
import { type Skip, skipReason } from './skip-row.ts'
import { readStateCell } from './state-cell.ts'

/** More rows than this is no report of an office but a mistake (or an attack); the sheet is held. */
export const MOST_ROWS = 5000

/** A notice names so many foreign columns; a tab may have thousands. */
const MOST_UNKNOWN_NAMED = 20

export interface TableRow {
  /** Zero-based row of the grid. */
  readonly row: number
  /** Cells by column key, as typed. */
  readonly cells: Readonly<Record<string, Cell>>
  /** What stands in the id column, trimmed; null when empty. */
  readonly id: string | null
}

export interface Table {
  readonly header: Header
  readonly rows: readonly TableRow[]
  readonly skipped: readonly { readonly row: number; readonly why: Skip }[]
  /** First column right of everything typed in the tab, where Rollcall may add its own. */
  readonly freeColumn: number
  readonly notices: readonly SheetProblem[]
  /** A row or the state says "không có", and there is no row of data. */
  readonly nil: boolean
  /** What the unit chose in the state cell above the heading; null where there is none. */
  readonly stated: StatedState | null
}

export type TableResult =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'empty' }
  | { readonly kind: 'trouble'; readonly problem: SheetProblem }

/**
 * Finds the form's table in a tab as offices send it: the national heading and title lines above it, total,
 * notes and signatures below, columns in any order, one or two heading rows.
 *
 * Gives the data rows with their cells by column key; or `empty` for a tab without a single cell; or the
 * trouble for which the sheet must be held (no heading, a required column absent or twice there, cells that
 * are still "Loading...", more than 5,000 rows).
 *
 * @param keys what is noted on the columns; where it is not known, headings decide alone
 */
export function readTable(form: Form, grid: Grid, keys?: ColumnKeys): TableResult {
  if (grid.every((row) => row.every(isBlank))) return { kind: 'empty' }
  const heading = findHeader(form, grid, keys)
  if (!heading.ok) return { kind: 'trouble', problem: heading.problem }
  const { header } = heading
  const rows: TableRow[] = []
  const skipped: { row: number; why: Skip }[] = []
  const readRow = rowReader(form, header, grid)
  let afterSignature = false
  for (const [row, line] of grid.entries()) {
    if (row <= header.bottom) continue
    const read = readRow(row, line, afterSignature)
    afterSignature ||= read === 'signature'
    if (typeof read === 'string') skipped.push({ row, why: read })
    else rows.push(read)
  }
  const trouble = troubleIn(rows)
  if (trouble) return { kind: 'trouble', problem: trouble }
  const freeColumn = Math.max(0, ...grid.map(usedWidth))
  const stated = readStateCell(grid.slice(0, header.top))
  const saysNil = stated === 'nil' || skipped.some(({ why }) => why === 'nil')
  const nil = rows.length === 0 && saysNil
  const found = { header, rows, skipped, freeColumn, nil, stated }
  const table = { ...found, notices: notices(found, grid) }
  return { kind: 'table', table }
}

/** Whether the headings alone leave a column of the form open, so that keys noted on the columns may help. */
export function leavesColumnsOpen(form: Form, read: TableResult): boolean {
  if (read.kind === 'trouble') return read.problem.code === 'H-MISSING-COLUMN'
  if (read.kind === 'empty') return false
  const { unknown, columns } = read.table.header
  return unknown.length > 0 && columns.size < form.columns.length
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

const usedWidth = (row: readonly Cell[]): number => row.findLastIndex((cell) => !isBlank(cell)) + 1

/** One row's reader, with everything that is the same for all rows worked out once. */
function rowReader(
  form: Form,
  header: Header,
  grid: Grid,
): (row: number, line: readonly Cell[], afterSignature: boolean) => TableRow | Skip {
  const places = [...header.columns]
  const idColumn = header.ours.get('id')
  const ourPlaces = new Set(header.ours.values())
  const typed = form.columns
    .filter((column) => !column.given && !column.prefilled && header.columns.has(column.key))
    .map(({ key }) => key)
  const required = form.columns
    .filter((column) => column.required && typed.includes(column.key))
    .map(({ key }) => key)
  return (row, line, afterSignature) => {
    const cells: Record<string, Cell> = {}
    for (const [key, column] of places) cells[key] = cellAt(grid, row, column)
    if (header.bySex) placeBySex(cells, form, header.bySex, grid, row)
    const skip = skipReason({
      cells: typed.map((key) => cells[key] ?? null),
      wholeRow: line.filter((_, column) => !ourPlaces.has(column)),
      requiredFilled:
        required.filter((key) => !isBlank(cells[key] ?? null)).length / Math.max(1, required.length),
      repeatsHeader: repeatsHeading(grid, header, row),
      afterSignature,
    })
    if (skip) return skip
    const id = idColumn === undefined ? null : cellAt(grid, row, idColumn)
    return { row, cells, id: isBlank(id) ? null : String(id).trim() }
  }
}

/** The heading printed again at the top of a page: three of its texts stand in their own columns. */
function repeatsHeading(grid: Grid, header: Header, row: number): boolean {
  let same = 0
  for (const column of header.columns.values()) {
    const cell = cellAt(grid, row, column)
    if (typeof cell !== 'string') continue
    if (cell === cellAt(grid, header.bottom, column) || cell === cellAt(grid, header.top, column)) same++
  }
  return same >= 3
}

/** "Năm sinh: Nam | Nữ": the filled column gives the year, and the sex where the form asks for it. */
function placeBySex(cells: Record<string, Cell>, form: Form, bySex: BySex, grid: Grid, row: number): void {
  const male = cellAt(grid, row, bySex.male)
  const female = cellAt(grid, row, bySex.female)
  const both = !isBlank(male) && !isBlank(female)
  cells[bySex.year] = both ? `${male} / ${female}` : eitherOf(male, female)
  const sex = form.columns.find((column) => column.choices.some((choice) => choice.label.vi === 'Nữ'))
  if (sex && !both && cells[sex.key] === undefined && !(isBlank(male) && isBlank(female))) {
    cells[sex.key] = isBlank(male) ? 'Nữ' : 'Nam'
  }
}

const eitherOf = (a: Cell, b: Cell): Cell => (isBlank(a) ? b : a)

function troubleIn(rows: readonly TableRow[]): SheetProblem | null {
  if (rows.length > MOST_ROWS)
    return { code: 'H-TOO-MANY-ROWS', params: { rows: rows.length, max: MOST_ROWS } }
  const loading = rows.some((row) =>
    Object.values(row.cells).some((cell) => cell === 'Loading...' || cell === 'Đang tải...'),
  )
  return loading ? { code: 'H-LOADING', params: {} } : null
}

function notices(
  { header, rows, skipped, nil, stated }: Omit<Table, 'notices'>,
  grid: Grid,
): readonly SheetProblem[] {
  const found: SheetProblem[] = []
  if (header.unknown.length > 0) {
    const named = header.unknown.slice(0, MOST_UNKNOWN_NAMED)
    const headers = named.map(({ text }) => `«${text.slice(0, 40)}»`).join(', ')
    found.push({ code: 'N-UNKNOWN-COLUMN', params: { headers } })
  }
  for (const { header: column, text } of header.renamed)
    found.push({ code: 'N-RENAMED-COLUMN', params: { header: text.slice(0, 40), column } })
  if (stated === 'nil' && !nil) found.push({ code: 'N-NIL-WITH-ROWS', params: { rows: rows.length } })
  if (rows.length === 0 && !nil) found.push({ code: 'N-EMPTY', params: {} })
  const totals = skipped.flatMap(({ row, why }) => (why === 'total' ? grid.slice(row, row + 1) : []))
  const [total] = totals
  const said = total && totals.length === 1 ? statedTotal(total) : null
  if (said !== null && said !== rows.length)
    found.push({ code: 'N-TOTAL-MISMATCH', params: { total: said, rows: rows.length } })
  return found
}

/** The first whole number of a total row: "Tổng cộng | 3" or "Tổng cộng: 03 điển hình". */
function statedTotal(row: readonly Cell[]): number | null {
  for (const cell of row) {
    if (typeof cell === 'number' && Number.isInteger(cell)) return cell
    const digits = typeof cell === 'string' ? /\d{1,5}/.exec(cell) : null
    if (digits) return Number(digits[0])
  }
  return null
}
