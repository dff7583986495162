import type { Form } from './form.ts'

/** A text in each language that Rollcall speaks. */
export interface Words {
  readonly vi: string
  readonly en: string
}
export type Language = keyof Words

/** Calendar day, "2023-12-31". Instants are epoch milliseconds (`Instant`). */
export type Day = string
export type Instant = number

export interface Cycle {
  readonly id: string
  readonly from: Day
  /** Last day that counts, inclusive to 23:59:59.999 in the plan's zone. */
  readonly to: Day
}

/** Where a value comes from; a report prints which figures are the plan's own. */
export type Source = 'plan' | 'law' | 'proposal' | 'office'

/** giao: ordered; de_nghi: requested; khuyen_khich: encouraged. Wording follows it. */
export type Strength = 'giao' | 'de_nghi' | 'khuyen_khich'

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

export interface Phase {
  readonly id: string
  readonly title: Words
  readonly from: Day
  readonly to: Day
}

/** A conference or the like, held by each unit named; its day stands in the unit's own row. */
export interface PlanEvent {
  readonly title: Words
  readonly classes: readonly string[]
  readonly units: readonly string[]
  readonly form: string
  readonly where: Readonly<Record<string, readonly string[]>>
  /** Date columns, the first that is filled tells. */
  readonly dates: readonly string[]
  /** Until a row gives the day, the last day of the window is taken. */
  readonly window: { readonly from: Day; readonly to: Day }
}

/** Phong trào thi đua: who leads it, and whom it may name. */
export interface Movement {
  readonly id: string
  readonly name: Words
  readonly clause: string
  readonly strength: Strength | null
  /** chủ trì, đồng chủ trì, mỗi cơ quan chủ trì phần mình. */
  readonly leads: readonly { readonly unit: string; readonly role: 'lead' | 'co_lead' | 'own' }[]
  /** Choice keys of the kind column; empty: not stated. */
  readonly kinds: readonly string[]
  readonly period: { readonly from: number; readonly to: number } | null
}

/** A report asked for on the way, with its own due day. */
export interface ReportRequest {
  readonly id: string
  readonly rule: string
  readonly title: Words
  readonly asked: Day
  readonly due: Day
  readonly classes: readonly string[]
  readonly units: readonly string[]
}

export interface Interpretation {
  readonly id: string
  readonly question: string
  /** null: nobody has decided yet. */
  readonly reading: string | null
  readonly reason: string | null
  readonly by: string
  readonly on: Day
}

/** Days and hours are of the plan's zone. */
export interface Reminder {
  readonly id: string
  readonly rules: readonly string[]
  /** Days before each due day of the rules; negative: after it. */
  readonly daysBefore: readonly number[]
  readonly at: string
  readonly source: Source
}

export type Rhythm =
  | { readonly every: 'month'; readonly day: number }
  | { readonly every: 'year'; readonly month: number; readonly day: number }

export interface RollupMail {
  readonly id: string
  readonly on: Rhythm
  readonly at: string
  readonly to: readonly string[]
  readonly source: Source
}

/** When the summary spreadsheet is built besides. */
export interface SummaryBuild {
  readonly id: string
  readonly on: Rhythm
  readonly at: string
  readonly source: Source
}

export interface Recipient {
  readonly id: string
  readonly title: Words
  readonly email: string
}

export interface Plan {
  readonly id: string
  readonly number: string | null
  readonly title: Words
  readonly issuer: Words
  readonly place: string
  readonly issuedOn: Day | null
  readonly signer: { readonly title: string; readonly name: string } | null
  readonly basis: readonly string[]
  readonly zone: string
  readonly valid: { readonly from: Day; readonly to: Day }
  readonly phases: readonly Phase[]
  readonly cycles: readonly Cycle[]
  readonly classes: Readonly<Record<string, Words>>
  readonly forms: Readonly<Record<string, Form>>
  readonly events: Readonly<Record<string, PlanEvent>>
  readonly movements: readonly Movement[]
  readonly rules: readonly Rule[]
  /** Rules whose verdicts decide a unit's line in mails and summaries; empty: all that look at rows. */
  readonly headline: readonly string[]
  readonly requests: readonly ReportRequest[]
  readonly reminders: readonly Reminder[]
  readonly rollups: readonly RollupMail[]
  readonly summaries: readonly SummaryBuild[]
  /** So many days after a cycle its figures are locked; null: never. */
  readonly lock: { readonly daysAfter: number; readonly source: Source } | null
  readonly recipients: readonly Recipient[]
  readonly distribution: readonly string[]
  readonly interpretations: readonly Interpretation[]
  readonly sender: { readonly name: string; readonly email: string }
}

/** A unit as the plan's registry has it. `name` is the official name with its prefix. */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly classes: readonly string[]
  readonly cluster: string | null
  /** Id of the unit above it. */
  readonly parent: string | null
  readonly contacts: readonly Contact[]
  /** First and last day of its existence; null: open. */
  readonly validFrom: Day | null
  readonly validTo: Day | null
  /** Id of the unit that takes over after its last day. */
  readonly successor: string | null
}

export interface Contact {
  readonly role: 'clerk' | 'checker' | 'head'
  readonly email: string
}

/** A plan with its units: what a campaign runs on. */
export interface Campaign {
  readonly plan: Plan
  readonly units: readonly Unit[]
}
