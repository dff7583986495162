import { html } from 'hono/html'
import { Engine } from 'mrml'
import type { Language } from '../../domain/plan/plan.ts'

/** A piece of HTML or MJML whose texts are escaped already. */
export type Markup = ReturnType<typeof html>

export interface MailPage {
  readonly language: Language
  readonly subject: string
  /** What a mail program shows beside the subject. */
  readonly preview: string
  /** Blocks, one below the other: `block`, `heading`, `button`, `picture`. */
  readonly body: readonly Markup[]
  readonly footer: readonly string[]
}

/** Colours that keep their contrast when a mail program darkens the page. */
const INK = '#1d2733'
export const DIM = '#5c6b7a'
export const LINE = '#d9e0e7'
const ACCENT = '#0b5cad'
export const TONES = { good: '#146c43', wait: '#8a5a00', bad: '#a61b29' } as const

const FONT = "'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** MJML writes colours inline; a dark page must outshout them. Pictures and the button keep their own. */
const DARK = `@media (prefers-color-scheme: dark) {
body, .page { background: #12181f !important; color: #e6edf3 !important; }
.page div, .page td, .page th, .page li, .page p { color: #e6edf3 !important; border-color: #2d3947 !important; }
.page .dim, .page .dim div { color: #9fb0c0 !important; }
.page .good { color: #75d3a4 !important; } .page .wait { color: #f0c36d !important; } .page .bad { color: #ff9aa2 !important; }
.page .button a { color: #ffffff !important; } }`

const engine = new Engine()
// Its own fonts would be loaded from elsewhere, and tell the place they come from who reads.
engine.setRenderOptions({ disableComments: false, socialIconOrigin: null, fonts: {} })

/**
 * The frame of every mail, by MJML (docs/decisions/0018): one column of at most 640 pixels that also the Word
 * engine of Outlook keeps, styles inline for programs that drop the rest, nothing loaded from elsewhere.
 * Returns HTML.
 */
export function mailPage(page: MailPage): string {
  const source = html`<mjml lang="${page.language}"><mj-head><mj-title>${page.subject}</mj-title><mj-preview>${page.preview}</mj-preview>
<mj-attributes><mj-all font-family="${FONT}" /><mj-text font-size="16px" line-height="24px" color="${INK}" padding="6px 0" /><mj-table font-size="15px" line-height="21px" color="${INK}" padding="6px 0" /><mj-section padding="12px 16px" /><mj-column padding="0" /></mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw><mj-style>${DARK}</mj-style></mj-head>
<mj-body width="640px" background-color="#ffffff" css-class="page"><mj-section><mj-column>${page.body}
<mj-divider border-width="1px" border-color="${LINE}" padding="24px 0 6px" /><mj-text css-class="dim" color="${DIM}" font-size="13px" line-height="19px">${page.footer.map((line) => html`<div>${line}</div>`)}</mj-text></mj-column></mj-section></mj-body></mjml>`
  const result = engine.toHtml(String(source))
  if (result.type === 'error') throw new Error(`a mail that is no MJML: ${result.message}`)
  return result.content
}

/** Running text, or a list. */
export const block = (content: Markup | string): Markup => html`<mj-text>${content}</mj-text>`

export const note = (text: string): Markup =>
  html`<mj-text css-class="dim" color="${DIM}" font-size="14px">${text}</mj-text>`

export const heading = (text: string): Markup =>
  html`<mj-text padding="22px 0 2px"><h2 style="font-size:17px;margin:0">${text}</h2></mj-text>`

export const list = (lines: readonly string[]): Markup =>
  html`<mj-text><ul style="padding-left:20px;margin:0">${lines.map((line) => html`<li>${line}</li>`)}</ul></mj-text>`

export const button = (href: string, label: string): Markup =>
  html`<mj-button css-class="button" href="${href}" align="left" background-color="${ACCENT}" color="#ffffff" border-radius="6px" font-size="16px" inner-padding="10px 18px" padding="12px 0">${label}</mj-button>`

/** A picture that goes with the mail; who cannot see it reads `alt`. */
export const picture = (cid: string, alt: string, width: number): Markup =>
  html`<mj-image src="cid:${cid}" alt="${alt}" width="${width}px" align="left" padding="8px 0" />`

/** What a column of a table is set to. */
export type Align = 'left' | 'right'

/**
 * A table: titles above, `row`s below. MJML lets any word
 * break, which would squeeze the first column to a letter on a telephone: words stay whole, figures in one line.
 */
export const table = (
  columns: readonly (readonly [title: string, align: Align])[],
  rows: readonly Markup[],
): Markup =>
  html`<mj-table><tbody style="word-break:normal"><tr>${columns.map(([title, align]) => html`<th align="${align}" class="dim" style="padding:6px 4px;border-bottom:2px solid ${LINE};color:${DIM};font-weight:600">${title}</th>`)}</tr>${rows}</tbody></mj-table>`

const wrapOf = (column: number): string => (column === 0 ? '' : 'white-space:nowrap;')

/** A row of a table; a figure has a tone where it is good or bad news. */
export const row = (
  columns: readonly (readonly [title: string, align: Align])[],
  figures: readonly { readonly text: string; readonly tone?: keyof typeof TONES }[],
): Markup =>
  html`<tr>${figures.map(({ text, tone }, i) => {
    const style = `padding:6px 4px;${wrapOf(i)}border-bottom:1px solid ${LINE}`
    const align = columns[i]?.[1] ?? 'left'
    return tone
      ? html`<td align="${align}" class="${tone}" style="${style};color:${TONES[tone]}">${text}</td>`
      : html`<td align="${align}" style="${style}">${text}</td>`
  })}</tr>`
