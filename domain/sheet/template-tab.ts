import type { Column, Form } from '../plan/form.ts'
import type { Cycle, Language, Plan, Unit } from '../plan/plan.ts'
import { formatDay } from '../words/format.ts'
import { TEMPLATE_WORDS } from '../words/template-words.ts'
import type { Cell } from './grid.ts'

/** The empty table that a unit gets to fill: whose it is, what it is for, until when, and the heading. */
export interface TemplateTab {
  readonly cells: readonly (readonly Cell[])[]
  /** Zero-based row of the heading. */
  readonly headerRow: number
  /** Column widths in pixels. */
  readonly widths: readonly number[]
}

/** Lays out an empty tab of a form for a unit, from the plan alone. */
export function templateTab(
  plan: Plan,
  cycle: Cycle,
  unit: Unit,
  form: Form,
  language: Language,
): TemplateTab {
  const words = TEMPLATE_WORDS[language]
  const lines = [
    unit.name,
    form.title[language],
    words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language), cycle.id),
    words.deadline(formatDay(cycle.to, language)),
  ]
  return {
    cells: [...lines.map((line) => [line]), form.columns.map((column) => column.header[language])],
    headerRow: lines.length,
    widths: form.columns.map(widthOf),
  }
}

function widthOf(column: Column): number {
  if (column.key === 'stt') return 60
  if (column.type === 'text' || column.type === 'name' || column.type === 'unit') return 240
  return 130
}
