import type { Form } from '../plan/form.ts'
import type { Language } from '../plan/plan.ts'
import { type Problem, severityOf } from '../problems.ts'
import { FEEDBACK_WORDS } from '../words/feedback-words.ts'
import { describeProblem } from '../words/problem-words.ts'
import { type Cell, cellAt, type Grid } from './grid.ts'
import { OUR_COLUMNS, OUR_HEADERS, type OurColumn } from './our-columns.ts'
import type { Table } from './read-table.ts'
import type { Placed } from './reconcile.ts'

/** One cell to set in a tab; zero-based. Text is text: it is never parsed as a formula. */
export interface CellEdit {
  readonly row: number
  readonly column: number
  readonly value: Cell
}

/** Where our columns stand, or will stand: right of everything typed in the tab. */
export function placeOurColumns(table: Table): Readonly<Record<OurColumn, number>> {
  let free = table.freeColumn
  const places = OUR_COLUMNS.map((name) => [name, table.header.ours.get(name) ?? free++])
  return Object.fromEntries(places) as Record<OurColumn, number>
}

export interface FeedbackScope {
  readonly form: Form
  readonly language: Language
  /** Lines for the space above our heading: the quota meter, the deadline. */
  readonly lines: readonly string[]
}

/**
 * The cells to write beside a table so that each row shows its id, its result and the reason with the
 * remedy: only cells that differ from what stands there, only in our three columns. What an earlier round
 * left beside rows that are no data now is cleared; a data row that is not among `placed` is left alone.
 */
export function rowFeedback(
  scope: FeedbackScope,
  table: Table,
  placed: readonly Placed[],
  grid: Grid,
): readonly CellEdit[] {
  const places = placeOurColumns(table)
  const edits: CellEdit[] = []
  const want = (row: number, column: number, value: Cell): void => {
    if ((cellAt(grid, row, column) ?? '') !== (value ?? '')) edits.push({ row, column, value })
  }
  for (const name of OUR_COLUMNS) want(table.header.bottom, places[name], OUR_HEADERS[scope.language][name])
  scope.lines.forEach((line, i) => {
    const row = table.header.top - scope.lines.length + i
    if (row >= 0) want(row, places.status, line)
  })
  for (const { row, checked } of placed) {
    want(row, places.id, checked.rowId)
    want(row, places.status, statusOf(checked.problems, scope.language))
    want(row, places.reason, reasonOf(checked.problems, scope))
  }
  const data = new Set(table.rows.map(({ row }) => row))
  for (let row = table.header.bottom + 1; row < grid.length; row++) {
    if (!data.has(row)) for (const name of OUR_COLUMNS) want(row, places[name], null)
  }
  return edits
}

export function statusOf(problems: readonly Problem[], language: Language): string {
  const words = FEEDBACK_WORDS[language].status
  const severities = new Set(problems.map(severityOf))
  if (severities.has('error')) return words.error
  if (severities.has('warning')) return words.warning
  return severities.has('repair') ? words.repaired : words.valid
}

/** Errors first; an empty text where there is nothing to say. */
function reasonOf(problems: readonly Problem[], scope: FeedbackScope): string | null {
  const sorted = [...problems].sort((a, b) => SEVERITY_ORDER[severityOf(a)] - SEVERITY_ORDER[severityOf(b)])
  const sentences = sorted.map((problem) =>
    describeProblem(problem, {
      language: scope.language,
      header: headerOf(scope.form, problem, scope.language),
    }),
  )
  return sentences.length === 0 ? null : sentences.join('\n')
}

export const SEVERITY_ORDER = { error: 0, warning: 1, repair: 2 } as const

export function headerOf(form: Form, problem: Problem, language: Language): string {
  return form.columns.find((column) => column.key === problem.column)?.header[language] ?? ''
}

/** Groups edits into rectangles one column wide, top to bottom: few blocks for many neighbouring rows. */
export function blocksOf(edits: readonly CellEdit[]): readonly {
  readonly row: number
  readonly column: number
  readonly cells: readonly (readonly Cell[])[]
}[] {
  const sorted = [...edits].sort((a, b) => a.column - b.column || a.row - b.row)
  const blocks: { row: number; column: number; cells: Cell[][] }[] = []
  for (const edit of sorted) {
    const last = blocks.at(-1)
    if (last && last.column === edit.column && last.row + last.cells.length === edit.row)
      last.cells.push([edit.value])
    else blocks.push({ row: edit.row, column: edit.column, cells: [[edit.value]] })
  }
  return blocks
}
