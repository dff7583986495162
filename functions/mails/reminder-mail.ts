import { html } from 'hono/html'
import type { Campaign, Cycle, Day, Instant, Language, Unit } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import type { RuleVerdict, UnitStanding } from '../../domain/rules/standing.ts'
import { strengthFor } from '../../domain/rules/strength-for.ts'
import { dayOf, daysBetween } from '../../domain/time/days.ts'
import { DEADLINE_WORDS } from '../../domain/words/deadline-words.ts'
import { formatDay, formatInstant } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { periodInSentence } from '../../domain/words/period-words.ts'
import { describeSheetProblem } from '../../domain/words/problem-words.ts'
import type { MailContent } from '../ports/mail.ts'
import { block, button, mailPage } from './layout.ts'

export interface ReminderInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly sheetUrl: string | null
  readonly now: Instant
  readonly language: Language
  /** What the reminder is about: hard rules not fulfilled yet. */
  readonly missing: readonly RuleVerdict[]
  /** The day by which. */
  readonly due: Day
  /** Columns with errors, by their headings, and in how many rows. */
  readonly faulty: readonly { readonly header: string; readonly rows: number }[]
  /** Why the file that the unit sent could not be read; null where it sent none, or a good one. */
  readonly refused: SheetProblem | null
}

/**
 * The reminder to a unit that still misses something: exactly what, by when, by which clause, and where to
 * mend it. Counts only: no row and no name of a person enters a mail.
 */
export function reminderMail(input: ReminderInput): MailContent {
  const { campaign, unit, language } = input
  const words = MAIL_WORDS[language]
  const { missing: short } = input
  const day = formatDay(input.due, language)
  const subject = subjectOf(input, day)
  const lines = linesOf(input, short)
  const deadline = DEADLINE_WORDS[language](day, daysBetween(dayOf(input.now, campaign.plan.zone), input.due))
  const footer = footerOf(input)
  const body = [
    block(html`<strong>${words.reminder.greeting(unit.name)}</strong>`),
    ...lines.map(block),
    block(html`<strong>${deadline}</strong>`),
    ...(input.sheetUrl ? [button(input.sheetUrl, words.openSheet)] : []),
    block(words.reminder.thanks(campaign.plan.issuer[language])),
  ]
  const text = [
    words.reminder.greeting(unit.name),
    '',
    ...lines,
    '',
    deadline,
    ...(input.sheetUrl ? [`${words.openSheet}: ${input.sheetUrl}`] : []),
    '',
    words.reminder.thanks(campaign.plan.issuer[language]),
    '',
    ...footer,
  ]
  return {
    language,
    subject,
    html: mailPage({ language, subject, preview: lines[0] ?? subject, body, footer }),
    text: `${text.join('\n')}\n`,
    attachments: [],
  }
}

/** The figure that the subject carries: exemplars where rows are asked for, else things to do. */
function subjectOf({ unit, cycle, missing, language }: ReminderInput, day: string): string {
  const { subject, subjectOther } = MAIL_WORDS[language].reminder
  const period = periodInSentence(cycle.id)[language]
  const rows = missing.filter(asksForRows)
  const sum = (verdicts: readonly RuleVerdict[]): number =>
    verdicts.reduce((total, verdict) => total + verdict.missing, 0)
  return rows.length > 0
    ? subject(unit.name, period, sum(rows), day)
    : subjectOther(unit.name, period, sum(missing), day)
}

/** The clause of each rule, the readings it rests on, the plan, and when the figures were taken. */
function footerOf({ campaign: { plan }, missing, now, language }: ReminderInput): readonly string[] {
  const words = MAIL_WORDS[language]
  const asked = new Set(missing.map(({ ruleId }) => ruleId))
  const used = new Set(
    plan.rules.filter(({ id }) => asked.has(id)).flatMap(({ interpretation }) => interpretation),
  )
  return [
    ...missing.map(({ ruleId, clause }) => words.clause(ruleId, clause)),
    ...plan.interpretations.flatMap(({ id, reading }) =>
      used.has(id) && reading !== null ? [words.reading(id, reading)] : [],
    ),
    words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language), plan.title[language]),
    words.asOf(formatInstant(now, plan.zone, language)),
  ]
}

/** A number of exemplars; everything else is asked for by its title. */
const asksForRows = ({ kind, lacking }: RuleVerdict): boolean => kind === 'count' && lacking.length === 0

function linesOf(
  { campaign, cycle, unit, standing, faulty, refused, language }: ReminderInput,
  short: readonly RuleVerdict[],
): readonly string[] {
  const words = MAIL_WORDS[language].reminder
  const isOneDay = new Set(short.map(({ due }) => due ?? cycle.to)).size < 2
  const asks = short.map((verdict) => {
    const rule = campaign.plan.rules.find(({ id }) => id === verdict.ruleId)
    const strength = rule ? strengthFor(campaign.plan, rule, unit) : 'giao'
    const title = rule?.title[language] ?? verdict.ruleId
    const issuer = campaign.plan.issuer[language]
    const ask = asksForRows(verdict)
      ? words.ask[strength](issuer, verdict.missing, verdict.have, verdict.min ?? 0)
      : words.askOther[strength](issuer, title)
    return isOneDay ? ask : words.dated(formatDay(verdict.due ?? cycle.to, language), ask)
  })
  return [
    ...asks,
    ...(standing.held ? [words.held(describeSheetProblem(standing.held, { language }))] : []),
    ...(standing.rows === 0 && !standing.held
      ? [refused ? words.refused(describeSheetProblem(refused, { language })) : words.nothingSent]
      : []),
    ...(standing.errorRows > 0 ? [words.errors(standing.errorRows)] : []),
    ...(faulty.length > 0
      ? [words.faulty(faulty.map(({ header, rows }) => words.faultyColumn(header, rows)).join('; '))]
      : []),
    words.how,
  ]
}
