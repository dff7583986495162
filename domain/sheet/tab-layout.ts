import type { Form } from '../plan/form.ts'
import type { Day } from '../plan/plan.ts'
import { fingerprintOf } from './fingerprint.ts'
import { formMetadata } from './sheet-metadata.ts'
import { TASK_ID, type TemplateColumn, type TemplateTab } from './template-tab.ts'

/** How a form's tab was laid out, as far as a later version of the plan must know it. */
export interface TabLayout {
  /** The form with all its choices, as one fingerprint. */
  readonly form: string
  /** The lines above the heading. */
  readonly head: readonly string[]
  /** Headings by column key. */
  readonly headers: Readonly<Record<string, string>>
  /** Fingerprints of dropdown and format by column key. */
  readonly looks: Readonly<Record<string, string>>
  /** Of each prefilled row, by its id, prints of what was put there by column key; absent before it was remembered. */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The day to which its head counts; absent where it counts to none. */
  readonly until?: Day
  /** Its columns bear their keys; tabs of before that did not. */
  readonly keyed?: true
}

export const tabLayout = (form: Form, tab: TemplateTab): TabLayout => ({
  form: fingerprintOf(formMetadata(form)),
  head: headOf(tab),
  headers: Object.fromEntries(tab.columns.map(({ key, header }) => [key, header])),
  looks: Object.fromEntries(tab.columns.map((column) => [column.key, lookOf(column)])),
  rows: Object.fromEntries(givenRows(tab).map(({ id, cells }) => [id, printsOf(cells)])),
  ...(tab.countdown ? { until: tab.countdown.until } : {}),
  keyed: true,
})

/** A row that the template fills in: what stands in which column. */
export interface GivenRow {
  readonly id: string
  readonly cells: Readonly<Record<string, string>>
}

export function givenRows({ cells, headerRow, prefilledRows, columns }: TemplateTab): readonly GivenRow[] {
  return cells.slice(headerRow + 1, headerRow + 1 + prefilledRows).map((row) => {
    const given = columns.flatMap(({ key }, i) => (row[i] === null ? [] : [[key, String(row[i])] as const]))
    const filled = Object.fromEntries(given)
    return { id: filled[TASK_ID] ?? '', cells: filled }
  })
}

const printsOf = (cells: GivenRow['cells']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, fingerprintOf(text)]))

export const headOf = ({ cells, headerRow }: TemplateTab): readonly string[] =>
  cells.slice(0, headerRow).map(([line]) => String(line))

/** What differs here is renewed; widths are the unit's own business once the tab is theirs. */
export const lookOf = ({ choices, strict, format }: TemplateColumn): string =>
  fingerprintOf(JSON.stringify([choices, strict, format]))
