import { html } from 'hono/html'
import type { Campaign, Cycle, Day, Instant, Language, Recipient, Unit } from '../../domain/plan/plan.ts'
import type { RuleVerdict } from '../../domain/rules/standing.ts'
import { formatDay, formatInstant } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { NOTICE_WORDS } from '../../domain/words/notice-words.ts'
import type { MailContent } from '../ports/mail.ts'
import { block, list, mailPage } from './layout.ts'

export interface EscalationInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly recipient: Recipient
  /** The units still short, with what they miss and by when. */
  readonly short: readonly {
    readonly unit: Unit
    readonly missing: readonly RuleVerdict[]
    readonly due: Day
  }[]
  readonly now: Instant
  readonly language: Language
}

/** More lines would bring the mail near the size at which mail programs cut it off. */
const MOST_UNITS = 100

/**
 * The last step of an escalation: to whoever is in charge of some units, those of them that are still short
 * and of what. The units themselves have been reminded; no row and no name of a person is in it.
 */
export function escalationMail(input: EscalationInput): MailContent {
  const { campaign, cycle, recipient, short, language } = input
  const words = NOTICE_WORDS[language].escalation
  const due = formatDay(short.map((one) => one.due).toSorted()[0] ?? cycle.to, language)
  const subject = words.subject(campaign.plan.place, cycle.id, short.length, due)
  const lead = words.lead(short.length, due)
  const lines = [
    ...short
      .slice(0, MOST_UNITS)
      .map(({ unit, missing }) => words.line(unit.name, missing.map(wordsOf(campaign, language)))),
    ...(short.length > MOST_UNITS ? [words.moreUnits(short.length - MOST_UNITS)] : []),
  ]
  const footer = footerOf(input)
  const greeting = MAIL_WORDS[language].reminder.greeting(recipient.title[language])
  const body = [block(html`<strong>${greeting}</strong>`), block(lead), list(lines), block(words.ask)]
  const text = [greeting, '', lead, ...lines.map((line) => `- ${line}`), '', words.ask, '', ...footer]
  return {
    language,
    subject,
    html: mailPage({ language, subject, preview: lead, body, footer }),
    text: `${text.join('\n')}\n`,
    attachments: [],
  }
}

/** The clause of each rule, the paper, and the moment of the figures. */
function footerOf({ campaign, short, now, language }: EscalationInput): readonly string[] {
  const { plan } = campaign
  const words = MAIL_WORDS[language]
  const issued = plan.issuedOn && formatDay(plan.issuedOn, language)
  const clauses = new Map(
    short.flatMap(({ missing }) => missing.map(({ ruleId, clause }) => [ruleId, clause])),
  )
  return [
    ...[...clauses].map(([ruleId, clause]) => words.clause(ruleId, clause)),
    words.plan(plan.number, issued, plan.title[language]),
    words.asOf(formatInstant(now, plan.zone, language)),
  ]
}

/** What a unit misses of a rule: "2/3" of a number, else the rule's own title. */
const wordsOf =
  ({ plan }: Campaign, language: Language) =>
  ({ ruleId, kind, lacking, have, min }: RuleVerdict): string =>
    kind === 'count' && lacking.length === 0
      ? NOTICE_WORDS[language].escalation.have(have, min ?? 0)
      : (plan.rules.find(({ id }) => id === ruleId)?.title[language] ?? ruleId)
