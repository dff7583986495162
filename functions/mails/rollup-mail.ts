import { html } from 'hono/html'
import type { Campaign, Cycle, Instant, Language, Recipient } from '../../domain/plan/plan.ts'
import type { Changes } from '../../domain/rollup/changes.ts'
import { deadlineOf, unitShares } from '../../domain/rollup/progress.ts'
import type { RollUp } from '../../domain/rollup/roll-up.ts'
import type { SnapshotMark } from '../../domain/rollup/tabs/summary-tab.ts'
import { dayOf, daysBetween } from '../../domain/time/days.ts'
import { formatDay, formatInstant, formatNumber } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { periodBrief } from '../../domain/words/period-words.ts'
import { ROLLUP_MAIL_WORDS } from '../../domain/words/rollup-mail-words.ts'
import type { Attachment, MailContent } from '../ports/mail.ts'
import { CHART_WIDTH } from './charts/chart.ts'
import { block, button, DIM, LINE, type Markup, mailPage, note, picture } from './layout.ts'
import { type Part, partBlocks, partLines } from './part.ts'
import { detailParts, type Limits, ruleParts, unitParts } from './rollup-parts.ts'

export interface RollupInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  /** The frozen figures that these are, if they are some. */
  readonly snapshot: SnapshotMark | null
  /** Against the mail before; null for the first. */
  readonly changes: Changes | null
  readonly summaryUrl: string | null
  readonly recipient: Recipient
  readonly now: Instant
  readonly language: Language
  /** Charts that lie in the documents, in the order in which they are shown. */
  readonly charts: readonly { readonly file: Attachment; readonly alt: string }[]
  /** What the reader opens, and whether something that should be there is not. */
  readonly attached: readonly Attachment[]
  readonly isLeftOut: boolean
}

/**
 * Gmail cuts a mail off at 102 KB of HTML. Of a plan whose names are long the mail shows fewer rows, and says
 * how many there are.
 */
const MOST_BYTES = 80_000
const LIMITS: readonly [Limits, ...Limits[]] = [
  { units: 40, changes: 20, lines: 30 },
  { units: 20, changes: 10, lines: 15 },
  { units: 8, changes: 4, lines: 6 },
]

/**
 * The roll-up mail: subject with the figure; first line late, short, changed; the units to look at and the
 * charts; details by field and movement; rules and the readings behind the figures. Counts only, no names of
 * persons. The same figures give the same bytes.
 */
export function rollupMail(input: RollupInput): MailContent {
  const { campaign, cycle, rollUp, recipient, language, charts, attached } = input
  const words = ROLLUP_MAIL_WORDS[language]
  const period = periodBrief(cycle.id)[language]
  const subject = words.subject(
    campaign.plan.place,
    recipient.inCharge ? words.periodInCharge(period, rollUp.units.length) : period,
    `${rollUp.met}/${rollUp.due}`,
    rollUp.missing,
  )
  const [most, ...fewer] = LIMITS
  let bodies = bodiesOf(input, subject, most)
  for (const limits of fewer)
    if (Buffer.byteLength(bodies.html) > MOST_BYTES) bodies = bodiesOf(input, subject, limits)
  return { language, subject, ...bodies, attachments: [...charts.map(({ file }) => file), ...attached] }
}

/** The two of a mail. */
type Bodies = Pick<MailContent, 'html' | 'text'>

function bodiesOf(input: RollupInput, subject: string, limits: Limits): Bodies {
  const { language, summaryUrl, charts } = input
  const { openSummary } = MAIL_WORDS[language]
  const lead = leadLines(input)
  const units = unitParts(input, limits)
  const details = [...detailParts(input, limits), ...ruleParts(input, limits)]
  const footer = footerOf(input)
  const files = fileLines(input)
  const blocks = (parts: readonly Part[]): readonly Markup[] => parts.flatMap(partBlocks)
  const pictures = charts.map(({ file, alt }) => picture(file.cid ?? '', alt, CHART_WIDTH))
  const body = [
    block(html`<strong>${lead[0]}</strong>${lead.slice(1).map((line) => html`<br>${line}`)}`),
    figureTiles(input),
    ...(summaryUrl ? [button(summaryUrl, openSummary)] : []),
    ...files.map(note),
    ...pictures.slice(0, 1),
    ...blocks(units),
    ...pictures.slice(1),
    ...blocks(details),
  ]
  const text = [
    ...lead,
    '',
    ...(summaryUrl ? [`${openSummary}: ${summaryUrl}`, ''] : []),
    ...files.flatMap((line) => [line, '']),
    ...units.flatMap(partLines),
    ...charts.flatMap(({ alt }) => [alt, '']),
    ...details.flatMap(partLines),
    ...footer,
  ]
  return {
    html: mailPage({ language, subject, preview: lead.join(' '), body, footer }),
    text: `${text.join('\n')}\n`,
  }
}

/** Who is late, who is short, how many rows are wrong; then what changed since the mail before. */
function leadLines({
  campaign,
  cycle,
  rollUp,
  changes,
  recipient,
  now,
  language,
}: RollupInput): readonly string[] {
  const words = ROLLUP_MAIL_WORDS[language]
  const due = deadlineOf(rollUp, cycle)
  const daysLeft = daysBetween(dayOf(now, campaign.plan.zone), due)
  const first = [
    words.missing(rollUp.missing, formatDay(due, language), daysLeft),
    words.short(unitShares(rollUp).short),
    ...(rollUp.late > 0 ? [words.late(rollUp.late)] : []),
    words.errors(rollUp.errorRows),
  ]
  const scope = recipient.inCharge ? [words.inCharge(rollUp.units.length)] : []
  const lead = `${first.join('; ')}.`
  if (!changes) return [lead, ...scope]
  const { nowMet, nowShort, otherwise, counted } = changes
  const isSame = nowMet.length + nowShort.length + otherwise.length === 0
  return [lead, isSame ? words.unchanged : words.changed(nowMet.length, nowShort.length, counted), ...scope]
}

/** Which files go with the mail, and that one does not. */
function fileLines({ attached, isLeftOut, language }: RollupInput): readonly string[] {
  const words = ROLLUP_MAIL_WORDS[language]
  return [
    ...(attached.length > 0 ? [words.attached(attached.map(({ name }) => name).join('; '))] : []),
    ...(isLeftOut ? [words.notAttached] : []),
  ]
}

function figureTiles({ rollUp, language }: RollupInput): Markup {
  const { figures } = ROLLUP_MAIL_WORDS[language]
  const number = (value: number): string => formatNumber(value, language)
  const tiles: readonly (readonly [value: string, label: string])[] = [
    [`${number(rollUp.met)}/${number(rollUp.due)}`, figures.met],
    [`${number(rollUp.reported)}/${number(rollUp.due)}`, figures.reported],
    [number(rollUp.counted), figures.counted],
    [number(rollUp.errorRows), figures.errors],
  ]
  return html`<mj-table table-layout="fixed"><tr>${tiles.map(
    ([value, label]) =>
      html`<td width="25%" valign="top" style="padding:8px 4px 0 0;border-top:3px solid ${LINE}"><strong style="font-size:20px">${value}</strong><br><span class="dim" style="color:${DIM};font-size:13px">${label}</span></td>`,
  )}</tr></mj-table>`
}

function footerOf({ campaign, rollUp, snapshot, recipient, language }: RollupInput): readonly string[] {
  const { plan } = campaign
  const words = MAIL_WORDS[language]
  return [
    ROLLUP_MAIL_WORDS[language].to(recipient.title[language]),
    words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language), plan.title[language]),
    words.asOf(formatInstant(rollUp.asOf, plan.zone, language)),
    ...(snapshot ? [ROLLUP_MAIL_WORDS[language].snapshot(snapshot.number)] : []),
    words.footer(rollUp.hash),
  ]
}
