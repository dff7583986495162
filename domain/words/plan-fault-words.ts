import type { NameKind, PlanFaultCode } from '../plan/plan-fault.ts'

/** The words of one language for the faults of plan files. */
export interface PlanFaultWords {
  readonly place: (file: string, line: number, column: number, path: string) => string
  readonly nearest: (word: string) => string
  readonly oneOf: (words: string) => string
  readonly sentences: Readonly<Record<PlanFaultCode, (facts: FaultFacts) => string>>
}

/** What a sentence may name. `key` is the last key of the path; `right` is one word, or two ends of a span. */
export interface FaultFacts {
  readonly found: string
  readonly right: string
  readonly key: string
  readonly name: NameKind | null
}
