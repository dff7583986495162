import type { DaysOff } from '../time/working-days.ts'
import type { Form } from './form.ts'
import type { Rule } from './rule.ts'

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
  /** Whose duty it is to hear it; a unit without such a contact hears it through its first. */
  readonly to: readonly Contact['role'][]
  /** Recipients who get one mail that lists the units still short: the last step of an escalation. */
  readonly tell: readonly string[]
  /** Whether `daysBefore` counts every day, or working days only. */
  readonly count: 'calendar' | 'working'
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
  /** Files that go with its roll-up mails. */
  readonly attach: readonly AttachedFile[]
  /** The units that the recipient is told of; nothing said: all. A member of the council has a cluster. */
  readonly inCharge: { readonly clusters: readonly string[]; readonly units: readonly string[] } | null
}

/** The summary as .xlsx, the periodic report as .docx. */
export type AttachedFile = 'summary' | 'report'

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
  /** Classes that the issuer has no authority over: asked, also where the paper orders. */
  readonly requested: readonly string[]
  readonly requests: readonly ReportRequest[]
  readonly reminders: readonly Reminder[]
  readonly rollups: readonly RollupMail[]
  readonly summaries: readonly SummaryBuild[]
  /** Days besides Saturdays and Sundays on which nobody works; only for what counts working days. */
  readonly daysOff: readonly (DaysOff & { readonly title: Words })[]
  /** So many days after a cycle its figures are locked; null: never. */
  readonly lock: { readonly daysAfter: number; readonly source: Source } | null
  readonly recipients: readonly Recipient[]
  readonly distribution: readonly string[]
  readonly interpretations: readonly Interpretation[]
  readonly sender: Sender
}

/** Whose name and address the plan's mails bear; the name is free text. */
export interface Sender {
  readonly name: string
  readonly email: string
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
