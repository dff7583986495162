import { html } from 'hono/html'
import type { Campaign, Cycle, Instant, Language, Unit } from '../../domain/plan/plan.ts'
import type { RuleVerdict, UnitStanding } from '../../domain/rules/standing.ts'
import { formatDay, formatInstant } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { describeSheetProblem } from '../../domain/words/problem-words.ts'
import type { MailContent } from '../ports.ts'
import { button, mailPage } from './layout.ts'

export interface ReminderInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly sheetUrl: string | null
  readonly now: Instant
  readonly language: Language
  /** Days to the end of the cycle; negative after it. */
  readonly daysLeft: number
}

/**
 * The reminder to a unit that still misses something: exactly what, by when, by which clause, and where to
 * mend it. Counts only: no row and no name of a person enters a mail.
 */
export function reminderMail(input: ReminderInput): MailContent {
  const { campaign, cycle, unit, language } = input
  const words = MAIL_WORDS[language]
  const short = input.standing.verdicts.filter(({ missing, soft }) => missing > 0 && !soft)
  const missing = short.reduce((sum, verdict) => sum + verdict.missing, 0)
  const day = formatDay(cycle.to, language)
  const subject = words.reminder.subject(unit.name, cycle.id, missing, day)
  const lines = linesOf(input, short)
  const deadline = words.deadline(day, input.daysLeft)
  const issued = campaign.plan.issuedOn && formatDay(campaign.plan.issuedOn, language)
  const footer = [
    ...short.map(({ ruleId, clause }) => words.clause(ruleId, clause)),
    words.plan(campaign.plan.number, issued, campaign.plan.title[language]),
    words.asOf(formatInstant(input.now, campaign.plan.zone, language)),
  ]
  const body = html`<p style="margin:0 0 12px"><strong>${words.reminder.greeting(unit.name)}</strong></p>
${lines.map((line) => html`<p style="margin:0 0 12px">${line}</p>`)}
<p style="margin:0 0 12px"><strong>${deadline}</strong></p>
${input.sheetUrl ? button(input.sheetUrl, words.openSheet) : ''}
<p style="margin:0">${words.reminder.thanks(campaign.plan.issuer[language])}</p>`
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

function linesOf(
  { campaign, standing, language }: ReminderInput,
  short: readonly RuleVerdict[],
): readonly string[] {
  const words = MAIL_WORDS[language].reminder
  const asks = short.map((verdict) => {
    const strength = campaign.plan.rules.find(({ id }) => id === verdict.ruleId)?.strength ?? 'giao'
    return words.ask[strength](verdict.missing, verdict.have, verdict.min ?? 0)
  })
  return [
    ...asks,
    ...(standing.held ? [words.held(describeSheetProblem(standing.held, { language }))] : []),
    ...(standing.rows === 0 && !standing.held ? [words.nothingSent] : []),
    ...(standing.errorRows > 0 ? [words.errors(standing.errorRows)] : []),
    words.how,
  ]
}
