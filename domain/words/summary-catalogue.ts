import type { Source } from '../plan/plan.ts'

/** A table of the summary: the name of its tab and the headings of the columns that every plan has. */
interface TableWords {
  readonly tab: string
  readonly headers: readonly string[]
}

interface TotalWords extends TableWords {
  readonly total: string
}

/** Every word of the summary spreadsheet. */
export interface SummaryWords {
  readonly file: (plan: string, cycle: string) => string
  /** Above each table: as of when, from how many units, and whether the figures are frozen. */
  readonly caption: (asOf: string, reported: string, snapshot: string) => string
  readonly provisional: string
  readonly snapshot: (number: string) => string
  readonly hash: string
  readonly notes: string
  /** The heading of the hidden column by which a note finds its row again. */
  readonly key: string
  readonly orphans: string
  readonly outOf: (part: string, whole: string) => string
  readonly cover: {
    readonly tab: string
    readonly plan: (number: string | null, issued: string | null) => string
    readonly cycle: (id: string, deadline: string) => string
    readonly headers: readonly [string, string, string, string, string, string, string, string]
    readonly rules: string
    readonly ruleHeaders: readonly [string, string, string, string, string]
    readonly sources: Readonly<Record<Source, string>>
    readonly readings: string
    readonly readingHeaders: readonly [string, string, string, string]
    readonly undecided: string
  }
  readonly units: TotalWords & { readonly after: readonly string[] }
  readonly groups: TotalWords & {
    readonly clusterTab: string
    readonly cluster: string
    readonly none: string
  }
  readonly timeliness: TotalWords
  readonly breakdown: {
    readonly tab: (title: string) => string
    readonly total: string
    readonly share: string
  }
  readonly movements: TotalWords & {
    readonly wrongKind: string
    readonly noLead: string
    readonly criteria: string
  }
  readonly funnel: TotalWords & { readonly within: (min: string, max: string) => string }
  readonly conferences: TableWords
  readonly calendar: TableWords & {
    readonly held: (unit: string) => string
    readonly undated: (units: string) => string
  }
  readonly delegates: TotalWords & {
    readonly part: (letter: string, min: string | null, max: string | null) => string
    readonly share: string
    readonly after: readonly string[]
  }
  readonly submissions: TotalWords
  readonly problems: TotalWords
  readonly tasks: TableWords & {
    readonly noDate: string
    readonly everyone: string
    readonly quarter: (quarter: number, year: string) => string
  }
  readonly requests: TableWords & {
    readonly answered: string
    readonly open: string
    readonly late: string
  }
  readonly reports: TotalWords
  readonly publicity: TotalWords & {
    readonly monthTab: string
    readonly month: string
    readonly other: string
  }
  readonly stages: TableWords & {
    readonly registered: string
    readonly nurtured: string
    readonly copied: string
    readonly proposed: string
    readonly awards: string
    readonly withdrawn: string
  }
  readonly persons: {
    readonly tabs: Readonly<Record<'sex' | 'age' | 'ethnic', string>>
    readonly headers: Readonly<Record<'sex' | 'age' | 'ethnic', string>>
    readonly ages: Readonly<Record<string, string>>
    readonly unstated: string
    /** Ethnic groups that are too small to be named. */
    readonly others: string
    readonly total: string
    readonly share: string
    /** Stands for a number that is not said, and what it means. */
    readonly unsaid: string
    readonly remark: string
  }
  readonly years: TableWords
  readonly forward: TableWords
  readonly shared: TableWords
  readonly successors: TotalWords
  readonly verdict: Readonly<
    Record<'met' | 'short' | 'over' | 'not-due' | 'not-applicable' | 'unknown', string>
  >
  readonly submission: Readonly<Record<'none' | 'empty' | 'nil' | 'on-time' | 'late' | 'held', string>>
}
