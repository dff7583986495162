import type { Topic } from '../plan/form.ts'
import type { Day } from '../plan/plan.ts'
import type { Submission, Verdict } from '../rules/standing.ts'

/** Every word of the periodic report and of the list that goes with it. */
export interface ReportWords {
  readonly nation: string
  readonly motto: string
  readonly number: (symbol: string) => string
  readonly placeAndDate: (place: string, day: Day) => string
  readonly kind: string
  /** A count as reports write it. */
  readonly figure: (count: number) => string
  readonly outOf: (some: number, all: number) => string
  readonly plan: (paper: string | null, title: string) => string
  readonly paper: (paper: string, day: Day | null, issuer: string) => string
  readonly ofDay: (day: string) => string
  readonly summary: (period: string, plan: string) => string
  readonly opening: (papers: readonly string[], issuer: string, period: string) => string
  readonly closing: (period: string, issuer: string) => string
  readonly sections: readonly [string, string, string, string, string]
  readonly sent: SentWords
  readonly result: ResultWords
  readonly lacking: LackingWords
  readonly tasks: TaskWords
  readonly told: ToldWords
  readonly appendix: AppendixWords
  readonly list: ListWords
  readonly recipients: string
}

interface SentWords {
  readonly asOf: (hour: string, day: string, deadline: string) => string
  readonly snapshot: (number: string, hash: string) => string
  readonly units: (reported: string, parts: readonly string[]) => string
  readonly onTime: (count: string) => string
  readonly late: (count: string) => string
  readonly nil: (count: string) => string
  readonly held: (count: string) => string
  readonly missing: (count: string, appendix: string) => string
  readonly allSent: string
  readonly heldUnits: (units: string) => string
  readonly rows: (rows: string, counted: string, errors: string) => string
}

interface ResultWords {
  readonly headings: readonly [string, string]
  readonly met: (count: string) => string
  readonly rule: (clause: string, title: string, count: string) => string
  readonly by: (list: string, parts: readonly string[]) => string
  readonly nothing: string
}

interface LackingWords {
  readonly headings: readonly [string, string, string]
  readonly units: (count: string) => string
  readonly unitsDue: (count: string, deadline: string) => string
  readonly none: string
  readonly rows: (count: string, units: string, names: string) => string
  readonly rules: (count: string, units: string, names: string) => string
  readonly unknown: (units: string, names: string) => string
  readonly errors: (parts: readonly string[]) => string
  readonly warnings: (parts: readonly string[]) => string
  readonly noErrors: string
  readonly problem: (title: string, rows: string) => string
  readonly readings: string
  readonly reading: (question: string, reading: string | null) => string
}

interface TaskWords {
  readonly dated: (title: string, clause: string, due: string, done: string) => string
  readonly undated: (count: string, appendix: string) => string
  readonly none: string
  readonly noDate: string
  readonly byEvent: string
}

interface ToldWords {
  readonly intro: string
  readonly nothing: string
  readonly heading: (number: string, topic: string) => string
  readonly topics: Readonly<Record<Topic, string>>
  readonly count: (units: string) => string
  readonly line: (unit: string, words: string) => string
  /** A task or a period, and what is told of it. */
  readonly about: (label: string, words: string) => string
  readonly cut: (words: string, more: string) => string
  readonly moreUnits: (count: string) => string
}

interface AppendixWords {
  readonly submission: Readonly<Record<Submission, string>>
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly name: (roman: string) => string
  readonly note: (symbol: string, day: Day, issuer: string) => string
  readonly total: string
  readonly ruleCount: (count: string) => string
  readonly units: { readonly title: string; readonly before: Headings; readonly after: Headings }
  readonly missing: { readonly title: string; readonly headers: Headings }
  readonly fields: { readonly title: (list: string) => string; readonly share: string; readonly all: string }
  readonly tasks: { readonly title: string; readonly headers: Headings }
  readonly persons: {
    readonly titles: Readonly<Record<'sex' | 'age' | 'ethnic', string>>
    readonly asOf: (asOf: string, reported: string, number: string) => string
  }
}

interface ListWords {
  readonly kind: string
  readonly summary: (recipient: string, period: string) => string
  /** Where the plan names no recipient. */
  readonly above: string
  readonly headers: Headings
  readonly none: string
  readonly count: (count: string) => string
}

type Headings = readonly string[]
