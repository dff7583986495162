import type { Words } from './plan.ts'

/** What a cell of a column may hold; each type has one parser in domain/cells. */
export const COLUMN_TYPES = [
  'text',
  'name',
  'list',
  'unit',
  'ethnic',
  'year',
  'date',
  'integer',
  'number',
  'phone',
  'email',
  'link',
  'tick',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

/** What a unit tells in its own words: results, shortcomings and their causes, next steps, requests. */
export const TOPICS = ['results', 'shortcomings', 'plans', 'requests'] as const
export type Topic = (typeof TOPICS)[number]

/** A dropdown value; `key` is what rules and figures name, `label` what people see. */
export interface Choice {
  readonly key: string
  readonly label: Words
  readonly aliases: readonly string[]
}

export interface Column {
  readonly key: string
  readonly header: Words
  readonly aliases: readonly string[]
  readonly type: ColumnType
  readonly required: boolean
  /** Required only where another column holds one of these choice keys. */
  readonly requiredIf: { readonly column: string; readonly in: readonly string[] } | null
  readonly choices: readonly Choice[]
  /** A value outside `choices` is a warning, not an error. */
  readonly open: boolean
  /** Characters for text, amount for numbers, years for `year` and `date`. */
  readonly min: number | null
  readonly max: number | null
  readonly personal: 'no' | 'basic' | 'sensitive'
  /** Filled in by the system, not by the clerk (STT, prefilled and locked cells). */
  readonly given: boolean
  /** Filled in by the template in rows that the clerk completes; alone it makes no row. */
  readonly prefilled: boolean
  /** Holds the year of the sheet's cycle; another year is an error. */
  readonly cycle: boolean
  /** A number, date, unit, link or text that rules may look at; lists and ticks always are. */
  readonly figure: boolean
  /** Under which heading the office's report gathers what units write here; null: it stays in the sheet. */
  readonly tells: Topic | null
  /** By the choice of another column, the only choices that are allowed here (else a warning). */
  readonly allowedBy: {
    readonly column: string
    readonly choices: Readonly<Record<string, readonly string[]>>
  } | null
  /** The rule that asks for the column, named in messages ("VL-18"). */
  readonly rule: string | null
}

export interface Form {
  readonly id: string
  readonly title: Words
  readonly columns: readonly Column[]
  /** Who fills it in; null: every unit. */
  readonly by: { readonly classes: readonly string[]; readonly units: readonly string[] } | null
  /** Columns that together say "the same person or collective"; folded before comparing. */
  readonly identity: readonly string[]
}
