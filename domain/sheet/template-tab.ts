import { isDated } from '../agenda/due-days.ts'
import { windowsOf } from '../agenda/windows.ts'
import type { Column, Form } from '../plan/form.ts'
import type { Cycle, Day, Language, Plan, Unit } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'
import { paperDays } from '../rules/report-days.ts'
import { rulesFor } from '../rules/rules-for.ts'
import { bareClause } from '../words/clause-words.ts'
import { formatDay } from '../words/format.ts'
import { STATE_WORDS, STATED_STATES } from '../words/state-words.ts'
import { TEMPLATE_WORDS } from '../words/template-words.ts'
import type { Cell } from './grid.ts'

/** The table that a unit gets to fill: whose it is, what it is for, until when, the heading, prefilled rows. */
export interface TemplateTab {
  readonly title: string
  readonly cells: readonly (readonly Cell[])[]
  /** Zero-based row of the heading. */
  readonly headerRow: number
  readonly columns: readonly TemplateColumn[]
  /** Rows below the heading that are there already. */
  readonly prefilledRows: number
  readonly stateCell: StateCell
  /** Null where the form has more than one day, or none of its own. */
  readonly countdown: Countdown | null
}

/** The cell that counts the days until the form is due: the label stands left of it. */
export interface Countdown {
  readonly row: number
  readonly column: number
  readonly label: string
  /** The last good day. */
  readonly until: Day
  /** How the number of days is told. */
  readonly format: string
}

/** Where the unit says how far its table is: the label stands left of it. */
export interface StateCell {
  readonly row: number
  readonly column: number
  readonly label: string
  /** In a fresh tab. */
  readonly value: string
  readonly choices: readonly string[]
}

export interface TemplateColumn {
  readonly key: string
  readonly header: string
  /** In pixels. */
  readonly width: number
  /** Allowed values, as people read them; null where anything may be typed. */
  readonly choices: readonly string[] | null
  /** Another value is refused by the sheet itself. */
  readonly strict: boolean
  /** "@" keeps what is typed as text; null leaves the format open. */
  readonly format: string | null
  /** Filled in by the template, not by the clerk. */
  readonly locked: boolean
}

/** Lays out a tab of a form for a unit, from the plan alone. */
export function templateTab(
  plan: Plan,
  cycle: Cycle,
  unit: Unit,
  form: Form,
  language: Language,
): TemplateTab {
  const words = TEMPLATE_WORDS[language]
  const days = paperDays(plan, unit, cycle).get(form.id) ?? [cycle.to]
  const told = days.slice(0, MOST_DAYS).map((day) => formatDay(day, language))
  const lines = [
    unit.name,
    form.title[language],
    words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language), cycle.id),
    words.deadline([...told, ...(days.length > MOST_DAYS ? ['...'] : [])].join('; ')),
  ]
  const prefilled = prefilledRows(plan, cycle, unit, form, language)
  const columns = form.columns.map((column) => templateColumn(column, language))
  const stateCell = stateCellOf(columns, language)
  const [only, another] = days
  const countdown =
    only === undefined || another !== undefined ? null : countdownOf(stateCell, only, language)
  return {
    title: form.id,
    cells: [
      ...lines.map((line, row) => {
        if (row === stateCell.row) return [...beside(line, stateCell), stateCell.value]
        return row === countdown?.row ? beside(line, countdown) : [line]
      }),
      columns.map(({ header }) => header),
      ...prefilled,
    ],
    headerRow: lines.length,
    columns,
    prefilledRows: prefilled.length,
    stateCell,
    countdown,
  }
}

/** More days than these stand in the guide. */
const MOST_DAYS = 4

/** Room for the unit's name, which runs over the columns beside it. */
const NAME_WIDTH = 360

function stateCellOf(columns: readonly TemplateColumn[], language: Language): StateCell {
  const widthBefore = (at: number): number => columns.slice(0, at).reduce((sum, { width }) => sum + width, 0)
  const label = columns.findIndex((_, at) => widthBefore(at) >= NAME_WIDTH)
  const words = STATE_WORDS[language]
  return {
    row: 0,
    column: (label < 0 ? columns.length : label) + 1,
    label: words.label,
    value: words.draft,
    choices: STATED_STATES.map((state) => words[state]),
  }
}

/** Below the state. */
const countdownOf = ({ row, column }: StateCell, until: Day, language: Language): Countdown => {
  const words = TEMPLATE_WORDS[language]
  return { row: row + 1, column, label: words.daysLeft, until, format: words.daysLeftFormat }
}

/** A line of the head up to the label of the cell beside it. */
const beside = (line: string, { column, label }: StateCell | Countdown): readonly Cell[] => [
  line,
  ...Array<null>(column - 2).fill(null),
  label,
]

/**
 * The forms that a unit is given: those that it is named for, the plan's first, and those that a rule which
 * binds it looks at.
 */
export function formsFor(plan: Plan, unit: Unit): readonly Form[] {
  const rules = rulesFor(plan, unit)
  const asked = new Set(rules.flatMap(formsOfRule))
  return Object.values(plan.forms).filter(({ id, by }, i) => {
    if (by) return by.units.includes(unit.id) || by.classes.some((name) => unit.classes.includes(name))
    return i === 0 || asked.has(id)
  })
}

/** The column by which a prefilled row is known: the id of its rule. */
export const TASK_ID = 'ma_nv'

const TASKS = 'F3'
const REPORTS = 'F4'

const formsOfRule = ({ check }: Rule): readonly string[] =>
  check.flatMap((side) => {
    if (side.kind === 'task') return [TASKS]
    if (side.kind === 'request') return [REPORTS]
    if (side.kind === 'cells') return [side.form]
    return 'rows' in side ? [side.rows.form] : []
  })

/** The unit's own tasks, ready to be reported on; other forms begin empty. */
function prefilledRows(
  plan: Plan,
  cycle: Cycle,
  unit: Unit,
  form: Form,
  language: Language,
): readonly (readonly Cell[])[] {
  if (!form.columns.some(({ prefilled }) => prefilled)) return []
  const tasks = rulesFor(plan, unit).filter(({ check }) => check.some(({ kind }) => kind === 'task'))
  return tasks.map((rule) => {
    const given: Readonly<Record<string, string>> = {
      [TASK_ID]: rule.id,
      noi_dung: rule.title[language],
      muc: bareClause(rule.clause),
      thoi_han: dueWords(plan, cycle, rule, language),
    }
    return form.columns.map(({ key }) => given[key] ?? null)
  })
}

function dueWords(plan: Plan, cycle: Cycle, rule: Rule, language: Language): string {
  const words = TEMPLATE_WORDS[language]
  if (!isDated(rule)) return words.noDate
  const window = windowsOf(rule.when, plan).find(({ to }) => to >= cycle.from)
  return window ? formatDay(window.due, language) : words.noDate
}

function templateColumn(column: Column, language: Language): TemplateColumn {
  const labels = column.choices.map(({ label }) => label[language])
  return {
    key: column.key,
    header: column.header[language],
    width: widthOf(column),
    choices: labels.length > 0 ? labels : null,
    strict: !column.open && column.type === 'list',
    format: FORMATS[column.type] ?? null,
    locked: column.given || column.prefilled,
  }
}

/** Telephone numbers keep their 0, days look like days; everything else is as it is typed. */
const FORMATS: { readonly [T in Column['type']]?: string } = {
  phone: '@',
  date: 'dd/mm/yyyy',
  year: '0',
  integer: '0',
}

function widthOf(column: Column): number {
  if (column.key === 'stt') return 60
  if (column.type === 'text' || column.type === 'name' || column.type === 'unit') return 240
  return 130
}
