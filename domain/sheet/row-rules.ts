import type { Value } from '../cells/cell-result.ts'
import type { Column, Form } from '../plan/form.ts'
import type { Cycle } from '../plan/plan.ts'
import { own } from '../plan/raw.ts'
import type { Problem } from '../problems.ts'
import { foldKey } from '../text/fold.ts'
import type { Cell } from './grid.ts'

/** What is asked of a row as a whole, worked out from the form once for all rows. */
export interface RowRules {
  /** Whether the row says that it is about one person. */
  isPerson(cells: Readonly<Record<string, Cell>>): boolean
  /** Required cells that are empty, a year of another cycle, a kind that does not fit the name. */
  problemsOf(
    cells: Readonly<Record<string, Cell>>,
    values: Readonly<Record<string, Value>>,
  ): readonly Problem[]
}

const PERSON = 'ca_nhan'
const COLLECTIVE_KIND = 'tap_the'
const NOTHING: readonly Problem[] = []

export function rowRules(form: Form, cycle: Cycle): RowRules {
  const kind = form.columns.find((column) => column.choices.some(({ key }) => key === PERSON))
  const personWords = new Set(kind ? wordsFor(kind, PERSON) : [])
  const demanding = form.columns.filter((column) => !column.given && (column.required || column.requiredIf))
  const cycleColumn = form.columns.find((column) => column.cycle)
  const nameColumn = form.columns.find((column) => column.type === 'name')
  const governed = form.columns.filter(({ allowedBy }) => allowedBy !== null)
  const personal = form.columns.filter((column) => column.type === 'year' && column.personal !== 'no')
  return {
    isPerson(cells) {
      const cell = kind ? cells[kind.key] : null
      return typeof cell === 'string' && (personWords.has(cell) || personWords.has(foldKey(cell)))
    },
    problemsOf(cells, values) {
      const found: Problem[] = []
      for (const column of demanding) {
        if (isBlank(cells[column.key]) && isRequired(column, values)) found.push(missing(column))
      }
      const year = cycleColumn ? values[cycleColumn.key] : null
      if (cycleColumn && typeof year === 'number' && !isInCycle(year, cycle)) {
        found.push({
          code: 'E-YEAR-CYCLE',
          column: cycleColumn.key,
          params: { found: year, cycle: cycle.id },
        })
      }
      const name = nameColumn ? values[nameColumn.key] : null
      if (kind && typeof name === 'string' && isMismatch(personal, values[kind.key] ?? null, name, cells)) {
        found.push({
          code: 'W-KIND-MISMATCH',
          column: kind.key,
          params: { found: labelOf(kind, values[kind.key]) },
        })
      }
      for (const column of governed) {
        const outside = outsideAllowed(column, values)
        if (outside) found.push(outside)
      }
      return found.length === 0 ? NOTHING : found
    },
  }
}

/** The words for a choice, as they should be typed and folded. */
function wordsFor(column: Column, key: string): string[] {
  const words = column.choices
    .filter((choice) => choice.key === key)
    .flatMap(({ label, aliases }) => [label.vi, label.en, ...aliases])
  return [...words, ...words.map(foldKey)]
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

function isRequired(column: Column, values: Readonly<Record<string, Value>>): boolean {
  if (column.required) return true
  return column.requiredIf?.in.includes(String(values[column.requiredIf.column])) === true
}

const missing = ({ key, rule }: Column): Problem => ({
  code: 'E-REQUIRED',
  column: key,
  params: rule ? { rule } : {},
})

const isInCycle = (year: number, { from, to }: Cycle): boolean =>
  year >= Number(from.slice(0, 4)) && year <= Number(to.slice(0, 4))

/** Words that begin the name of a collective, never of a person. */
const COLLECTIVE =
  /^(?:chi bộ|chi hội|chi đoàn|thôn|khu phố|tổ dân phố|bản|trường|hợp tác xã|htx|tổ hợp tác|tổ|đội|phòng|ban|hội|công ty|câu lạc bộ|ubnd|trạm|đồn) /i

/** A collective's name under "person", or a person's year of birth under "collective". */
function isMismatch(
  personal: readonly Column[],
  kind: Value,
  name: string,
  cells: Readonly<Record<string, Cell>>,
): boolean {
  if (kind === PERSON) return COLLECTIVE.test(name)
  return kind === COLLECTIVE_KIND && personal.some((column) => !isBlank(cells[column.key]))
}

/** A kind that the row's movement does not name. A movement that names none allows all. */
function outsideAllowed(column: Column, values: Readonly<Record<string, Value>>): Problem | null {
  const allowed = column.allowedBy && own(column.allowedBy.choices, String(values[column.allowedBy.column]))
  const value = values[column.key]
  if (!allowed || typeof value !== 'string' || allowed.includes(value)) return null
  const labels = allowed.map((key) => labelOf(column, key)).join(', ')
  return {
    code: 'W-MOVEMENT-KIND',
    column: column.key,
    params: { allowed: labels.toLowerCase(), found: labelOf(column, value) },
  }
}

const labelOf = (kind: Column, value: Value | undefined): string =>
  kind.choices.find(({ key }) => key === value)?.label.vi ?? String(value)
