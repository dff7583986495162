import { html } from 'hono/html'
import type { Day, Language } from '../../../domain/plan/plan.ts'
import type { Progress } from '../../../domain/rollup/progress.ts'
import { daysBetween } from '../../../domain/time/days.ts'
import { formatDay, formatNumber } from '../../../domain/words/format.ts'
import { ROLLUP_MAIL_WORDS } from '../../../domain/words/rollup-mail-words.ts'
import { CHART_COLOURS, type Chart, INNER, label, MARGIN, sheet } from './chart.ts'

const [TOP, BOTTOM, HEIGHT] = [74, 214, 270]

/** How many units have sent, day by day, with the number of all units above and the deadline as an upright. */
export function progressChart(progress: Progress, language: Language): Chart {
  const { charts } = ROLLUP_MAIL_WORDS[language]
  const { from, due, asOf, units, steps } = progress
  const end = due > asOf ? due : asOf
  const x = (day: Day): number =>
    Math.round(MARGIN + (daysBetween(from, day) / Math.max(1, daysBetween(from, end))) * INNER)
  const y = (count: number): number => Math.round(BOTTOM - (count / units) * (BOTTOM - TOP))
  const path = steps.map((step) => `H${x(step.day)}V${y(step.units)}`).join('')
  const last = steps.at(-1)?.units ?? 0
  const number = (count: number): string => formatNumber(count, language)
  const now = `${number(last)}/${number(units)}`
  const isLeft = x(asOf) < MARGIN + INNER * 0.6
  const dueSide = x(due) > MARGIN + INNER * 0.5 ? 'end' : 'start'
  const pieces = [
    html`<line x1="${MARGIN}" y1="${TOP}" x2="${MARGIN + INNER}" y2="${TOP}" stroke="${CHART_COLOURS.dim}" stroke-dasharray="4 4"/>`,
    label(number(units), MARGIN, TOP - 8, { size: 13, colour: CHART_COLOURS.dim }),
    html`<line x1="${x(due)}" y1="${TOP - 20}" x2="${x(due)}" y2="${BOTTOM}" stroke="${CHART_COLOURS.missing}" stroke-width="2"/>`,
    html`<path d="M${MARGIN} ${BOTTOM}${path}H${x(asOf)}V${BOTTOM}Z" fill="${CHART_COLOURS.accent}" fill-opacity="0.15"/>`,
    html`<path d="M${MARGIN} ${BOTTOM}${path}H${x(asOf)}" fill="none" stroke="${CHART_COLOURS.accent}" stroke-width="3"/>`,
    html`<circle cx="${x(asOf)}" cy="${y(last)}" r="5" fill="${CHART_COLOURS.accent}"/>`,
    label(now, x(asOf) + (isLeft ? 8 : -8), Math.max(TOP + 18, y(last) - 10), {
      weight: 600,
      anchor: isLeft ? 'start' : 'end',
    }),
    html`<line x1="${MARGIN}" y1="${BOTTOM}" x2="${MARGIN + INNER}" y2="${BOTTOM}" stroke="${CHART_COLOURS.ink}"/>`,
    label(formatDay(from, language), MARGIN, BOTTOM + 20, { size: 13, colour: CHART_COLOURS.dim }),
    label(charts.due(formatDay(due, language)), x(due), BOTTOM + 40, {
      size: 14,
      weight: 600,
      colour: CHART_COLOURS.missing,
      anchor: dueSide,
    }),
  ]
  const said = steps
    .slice(-MOST_SAID)
    .map((step) => charts.reportedBy(`${number(step.units)}/${number(units)}`, formatDay(step.day, language)))
  return {
    name: 'progress',
    svg: sheet(charts.progressTitle, HEIGHT, pieces),
    alt: `${charts.progressTitle}. ${said.join('; ')}; ${charts.due(formatDay(due, language))}.`,
  }
}

/** The words for the picture tell the last so many steps. */
const MOST_SAID = 6
