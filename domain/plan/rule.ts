import type { Day, Source, Strength, Words } from './plan.ts'

/** Rows that a rule looks at: of a form, optionally only those whose columns hold given choice keys. */
export interface RowSet {
  readonly form: string
  readonly where: Readonly<Record<string, readonly string[]>>
}

/** "12-31": a day of every year. */
export type MonthDay = string

/**
 * When a rule's figures are wanted. A window may be due some days after it closes ("số liệu chốt 14/12, gửi
 * 20/12"); all its days count, the last one to its last millisecond.
 */
export type When =
  /** At the end of each cycle of the plan. */
  | { readonly kind: 'cycle' }
  /** "Không quy định": the paper gives no date. */
  | { readonly kind: 'none' }
  | ({ readonly kind: 'once'; readonly from: Day | null; readonly to: Day } & Dated)
  /** Each year; `from` later in the year than `to` begins the year before (15/12 to 14/12). */
  | ({ readonly kind: 'yearly'; readonly from: MonthDay; readonly to: MonthDay } & Repeated)
  /** Without gap from one to the next; `closes` is a day of the last month, 31 for its last day. */
  | ({ readonly kind: 'tiled'; readonly every: 'quarter' | 'month'; readonly closes: number } & Repeated)
  /** Calendar days before (negative: after) the day of an event, that day included. */
  | {
      readonly kind: 'event'
      readonly event: string
      readonly daysBefore: number
      readonly source: Source
    }

interface Dated {
  readonly dueAfterDays: number
  readonly source: Source
}

interface Repeated extends Dated {
  /** The first window is the first that closes on this day or later; null: as the plan is valid. */
  readonly since: Day | null
}

/** A bound of a count: a number of the paper, of another paper by unit, or a figure in another unit's sheet. */
export type Bound =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'perUnit'
      readonly values: Readonly<Record<string, number>>
      readonly document: string
    }
  | {
      readonly kind: 'cell'
      readonly unit: string
      readonly form: string
      readonly column: string
      /** The unit column of that form which names the judged unit; null where one row is meant for all. */
      readonly match: string | null
      readonly otherwise: number | null
    }

/** A day that a date column is compared with. */
export type DateRef =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'column'; readonly column: string; readonly days: number }
  | { readonly kind: 'event'; readonly event: string; readonly days: number }

/** What a column of a row must hold; of several parts, all. */
export interface Condition {
  readonly column: string
  readonly in: readonly string[] | null
  readonly filled: boolean
  readonly min: Bound | null
  readonly max: Bound | null
  readonly notBefore: DateRef | null
  readonly notAfter: DateRef | null
}

/** Choices whose rows together must be at least or at most so many percent of all. */
export interface SharePart {
  readonly of: readonly string[]
  readonly min: number | null
  readonly max: number | null
}

/**
 * What is asked: few words, freely combined with who (classes, units, insteadOf) and when. The 23 kinds of
 * rule that the source papers know are told in them: see docs/plan-language.md.
 */
export type Check =
  | {
      readonly kind: 'count'
      readonly rows: RowSet
      /** A number column to add up; null counts the rows themselves. */
      readonly sum: string | null
      /** The column that names the window a row reports on; bounds then hold for each window. */
      readonly period: string | null
      readonly min: Bound | null
      readonly max: Bound | null
      /** Rows above the maximum are too many, or a ranked waiting list. */
      readonly over: 'error' | 'waiting'
      readonly source: Source
    }
  | {
      readonly kind: 'mix'
      readonly rows: RowSet
      readonly column: string
      readonly each: Readonly<Record<string, number>>
      readonly source: Source
    }
  | {
      readonly kind: 'share'
      readonly rows: RowSet
      readonly column: string
      readonly parts: readonly SharePart[]
      /** In rows: a share may be missed by so many. */
      readonly tolerance: number
      readonly source: Source
    }
  | {
      readonly kind: 'each'
      readonly rows: RowSet
      readonly atLeast: number
      readonly if: readonly Condition[]
      readonly must: readonly Condition[]
      readonly source: Source
    }
  | { readonly kind: 'cells'; readonly form: string; readonly columns: readonly string[] }
  | { readonly kind: 'task'; readonly document: boolean; readonly after: readonly string[] }
  | {
      readonly kind: 'forward'
      readonly rows: RowSet
      /** The column with the code of the row of a unit below from which a row was chosen. */
      readonly from: string | null
      readonly min: number | null
      readonly max: number | null
      /** A recipient of the plan. */
      readonly to: string
      readonly source: Source
    }
  | { readonly kind: 'request' }
  | { readonly kind: 'leads' }
  | { readonly kind: 'phases' }
  | { readonly kind: 'rollup'; readonly of: string }
  | { readonly kind: 'distribution'; readonly lines: number }
  | { readonly kind: 'narrative' }

export interface Rule {
  readonly id: string
  readonly clause: string
  readonly strength: Strength
  readonly title: Words
  /** Unit classes it binds; empty: nobody in particular (the issuer itself). */
  readonly classes: readonly string[]
  /** Named units it binds, beside its classes. */
  readonly units: readonly string[]
  /** Rules in whose place it binds a unit that both would bind: the most specific wins, never the sum. */
  readonly insteadOf: readonly string[]
  /** A rule that only warns never makes a unit "chưa đạt". */
  readonly soft: boolean
  readonly interpretation: readonly string[]
  readonly when: When
  /** Its sides; the worst decides. */
  readonly check: readonly Check[]
}
