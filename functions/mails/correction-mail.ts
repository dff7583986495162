import { html } from 'hono/html'
import type { Campaign, Cycle, Instant, Language, Recipient } from '../../domain/plan/plan.ts'
import type { Correction } from '../../domain/rollup/corrections.ts'
import { formatDay, formatInstant } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { NOTICE_WORDS } from '../../domain/words/notice-words.ts'
import type { MailContent } from '../ports/mail.ts'
import { block, list, mailPage } from './layout.ts'

export interface CorrectionInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly recipient: Recipient
  readonly corrections: readonly Correction[]
  /** The frozen edition that the mail named and the one that stands in its place; null where it is no such thing. */
  readonly editions: readonly [told: number, now: number] | null
  /** Units that met their quota, as the mail said. */
  readonly met: number
  /** The moment of the mail's figures. */
  readonly asOf: Instant
  readonly now: Instant
  readonly language: Language
}

/** More lines would bring the mail near the size at which mail programs cut it off. */
const MOST_UNITS = 100

/** "Đính chính": what was wrong in a mail that went out, as it was told and as it is. Counts only. */
export function correctionMail(input: CorrectionInput): MailContent {
  const { campaign, cycle, recipient, corrections, editions, met, language } = input
  const { plan, units } = campaign
  const words = NOTICE_WORDS[language].correction
  const asOf = formatInstant(input.asOf, plan.zone, language)
  const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? id
  const more = corrections.filter((one) => one.isMet && !one.wasMet).length
  const fewer = corrections.filter((one) => one.wasMet && !one.isMet).length
  const lead = words.lead(asOf, corrections.length, met, met + more - fewer)
  const lines = [
    ...corrections
      .slice(0, MOST_UNITS)
      .map(({ unitId, had, has, wasMet, isMet }) => words.line(nameOf(unitId), had, has, wasMet, isMet)),
    ...(corrections.length > MOST_UNITS ? [words.moreUnits(corrections.length - MOST_UNITS)] : []),
  ]
  const subject = words.subject(plan.place, cycle.id, asOf)
  const greeting = MAIL_WORDS[language].reminder.greeting(recipient.title[language])
  const issued = plan.issuedOn && formatDay(plan.issuedOn, language)
  const footer = [
    words.why,
    MAIL_WORDS[language].plan(plan.number, issued, plan.title[language]),
    words.written(formatInstant(input.now, plan.zone, language)),
  ]
  const leads = [lead, ...(editions ? [words.editions(...editions)] : [])]
  const body = [block(html`<strong>${greeting}</strong>`), ...leads.map(block), list(lines)]
  const text = [greeting, '', ...leads, ...lines.map((line) => `- ${line}`), '', ...footer]
  return {
    language,
    subject,
    html: mailPage({ language, subject, preview: lead, body, footer }),
    text: `${text.join('\n')}\n`,
    attachments: [],
  }
}
