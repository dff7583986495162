import { html } from 'hono/html'
import { type Confirmed, confirmationOf, type Submission } from '../../domain/agenda/submissions.ts'
import type { Campaign, Cycle, Instant, Language, Unit } from '../../domain/plan/plan.ts'
import type { RuleVerdict, UnitStanding } from '../../domain/rules/standing.ts'
import { endOfDay } from '../../domain/time/days.ts'
import { clauseWords } from '../../domain/words/clause-words.ts'
import { formatDay, formatInstant, formatNumber } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { periodInSentence } from '../../domain/words/period-words.ts'
import { describeSheetProblem } from '../../domain/words/problem-words.ts'
import { RECEIPT_WORDS } from '../../domain/words/receipt-words.ts'
import type { MailContent } from '../ports/mail.ts'
import { block, button, mailPage, note } from './layout.ts'
import { type Part, partBlocks, partLines, sentences } from './part.ts'

export interface ReceiptInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly submission: Submission
  /** What the unit was told of its submission before this one. */
  readonly before: Confirmed | null
  readonly sheetUrl: string | null
  readonly now: Instant
  readonly language: Language
}

/** So many lines of each list; the sheet shows the rest. */
const MOST_LINES = 12

/**
 * The receipt of what a unit has submitted: when it came, in time or late, how many rows are accepted, what is
 * still missing or faulty, and what changed since it was confirmed before. Counts, headings and addresses of
 * cells; no row and no name of a person.
 */
export function receiptMail(input: ReceiptInput): MailContent {
  const { campaign, unit, sheetUrl, language } = input
  const words = RECEIPT_WORDS[language]
  const subject = subjectOf(input)
  const greeting = MAIL_WORDS[language].reminder.greeting(unit.name)
  const [first, ...lines] = leadLines(input)
  const parts = [...acceptedPart(input), ...missingPart(input), ...faultyPart(input)]
  const thanks = MAIL_WORDS[language].reminder.thanks(campaign.plan.issuer[language])
  const footer = footerOf(input)
  const { openSheet } = MAIL_WORDS[language]
  const body = [
    block(html`<strong>${greeting}</strong>`),
    block(html`<strong>${first}</strong>`),
    ...lines.map(block),
    ...parts.flatMap(partBlocks),
    ...(sheetUrl ? [button(sheetUrl, openSheet)] : []),
    note(words.how),
    block(thanks),
  ]
  const text = [
    ...[greeting, '', String(first), ...lines, ''],
    ...parts.flatMap(partLines),
    ...(sheetUrl ? [`${openSheet}: ${sheetUrl}`] : []),
    ...[words.how, '', thanks, '', ...footer],
  ]
  return {
    language,
    subject,
    html: mailPage({ language, subject, preview: String(first), body, footer }),
    text: `${text.join('\n')}\n`,
    attachments: [],
  }
}

const isNil = ({ standing }: ReceiptInput): boolean => standing.submission === 'nil'

/** The figure that the subject carries: rows that count, then what is open, if anything is. */
function subjectOf(input: ReceiptInput): string {
  const { unit, cycle, submission, now, language } = input
  const words = RECEIPT_WORDS[language]
  const period = periodInSentence(cycle.id)[language]
  if (isNil(input)) return words.subjectNil(unit.name, period)
  const { counted, errorRows } = confirmationOf(submission, now)
  const number = (value: number): string => formatNumber(value, language)
  const open = missingOf(input)
  const missing = open.filter(asksForRows).reduce((sum, verdict) => sum + verdict.missing, 0)
  return [
    words.subject(unit.name, period, number(counted)),
    ...(missing > 0 ? [words.subjectMissing(number(missing))] : []),
    ...(missing === 0 && open.length > 0 ? [words.subjectOther(number(open.length))] : []),
    ...(errorRows > 0 ? [words.subjectFaulty(number(errorRows))] : []),
  ].join('')
}

function leadLines(input: ReceiptInput): readonly string[] {
  const { campaign, cycle, standing, submission, before, language } = input
  const { issuer, zone } = campaign.plan
  const words = RECEIPT_WORDS[language]
  const when = formatInstant(submission.at, zone, language)
  const period = periodInSentence(cycle.id)[language]
  const notices = [...new Set(submission.sheets.flatMap(({ notices: all }) => all.filter(isTold)))]
  const nothingOpen = missingOf(input).length + standing.errorRows + notices.length === 0
  return [
    `${words.received(issuer[language], period, when)}${timeliness(input)}`,
    ...(before ? [sinceThen(input, before)] : []),
    ...(isNil(input) ? [words.nil] : []),
    ...(standing.held
      ? [MAIL_WORDS[language].reminder.held(describeSheetProblem(standing.held, { language }))]
      : []),
    ...notices.map((notice) => describeSheetProblem(notice, { language })),
    ...(nothingOpen && !standing.held && !isNil(input) ? [words.complete] : []),
  ]
}

/** Notices that quote nothing of what people typed. */
const isTold = ({ code }: { readonly code: string }): boolean =>
  code !== 'N-UNKNOWN-COLUMN' && code !== 'N-RENAMED-COLUMN'

/** In time or late, as the roll-up says it; of a sheet without rows by the hour in which it was submitted. */
function timeliness({ campaign, cycle, standing, submission, language }: ReceiptInput): string {
  const words = RECEIPT_WORDS[language]
  const days = standing.verdicts.flatMap(({ soft, due }) => (soft || due === null ? [] : [due]))
  const due = days.toSorted()[0] ?? cycle.to
  const isPast = submission.at > endOfDay(due, campaign.plan.zone)
  const isJudged = standing.submission === 'late' || standing.submission === 'on-time'
  const isLate = isJudged ? standing.submission === 'late' : isPast
  const day = formatDay(due, language)
  if (!isLate) return words.inTime(day)
  return words.late(isPast ? day : null)
}

function sinceThen({ campaign, submission, now, language }: ReceiptInput, before: Confirmed): string {
  const words = RECEIPT_WORDS[language]
  const number = (value: number): string => formatNumber(value, language)
  const { counted, errorRows } = confirmationOf(submission, now)
  const when = formatInstant(before.asOf, campaign.plan.zone, language)
  return counted === before.counted && errorRows === before.errorRows
    ? words.same(when)
    : words.again(when, number(before.counted), number(counted), number(before.errorRows), number(errorRows))
}

function acceptedPart({ campaign, submission, language }: ReceiptInput): readonly Part[] {
  const words = RECEIPT_WORDS[language]
  const number = (value: number) => ({ text: formatNumber(value, language) })
  const sheets = submission.sheets.filter(({ rows }) => rows > 0)
  if (sheets.length === 0) return []
  const [form, ...figures] = words.columns
  return [
    {
      title: words.acceptedTitle,
      columns: [[form, 'left'], ...figures.map((title) => [title, 'right'] as const)],
      rows: sheets.map(({ formId, rows, counted, errorRows }) => [
        { text: campaign.plan.forms[formId]?.title[language] ?? formId },
        number(rows),
        number(counted),
        { ...number(errorRows), tone: errorRows > 0 ? 'bad' : 'good' },
      ]),
      note: null,
    },
  ]
}

/** What hard rules still miss: of the headline rules all, of other duties those that are past their day. */
const missingOf = ({ standing }: ReceiptInput): readonly RuleVerdict[] =>
  standing.submission === 'nil'
    ? []
    : [...standing.verdicts, ...standing.duties.filter(({ verdict }) => verdict === 'short')].filter(
        ({ soft, missing }) => !soft && missing > 0,
      )

/** A number of exemplars; everything else is asked for by its title. */
const asksForRows = ({ kind, lacking }: RuleVerdict): boolean => kind === 'count' && lacking.length === 0

function missingPart(input: ReceiptInput): readonly Part[] {
  const { campaign, language } = input
  const words = RECEIPT_WORDS[language]
  const lines = missingOf(input).map((verdict) => {
    const { ruleId, clause, missing, have, min, due } = verdict
    const day = due && formatDay(due, language)
    const rule = campaign.plan.rules.find(({ id }) => id === ruleId)
    const where = clauseWords(clause, language)
    const number = (value: number): string => formatNumber(value, language)
    return asksForRows(verdict)
      ? words.missing(number(missing), number(have), number(min ?? 0), where, day)
      : words.missingOther(rule?.title[language] ?? ruleId, where, day)
  })
  return listed(words.missingTitle, lines, language)
}

function faultyPart({ campaign, submission, language }: ReceiptInput): readonly Part[] {
  const words = RECEIPT_WORDS[language]
  const lines = submission.sheets.flatMap(({ formId, faultyColumns, faultyCells }) =>
    (campaign.plan.forms[formId]?.columns ?? []).flatMap(({ key, header }) => {
      const rows = faultyColumns[key] ?? 0
      const cells = faultyCells[key] ?? []
      return rows === 0 ? [] : [words.faulty(header[language], formatNumber(rows, language), cells)]
    }),
  )
  return listed(words.faultyTitle, lines, language)
}

function listed(title: string, lines: readonly string[], language: Language): readonly Part[] {
  if (lines.length === 0) return []
  const more = lines.length - MOST_LINES
  const rest = more > 0 ? RECEIPT_WORDS[language].more(formatNumber(more, language)) : null
  return [sentences(title, lines.slice(0, MOST_LINES), rest)]
}

function footerOf({ campaign: { plan }, now, language }: ReceiptInput): readonly string[] {
  const words = MAIL_WORDS[language]
  return [
    words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language), plan.title[language]),
    words.asOf(formatInstant(now, plan.zone, language)),
    RECEIPT_WORDS[language].automatic,
  ]
}
