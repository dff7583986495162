import { isDated } from '../agenda/due-days.ts'
import { windowsOf } from '../agenda/windows.ts'
import type { Column, Form } from '../plan/form.ts'
import type { Cycle, Language, Plan, Unit } from '../plan/plan.ts'
import type { Check, Rule } from '../plan/rule.ts'
import { rulesFor } from '../rules/rules-for.ts'
import { formatDay } from '../words/format.ts'
import { GUIDE_WORDS } from '../words/guide-words.ts'
import type { Cell } from './grid.ts'

/** The tab's fixed id, the same in every spreadsheet. */
export const GUIDE_TAB_ID = 146_000_002

export interface GuideTab {
  readonly title: string
  readonly cells: readonly (readonly Cell[])[]
  /** Zero-based rows that are headings. */
  readonly headings: readonly number[]
}

/** What a clerk needs to know of this unit and this plan, in plain words: what to do, until when, how to fill each column. */
export function guideTab(
  plan: Plan,
  cycle: Cycle,
  unit: Unit,
  forms: readonly Form[],
  language: Language,
): GuideTab {
  const words = GUIDE_WORDS[language]
  const cells: Cell[][] = []
  const headings: number[] = []
  const section = (title: string, lines: readonly Cell[][]): void => {
    if (lines.length === 0) return
    headings.push(cells.length)
    cells.push([title], ...lines, [])
  }
  section(words.title(unit.name), [[plan.title[language]]])
  section(
    words.steps,
    words.how.map((line, i) => [`${i + 1}. ${line}`]),
  )
  section(
    words.asked,
    rulesFor(plan, unit).flatMap((rule) => askedLine(plan, cycle, unit, rule, language)),
  )
  for (const form of forms) {
    section(
      words.form(form.id, form.title[language]),
      form.columns.filter(({ given }) => !given).map((column) => columnLine(column, language)),
    )
  }
  return { title: words.tab, cells, headings }
}

/** The figures of another paper bind only those to whom it gives one. */
const isFor = (side: Check, unit: Unit): boolean =>
  side.kind !== 'count' || side.min?.kind !== 'perUnit' || side.min.values[unit.id] !== undefined

/** Only what is due in this cycle, or always: the clause, the sentence, the day. */
function askedLine(plan: Plan, cycle: Cycle, unit: Unit, rule: Rule, language: Language): Cell[][] {
  const words = GUIDE_WORDS[language]
  if (rule.check.every((side) => side.kind === 'narrative' || !isFor(side, unit))) return []
  if (!isDated(rule)) return [[rule.title[language], words.clause(rule.id, rule.clause), words.noDate]]
  if (rule.when.kind === 'event')
    return [
      [rule.title[language], words.clause(rule.id, rule.clause), words.beforeEvent(rule.when.daysBefore)],
    ]
  const window = windowsOf(rule.when, plan).find(({ to }) => to >= cycle.from && to <= cycle.to)
  if (!window) return []
  return [
    [rule.title[language], words.clause(rule.id, rule.clause), words.until(formatDay(window.due, language))],
  ]
}

function columnLine(column: Column, language: Language): Cell[] {
  const words = GUIDE_WORDS[language]
  const need = column.requiredIf ? words.sometimes : words.optional
  const choices = column.choices.slice(0, MOST_CHOICES).map(({ label }) => label[language])
  const more = column.choices.length > MOST_CHOICES ? words.more : ''
  const how = choices.length > 0 ? `${words.oneOf(choices.join('; '))}${more}` : words.types[column.type]
  return [column.header[language], column.required ? words.required : need, how]
}

/** A longer list is read in the dropdown itself. */
const MOST_CHOICES = 8
