import { html } from 'hono/html'
import type { Campaign, Cycle, Instant, Language, Recipient } from '../../domain/plan/plan.ts'
import type { Changes } from '../../domain/rollup/changes.ts'
import { isMet, type RollUp, type UnitLine, worstFirst } from '../../domain/rollup/roll-up.ts'
import { formatDay, formatInstant, formatNumber } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import type { MailContent } from '../ports.ts'
import { bars } from './bars.ts'
import { button, DIM, heading, LINE, type Markup, mailPage, TONES } from './layout.ts'

export interface RollupInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  /** Against the mail before; null for the first. */
  readonly changes: Changes | null
  readonly summaryUrl: string | null
  readonly recipient: Recipient
  readonly now: Instant
  readonly language: Language
}

/** More lines would bring the mail near the size at which mail programs cut it off. */
const MOST_UNITS = 60

/**
 * The roll-up mail: subject with the figure; first line late, short, changed; the units to look at; bars by
 * field; rules and the readings behind the figures. Counts only, no names of persons. The same figures give
 * the same bytes.
 */
export function rollupMail(input: RollupInput): MailContent {
  const { campaign, cycle, rollUp, language } = input
  const words = MAIL_WORDS[language]
  const subject = words.rollup.subject(
    campaign.plan.place,
    cycle.id,
    `${rollUp.met}/${rollUp.due}`,
    rollUp.missing,
  )
  const lead = leadLines(input)
  const attention = worstFirst(
    rollUp.units.filter(({ standing }) => !isMet(standing.overall) && standing.overall !== 'not-applicable'),
  )
  const shown = attention.slice(0, MOST_UNITS)
  const rest = attention.length - shown.length
  const issued = campaign.plan.issuedOn && formatDay(campaign.plan.issuedOn, language)
  const footer = [
    words.plan(campaign.plan.number, issued, campaign.plan.title[language]),
    words.asOf(formatInstant(input.now, campaign.plan.zone, language)),
    words.footer(rollUp.hash),
  ]
  const body = html`<p style="margin:0 0 16px"><strong>${lead[0]}</strong>${lead.slice(1).map((line) => html`<br>${line}`)}</p>
${figureTiles(input)}
${input.summaryUrl ? button(input.summaryUrl, words.openSummary) : ''}
${heading(words.rollup.unitsTitle)}${unitTable(shown, language)}
${rest > 0 ? html`<p style="color:${DIM};font-size:14px">${words.rollup.moreUnits(rest)}</p>` : ''}
${charts(input)}
${heading(words.rollup.rulesTitle)}<ul style="padding-left:20px;margin:0">${ruleLines(input).map((line) => html`<li>${line}</li>`)}</ul>
${readings(input)}`
  return {
    language,
    subject,
    html: mailPage({ language, subject, preview: lead.join(' '), body, footer }),
    text: plainText(input, lead, shown, footer),
    attachments: [],
  }
}

function leadLines({ rollUp, changes, language }: RollupInput): readonly string[] {
  const words = MAIL_WORDS[language].rollup
  const short = rollUp.units.filter(
    ({ standing, quota }) => standing.rows > 0 && (quota?.missing ?? 0) > 0,
  ).length
  const first = words.lead(rollUp.missing, short, rollUp.errorRows)
  if (!changes) return [first]
  const isSame = changes.nowMet.length + changes.nowShort.length + changes.otherwise.length === 0
  return [
    first,
    isSame
      ? words.unchanged
      : words.changed(changes.nowMet.length - changes.nowShort.length, changes.counted),
  ]
}

function figureTiles({ rollUp, language }: RollupInput): Markup {
  const { figures } = MAIL_WORDS[language].rollup
  const number = (value: number): string => formatNumber(value, language)
  const tiles = [
    [`${number(rollUp.met)}/${number(rollUp.due)}`, figures.met],
    [`${number(rollUp.reported)}/${number(rollUp.due)}`, figures.reported],
    [number(rollUp.counted), figures.counted],
    [number(rollUp.errorRows), figures.errors],
  ]
  const tile = ([value, label]: string[]) =>
    html`<td width="25%" valign="top" style="padding:8px 4px;border-top:3px solid ${LINE}"><strong style="font-size:20px">${value}</strong><br><span class="dim" style="color:${DIM};font-size:13px">${label}</span></td>`
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${tiles.map(tile)}</tr></table>`
}

function unitTable(units: readonly UnitLine[], language: Language): Markup {
  const columns = MAIL_WORDS[language].rollup.unitColumns
  const th = (title: string, i: number) =>
    html`<th align="${i === 1 || i === 2 ? 'right' : 'left'}" style="padding:6px;border-bottom:2px solid ${LINE};color:${DIM};font-weight:600">${title}</th>`
  return html`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:15px"><tr>${columns.map(th)}</tr>${units.map((line) => unitRow(line, language))}</table>`
}

function unitRow(line: UnitLine, language: Language): Markup {
  const { unit, quota, standing } = line
  const cell = `padding:6px;border-bottom:1px solid ${LINE}`
  const tone = standing.held || standing.overall === 'short' ? 'bad' : 'wait'
  return html`<tr><td style="${cell}">${unit.name}</td><td align="right" style="${cell}">${quota?.min ?? ''}</td><td align="right" style="${cell}">${quota?.have ?? standing.counted}</td><td class="${tone}" style="${cell};color:${TONES[tone]}">${stateOf(line, language)}</td></tr>`
}

/** What a reader needs to know of a unit, in three words. */
export function stateOf({ standing, quota }: UnitLine, language: Language): string {
  const words = MAIL_WORDS[language].state
  if (standing.held) return words.held
  if (!quota) return words.noQuota
  if (quota.missing === 0) return words.met
  return standing.rows === 0 ? words.none : words.missing(quota.missing)
}

/** By every list but the kind itself, whose sums stand in each line. */
function charts({ rollUp, language }: RollupInput): readonly Markup[] {
  const words = MAIL_WORDS[language].rollup
  return rollUp.breakdowns.slice(1, 2).map(
    ({ dimension, lines }) =>
      html`${heading(words.chartTitle(dimension.title[language]))}${bars(
        lines.map((line) => ({ label: line.choice.label[language], value: line.rows })),
        language,
      )}`,
  )
}

function ruleLines({ rollUp, language }: RollupInput): readonly string[] {
  return rollUp.rules.map(({ ruleId, clause, met, bound }) =>
    MAIL_WORDS[language].rollup.ruleLine(ruleId, clause, `${met}/${bound}`),
  )
}

function readings({ campaign, rollUp, language }: RollupInput): Markup | '' {
  const judged = new Set(rollUp.rules.map(({ ruleId }) => ruleId))
  const used = new Set(
    campaign.plan.rules.filter(({ id }) => judged.has(id)).flatMap(({ interpretation }) => interpretation),
  )
  const found = campaign.plan.interpretations.filter(({ id }) => used.has(id))
  if (found.length === 0) return ''
  return html`${heading(MAIL_WORDS[language].rollup.readingsTitle)}<ul style="padding-left:20px;margin:0">${found.map(({ id, question, reading }) => html`<li>${id}: ${reading ?? MAIL_WORDS[language].rollup.undecided(question)}</li>`)}</ul>`
}

function plainText(
  input: RollupInput,
  lead: readonly string[],
  units: readonly UnitLine[],
  footer: readonly string[],
): string {
  const { rollUp, language } = input
  const words = MAIL_WORDS[language]
  const unitLines = units.map(
    (line) =>
      `- ${line.unit.name}: ${stateOf(line, language)} (${line.quota?.have ?? 0}/${line.quota?.min ?? 0})`,
  )
  const field = rollUp.breakdowns[1]
  const fieldLines = field
    ? [
        words.rollup.chartTitle(field.dimension.title[language]),
        ...field.lines.map(({ choice, rows }) => `- ${choice.label[language]}: ${rows}`),
        '',
      ]
    : []
  const link = input.summaryUrl ? [`${words.openSummary}: ${input.summaryUrl}`, ''] : []
  return `${[...lead, '', ...link, words.rollup.unitsTitle, ...unitLines, '', ...fieldLines, words.rollup.rulesTitle, ...ruleLines(input).map((line) => `- ${line}`), '', ...footer].join('\n')}\n`
}
