import { html } from 'hono/html'
import type { Language } from '../../../domain/plan/plan.ts'
import type { Breakdown } from '../../../domain/rollup/breakdown.ts'
import { formatNumber } from '../../../domain/words/format.ts'
import { ROLLUP_MAIL_WORDS } from '../../../domain/words/rollup-mail-words.ts'
import { bar, CHART_COLOURS, type Chart, cut, INNER, label, MARGIN, sheet } from './chart.ts'

/** More bars are no picture any more; the table below has them all. */
const MOST_BARS = 10
const HEIGHT = 44

/** Bars of one list, the longest first: what counts by field. null where nothing counts. */
export function choiceChart({ dimension, lines }: Breakdown, language: Language): Chart | null {
  const shown = lines
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, MOST_BARS)
  const most = shown[0]?.rows
  if (most === undefined) return null
  const title = ROLLUP_MAIL_WORDS[language].detailTitle(dimension.title[language])
  const bars = shown.map(({ choice, rows }, i) => {
    const y = 58 + i * HEIGHT
    const width = (rows / most) * INNER
    return html`${label(cut(choice.label[language], 40), MARGIN, y)}${label(formatNumber(rows, language), MARGIN + INNER, y, { weight: 600, anchor: 'end' })}${bar(MARGIN, y + 8, INNER, 10, '#eef2f6')}${bar(MARGIN, y + 8, width, 10, CHART_COLOURS.accent)}`
  })
  const figures = shown.map(
    ({ choice, rows }) => `${choice.label[language]}: ${formatNumber(rows, language)}`,
  )
  return {
    name: 'fields',
    svg: sheet(title, 48 + shown.length * HEIGHT, bars),
    alt: `${title}. ${figures.join('; ')}.`,
  }
}
