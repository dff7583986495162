import type { Day, Language } from '../../domain/plan/plan.ts'
import type { MonthDay } from '../../domain/plan/rule.ts'
import { email } from '../../domain/plan/schema-parts.ts'
import { isRealDay } from '../../domain/time/days.ts'
import { NEW_PLAN_WORDS, type NewPlanWords } from './new-plan-words.ts'
import type { ClassAnswer, CycleAnswer, PlanAnswers } from './scaffold-plan.ts'

export interface TextQuestion {
  readonly message: string
  readonly default?: string
  /** true, or what is wrong with the answer. */
  readonly validate: (answer: string) => true | string
}

/** Whoever answers: a person at a terminal, or a test. */
export interface Asker {
  text(question: TextQuestion): Promise<string>
  yes(question: { readonly message: string; readonly default: boolean }): Promise<boolean>
}

/** Asks for all that a new plan needs; an answer is only taken when it is right. */
export async function askPlan(
  id: string,
  language: Language,
  today: Day,
  asker: Asker,
): Promise<PlanAnswers> {
  const words = NEW_PLAN_WORDS[language]
  const ask = askingWith(asker, words)
  const number = await ask.optional('number')
  const title = await ask.filled('title')
  const issuer = await ask.filled('issuer')
  const place = await ask.filled('place')
  const issuedOn = await ask.optional('issuedOn', isRealDay, words.wrong.day)
  const from = await ask.day('validFrom', issuedOn ?? undefined)
  const to = await ask.day('validTo', undefined, (day) => day >= from || words.notBefore(from))
  const cycles = await askCycles({ from, to }, ask, words)
  const classes = await askClasses(ask, words)
  const report = await asker.yes({ message: words.ask.report, default: true })
  const sender = await ask.right('sender', (answer) => email.safeParse(answer).success || words.wrong.email)
  const valid = { from, to }
  return {
    id,
    language,
    today,
    number,
    title,
    issuer,
    place,
    issuedOn,
    valid,
    cycles,
    classes,
    report,
    sender,
  }
}

type Question = keyof NewPlanWords['ask']
type Validate = TextQuestion['validate']
type Ask = ReturnType<typeof askingWith>

function askingWith(asker: Asker, words: NewPlanWords) {
  const right = async (message: Question, validate: Validate, usual?: string): Promise<string> => {
    const trimmed: Validate = (answer) => validate(answer.trim())
    const question = { message: words.ask[message], validate: trimmed }
    return (await asker.text(usual === undefined ? question : { ...question, default: usual })).trim()
  }
  return {
    right,
    yes: (message: Question) => asker.yes({ message: words.ask[message], default: true }),
    filled: (message: Question) => right(message, (answer) => answer !== '' || words.wrong.empty),
    optional: async (message: Question, isRight = (_: string) => true, wrong = ''): Promise<string | null> =>
      (await right(message, (answer) => answer === '' || isRight(answer) || wrong)) || null,
    day: (message: Question, usual?: Day, more: Validate = () => true): Promise<Day> =>
      right(message, (answer) => (isRealDay(answer) ? more(answer) : words.wrong.day), usual),
    count: async (message: string, least: number): Promise<number | null> => {
      const validate: Validate = (answer) => isCount(answer.trim(), least) || words.wrong.number
      const answer = (await asker.text({ message, validate })).trim()
      return answer === '' ? null : Number(answer)
    },
  }
}

const isCount = (answer: string, least: number): boolean =>
  answer === '' || (/^\d{1,6}$/.test(answer) && Number(answer) >= least)

type Valid = PlanAnswers['valid']

async function askCycles(valid: Valid, ask: Ask, words: NewPlanWords): Promise<CycleAnswer> {
  const outside = words.within(valid.from, valid.to)
  if (!(await ask.yes('yearly'))) {
    const due = await ask.day('dueOnce', valid.to, (day) => isWithin(day, valid) || outside)
    return { kind: 'once', due }
  }
  const due = await ask.right(
    'dueEachYear',
    (answer) =>
      isRealDay(`2023-${answer}`) ? dueYears(answer, valid).length > 0 || outside : words.wrong.monthDay,
    '12-31',
  )
  const years = dueYears(due, valid)
  const first = await ask.right('first', (answer) => years.includes(answer) || outside, years[0])
  const last = await ask.right(
    'last',
    (answer) => (answer < first ? words.notBefore(first) : years.includes(answer) || outside),
    years.at(-1),
  )
  return { kind: 'yearly', first: Number(first), last: Number(last), due }
}

const isWithin = (day: Day, { from, to }: Valid): boolean => day >= from && day <= to

/** The years whose due day lies within the validity. */
function dueYears(due: MonthDay, valid: Valid): readonly string[] {
  const [first, last] = [Number(valid.from.slice(0, 4)), Number(valid.to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, i) => String(first + i))
  return years.filter((year) => isWithin(`${year}-${due}`, valid))
}

async function askClasses(ask: Ask, words: NewPlanWords): Promise<readonly ClassAnswer[]> {
  const classes: ClassAnswer[] = []
  let label: string | null = await ask.filled('firstClass')
  while (label !== null) {
    const min = await ask.count(words.classMin(label), 0)
    const max = await ask.count(words.classMax(label), min ?? 0)
    classes.push({ label, min, max })
    label = await ask.optional('nextClass')
  }
  return classes
}
