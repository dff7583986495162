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

/** Rows that a rule counts: of a form, optionally only those whose columns hold given choice keys. */
export interface RowSet {
  readonly form: string
  readonly where: Readonly<Record<string, readonly string[]>>
}

export type Check =
  | {
      readonly kind: 'count'
      readonly rows: RowSet
      readonly min: number | null
      readonly max: number | null
      readonly source: Source
    }
  | {
      readonly kind: 'mix'
      readonly rows: RowSet
      readonly column: string
      readonly each: Readonly<Record<string, number>>
      readonly source: Source
    }
  | { readonly kind: 'cells'; readonly form: string; readonly columns: readonly string[] }
  | {
      readonly kind: 'task'
      readonly due: { readonly from: Day | null; readonly to: Day | null } | null
      /** How often in every cycle at least; null where it is done once, or whenever it comes up. */
      readonly perCycle: number | null
      readonly source: Source
    }
  /** `to` is a recipient of the plan. */
  | { readonly kind: 'forward'; readonly rows: RowSet; readonly to: string }
  | {
      readonly kind: 'external'
      readonly document: string
      readonly values: Readonly<Record<string, number>>
    }
  | { readonly kind: 'distribution' }
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
  /** A rule that only warns never makes a unit "chưa đạt". */
  readonly soft: boolean
  readonly interpretation: string | null
  readonly check: Check
}

export interface Interpretation {
  readonly id: string
  readonly question: string
  readonly reading: string
  readonly by: string
  readonly on: Day
}

/** Days and hours are of the plan's zone. */
export interface Reminder {
  readonly id: string
  readonly rules: readonly string[]
  /** Days before the end of the cycle; negative: after it. */
  readonly daysBefore: readonly number[]
  readonly at: string
  readonly source: Source
}

export interface RollupMail {
  readonly id: string
  readonly on:
    | { readonly every: 'month'; readonly day: number }
    | { readonly every: 'year'; readonly month: number; readonly day: number }
  readonly at: string
  readonly to: readonly string[]
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
  readonly cycles: readonly Cycle[]
  readonly classes: Readonly<Record<string, Words>>
  readonly forms: Readonly<Record<string, Form>>
  /** The form that each unit's sheet carries first: the one quotas count. */
  readonly rules: readonly Rule[]
  readonly reminders: readonly Reminder[]
  readonly rollups: readonly RollupMail[]
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
  readonly contacts: readonly Contact[]
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
