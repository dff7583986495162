import type { Words } from '../../domain/plan/plan.ts'
import { foldAscii } from '../../domain/text/fold.ts'
import { NEW_PLAN_WORDS, type NewPlanWords } from './new-plan-words.ts'
import type { KeyedClass, PlanAnswers } from './scaffold-plan.ts'

/** A rule as plan.yaml has it. */
export interface NewRule {
  readonly id: string
  readonly title: Words
  readonly classes: readonly string[]
  readonly check: { readonly kind: string; readonly rows?: { readonly form: string } }
}

/** A quota for each class that has a bound, and the report; if there is neither, a rule to begin with. */
export function scaffoldRules(answers: PlanAnswers, classes: readonly KeyedClass[]): readonly NewRule[] {
  const keys = classes.map(({ key }) => key)
  const count = (form: string) => ({ kind: 'count', rows: { form } })
  const quotas = classes
    .filter(({ min, max }) => min !== null || max !== null)
    .map(({ key, min, max }) => ({
      title: both(({ quota }) => quota(min, max)),
      classes: [key],
      check: {
        ...count('F1'),
        ...(min === null ? {} : { min }),
        ...(max === null ? {} : { max }),
        source: 'plan',
      },
    }))
  const report = {
    title: both((words) => words.report),
    classes: keys,
    check: { ...count('F4'), period: 'ky', min: 1, source: 'plan' },
  }
  const told = { title: both((words) => words.told), classes: keys, check: { kind: 'narrative' } }
  const parts = [...quotas, ...(answers.report ? [report] : [])]
  return (parts.length > 0 ? parts : [told]).map(({ check, ...part }, index) => ({
    id: numbered(answers.id, String(index + 1).padStart(2, '0')),
    clause: '?',
    strength: 'giao',
    ...part,
    ...(index === 0 ? { interpretation: numbered(answers.id, 'a') } : {}),
    check,
  }))
}

const both = (pick: (words: NewPlanWords) => string): Words => ({
  vi: pick(NEW_PLAN_WORDS.vi),
  en: pick(NEW_PLAN_WORDS.en),
})

/** "VL-07" of van-lang-146: the initials of the id's words. */
export function numbered(id: string, part: string): string {
  const initials = (foldAscii(id).match(/(?<![a-z0-9])[a-z]/g) ?? []).join('').slice(0, 4)
  return `${initials.toUpperCase() || 'R'}-${part}`
}
