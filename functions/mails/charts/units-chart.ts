import { html } from 'hono/html'
import type { Language } from '../../../domain/plan/plan.ts'
import type { UnitShares } from '../../../domain/rollup/progress.ts'
import { formatNumber } from '../../../domain/words/format.ts'
import { ROLLUP_MAIL_WORDS } from '../../../domain/words/rollup-mail-words.ts'
import { bar, CHART_COLOURS, type Chart, INNER, label, MARGIN, sheet } from './chart.ts'

const KINDS = ['met', 'short', 'missing'] as const

/** One bar of all units: met, short, missing. null where no unit is due anything. */
export function unitsChart(shares: UnitShares, language: Language): Chart | null {
  const all = shares.met + shares.short + shares.missing
  if (all === 0) return null
  const words = ROLLUP_MAIL_WORDS[language].charts
  const title = words.unitsTitle(formatNumber(all, language))
  const figures = KINDS.map((kind) => `${words[kind]}: ${formatNumber(shares[kind], language)}`)
  let x = MARGIN
  const segments = KINDS.map((kind) => {
    const width = (shares[kind] / all) * INNER
    const segment = bar(x, 46, width, 26, CHART_COLOURS[kind])
    x += width
    return segment
  })
  const legend = KINDS.map((kind, i) => {
    const y = 100 + i * 26
    return html`${bar(MARGIN, y - 12, 14, 14, CHART_COLOURS[kind])}${label(words[kind], MARGIN + 24, y)}${label(formatNumber(shares[kind], language), MARGIN + INNER, y, { weight: 600, anchor: 'end' })}`
  })
  return {
    name: 'units',
    svg: sheet(title, 168, [...segments, ...legend]),
    alt: `${title}. ${figures.join('; ')}.`,
  }
}
