import type { Day, Language, Words } from '../../domain/plan/plan.ts'
import type { MonthDay } from '../../domain/plan/rule.ts'
import { foldAscii } from '../../domain/text/fold.ts'
import { addDays } from '../../domain/time/days.ts'
import { type Comment, commentedYaml } from './commented-yaml.ts'
import { NEW_PLAN_WORDS, type NewPlanWords } from './new-plan-words.ts'
import { type NewRule, numbered, scaffoldRules } from './scaffold-rules.ts'
import { scaffoldUnits } from './scaffold-units.ts'

/** A group of units with the number of exemplars asked of each; null: the paper gives no such bound. */
export interface ClassAnswer {
  readonly label: string
  readonly min: number | null
  readonly max: number | null
}

/** Quotas fall due on a day of every year, or once. */
export type CycleAnswer =
  | { readonly kind: 'yearly'; readonly first: number; readonly last: number; readonly due: MonthDay }
  | { readonly kind: 'once'; readonly due: Day }

/** What is known of a new plan. Its due days lie within its validity; there is at least one class. */
export interface PlanAnswers {
  readonly id: string
  /** Language of the comments. */
  readonly language: Language
  readonly today: Day
  readonly number: string | null
  readonly title: string
  readonly issuer: string
  readonly place: string
  readonly issuedOn: Day | null
  readonly valid: { readonly from: Day; readonly to: Day }
  readonly cycles: CycleAnswer
  readonly classes: readonly ClassAnswer[]
  /** Whether every unit reports its figures at the end of each cycle. */
  readonly report: boolean
  readonly sender: string
}

export interface PlanFiles {
  readonly 'plan.yaml': string
  readonly 'units.csv': string
}

/** The files of a small, whole plan that passes the check. What the answers do not tell, comments ask for. */
export function scaffoldPlan(answers: PlanAnswers): PlanFiles {
  const classes = withKeys(answers.classes)
  const rules = scaffoldRules(answers, classes)
  const { comments } = NEW_PLAN_WORDS[answers.language]
  const plan = planOf(answers, classes, rules)
  return {
    'plan.yaml': commentedYaml(plan, comments.file, commentsOn(rules.length, comments)),
    'units.csv': scaffoldUnits(answers, classes),
  }
}

const commentsOn = (rules: number, comments: NewPlanWords['comments']): readonly Comment[] => [
  ...Object.entries(comments.above).map(([key, text]) => ({ path: [key], text })),
  ...Object.entries(comments.behind).map(([key, text]) => ({ path: [key], text, isBehind: true })),
  ...Array.from({ length: rules }, (_, index) => ({
    path: ['rules', index, 'clause'],
    text: comments.clause,
    isBehind: true,
  })),
]

/** An id made of any text: "Kế hoạch 146" becomes "ke-hoach-146". */
export const idOf = (text: string): string => slug(text, '-') || 'ke-hoach'

const slug = (text: string, dash: string): string => (foldAscii(text).match(/[a-z0-9]+/g) ?? []).join(dash)

export type KeyedClass = ClassAnswer & { readonly key: string }

/** Two classes of one name stay two, and none is a bare number: those would come first whatever their place. */
function withKeys(classes: readonly ClassAnswer[]): readonly KeyedClass[] {
  const taken = new Set<string>()
  return classes.map((answer, index) => {
    const words = slug(answer.label, '_')
    const name = /^[a-z]/.test(words) ? words : ['nhom', words].filter(Boolean).join('_')
    const key = taken.has(name) ? `${name}__${index + 1}` : name
    taken.add(key)
    return { ...answer, key }
  })
}

function planOf(answers: PlanAnswers, classes: readonly KeyedClass[], rules: readonly NewRule[]): object {
  const { id, number, title, issuer, place, issuedOn, valid, today, sender } = answers
  const { question, reading, by } = NEW_PLAN_WORDS[answers.language]
  return {
    id,
    number,
    title: asBoth(title),
    issuer: asBoth(issuer),
    place,
    issuedOn,
    signer: null,
    basis: [],
    zone: 'Asia/Ho_Chi_Minh',
    valid,
    cycles: cyclesOf(answers),
    classes: Object.fromEntries(classes.map(({ key, label }) => [key, asBoth(label)])),
    forms: formsOf(rules),
    rules,
    reminders: remindersOf(rules),
    interpretations: [{ id: numbered(id, 'a'), question, reading, by, on: today }],
    sender: { name: issuer, email: sender },
  }
}

/** Nobody is short of a rule that counts nothing. */
function remindersOf(rules: readonly NewRule[]): readonly object[] {
  const counted = rules.filter(({ check }) => check.kind === 'count').map(({ id }) => id)
  const rhythm = { daysBefore: [30, 7, 1, -3], at: '08:00', source: 'office' }
  return counted.length === 0 ? [] : [{ id: 'nhac', rules: counted, ...rhythm }]
}

const asBoth = (text: string): Words => ({ vi: text, en: text })

function cyclesOf({ cycles, valid }: PlanAnswers): readonly { id: string; from: Day; to: Day }[] {
  if (cycles.kind === 'once') return [{ id: cycles.due.slice(0, 4), from: valid.from, to: cycles.due }]
  const { first, last, due } = cycles
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((year) => ({
    id: String(year),
    from: addDays(`${year - 1}-${due}`, 1),
    to: `${year}-${due}`,
  }))
}

/** Columns that most papers do not ask for; personal data that nobody asks for stays out. */
const OMITTED = {
  F1: ['gioi_tinh', 'dan_toc', 'dia_chi', 'vai_tro', 'phong_trao_khac', 'tieu_chi', 'nhan_rong', 'uu_tien'],
}

/** The forms that the rules look at. A plan without movements takes their names as text. */
function formsOf(rules: readonly NewRule[]): Readonly<Record<string, object>> {
  const used = new Set(rules.flatMap(({ check }) => (check.rows ? [check.rows.form] : [])))
  return {
    ...(used.has('F1') ? { F1: { omit: OMITTED.F1, columns: { phong_trao: { type: 'text' } } } } : {}),
    ...(used.has('F4') ? { F4: {} } : {}),
  }
}
