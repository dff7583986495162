/**
 * Everything that can be wrong with the files of a plan folder, as stable codes. The words live in
 * domain/words/plan-faults-*.ts; a retired code is never used again.
 */
export const PLAN_FAULT_CODES = [
  'no-file',
  'no-folder',
  'syntax',
  'duplicate-key',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'not-allowed',
  'bad-date',
  'bad-month-day',
  'bad-time',
  'bad-email',
  'bad-id',
  'bad-zone',
  'too-small',
  'too-big',
  'empty',
  'unknown-name',
  'duplicate-id',
  'wrong-order',
  'overlap',
  'gap',
  'outside-validity',
  'not-countable',
  'still-needed',
  'no-address',
  'row-width',
] as const
/** What a plan file may say and hardly means; the plan runs all the same. */
export const PLAN_WARNING_CODES = [
  'cannot-be-met',
  'class-without-units',
  'binds-nobody',
  'before-opening',
  'never-reminded',
  'unresolved',
  'unused-recipient',
  'cluster-without-units',
] as const
export type PlanFaultCode = (typeof PLAN_FAULT_CODES)[number] | (typeof PLAN_WARNING_CODES)[number]

/** What a name in a plan can stand for. */
export type NameKind =
  | 'class'
  | 'form'
  | 'column'
  | 'choice'
  | 'rule'
  | 'recipient'
  | 'unit'
  | 'interpretation'
  | 'event'
  | 'movement'
  | 'rollup'

/** Keys and list places from the top of the file: ["rules", 14, "classes", 0]. */
export type FaultPath = readonly (string | number)[]

/** One thing wrong, before it is known where in the text it stands. */
export interface PlanIssue {
  readonly code: PlanFaultCode
  readonly path: FaultPath
  /** What stands there, as typed; null when nothing does. */
  readonly found: string | null
  /** What would be right: allowed words, a type's name, a bound. */
  readonly right: readonly string[]
  /** For `unknown-name`. */
  readonly name: NameKind | null
}

/** "rules[14].classes[0]": the path as people read it. */
export const faultPathText = (path: FaultPath): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
