import { CsvError, parse } from 'csv-parse/sync'
import type { PlanIssue } from '../../domain/plan/plan-fault.ts'
import { issue } from '../../domain/plan/plan-issues.ts'
import { UNIT_COLUMNS, type UnitRecord, type UnitsTable } from '../../domain/plan/units-table.ts'
import type { PlanFault } from './plan-faults.ts'

/** units.csv as a table, with a way back from each issue to its line. */
export interface UnitsCsv {
  /** undefined when the text is no CSV or lacks a column. */
  readonly table: UnitsTable | undefined
  readonly faults: readonly PlanFault[]
  readonly place: (issue: PlanIssue) => PlanFault
}

/** Reads RFC 4180 with a heading, in UTF-8 with or without a byte order mark. Columns in any order. */
export function readUnitsCsv(file: string, text: string): UnitsCsv {
  const read = readRows(text)
  if (!read.ok) return { table: undefined, faults: [syntaxFault(file, read.line)], place: noPlace(file) }
  const [heading, ...rows] = read.rows
  const columns = heading?.cells.map((cell) => cell.trim()) ?? []
  const headingFaults = headingIssues(columns).map((found) => placedIn(file, heading, columns, found))
  const isSound = (row: Row): boolean => row.cells.length === columns.length
  const sound = rows.filter(isSound)
  const widthFaults = rows
    .filter((row) => !isSound(row))
    .map((row) =>
      placedIn(file, row, columns, issue('row-width', [], row.cells.length, [String(columns.length)])),
    )
  const isWhole = UNIT_COLUMNS.every((column) => columns.includes(column))
  return {
    table: isWhole ? tableOf(columns, rows, sound) : undefined,
    faults: [...headingFaults, ...widthFaults],
    place: (found) =>
      placedIn(file, sound[Number(found.path[0])], columns, { ...found, path: found.path.slice(1) }),
  }
}

interface Row {
  readonly line: number
  readonly raw: string
  readonly cells: readonly string[]
}

type Rows =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly line: number }

interface Reported {
  readonly record: readonly string[]
  readonly raw: string
  readonly info: { readonly lines: number }
}

function readRows(text: string): Rows {
  try {
    const options = { bom: true, info: true, raw: true, relax_column_count: true, skip_empty_lines: true }
    const read = parse(text, options) as unknown as readonly Reported[]
    // csv-parse tells the line on which a record ends; a quoted cell may hold line breaks.
    const rows = read.map(({ record, raw, info }) => ({
      line: info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0),
      raw,
      cells: record,
    }))
    return { ok: true, rows }
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, line: Number(error.lines ?? 1) }
    throw error
  }
}

const tableOf = (columns: readonly string[], rows: readonly Row[], sound: readonly Row[]): UnitsTable => ({
  records: sound.map((row) => toRecord(columns, row.cells)),
  ids: new Set(rows.map((row) => row.cells[columns.indexOf('id')]?.trim() ?? '')),
})

const toRecord = (columns: readonly string[], cells: readonly string[]): UnitRecord =>
  Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))

const headingIssues = (columns: readonly string[]): readonly PlanIssue[] => [
  ...UNIT_COLUMNS.filter((column) => !columns.includes(column)).map((column) =>
    issue('missing-key', [column]),
  ),
  ...columns.flatMap((column, i) => {
    if (columns.indexOf(column) < i) return [issue('duplicate-key', [column], column)]
    const isKnown = (UNIT_COLUMNS as readonly string[]).includes(column)
    return isKnown ? [] : [issue('unknown-key', [column], column, UNIT_COLUMNS)]
  }),
]

function placedIn(
  file: string,
  row: Row | undefined,
  columns: readonly string[],
  found: PlanIssue,
): PlanFault {
  const index = columns.indexOf(String(found.path[0] ?? ''))
  return { ...found, file, line: row?.line ?? 1, column: row ? startOfCell(row.raw, index) : 1 }
}

/** Where the n-th cell of a line begins, counted from 1; commas between quotation marks do not count. */
function startOfCell(raw: string, index: number): number {
  let isQuoted = false
  let cell = 0
  const line = raw.trimStart()
  for (let at = 0; at < line.length && index > 0; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ',' && !isQuoted && ++cell === index) return at + 2
  }
  return 1
}

const syntaxFault = (file: string, line: number): PlanFault => ({
  ...issue('syntax', [], undefined, ['CSV']),
  file,
  line,
  column: 1,
})

const noPlace =
  (file: string) =>
  (found: PlanIssue): PlanFault => ({ ...found, file, line: 1, column: 1 })
