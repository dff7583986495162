import { html } from 'hono/html'

/** A picture of figures, and the same figures in words for who cannot see it. */
export interface Chart {
  readonly name: string
  readonly svg: string
  readonly alt: string
}

type Piece = ReturnType<typeof html>

/** As wide as a mail's column on a telephone, so that its letters stay readable there. */
export const CHART_WIDTH = 400
export const MARGIN = 16
export const INNER = CHART_WIDTH - 2 * MARGIN

/** Told apart in grey and by most who see colours otherwise; each also bears its number. */
export const CHART_COLOURS = {
  ink: '#1d2733',
  dim: '#5c6b7a',
  line: '#d9e0e7',
  accent: '#0b5cad',
  met: '#1a7f5a',
  short: '#e2a52b',
  missing: '#b3261e',
} as const

/** The sheet on which a chart is drawn. Its own light ground keeps it readable on a dark page. */
export const sheet = (title: string, height: number, pieces: readonly Piece[]): string =>
  String(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}" font-family="Be Vietnam Pro">
<rect x="0.5" y="0.5" width="${CHART_WIDTH - 1}" height="${height - 1}" rx="8" fill="#ffffff" stroke="${CHART_COLOURS.line}"/>
${label(title, MARGIN, 30, { weight: 600, size: 17 })}${pieces}</svg>`)

interface Letters {
  readonly size?: number
  readonly weight?: 400 | 600
  readonly colour?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

export const label = (text: string, x: number, y: number, letters: Letters = {}): Piece => {
  const { size = 15, weight = 400, colour = CHART_COLOURS.ink, anchor = 'start' } = letters
  return html`<text x="${at(x)}" y="${at(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}">${text}</text>`
}

export const bar = (x: number, y: number, width: number, height: number, colour: string): Piece =>
  html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${height}" fill="${colour}"/>`

const at = (value: number): number => Math.round(value * 10) / 10

/** A name as long as a line holds. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
