import { html } from 'hono/html'
import type { Language } from '../../domain/plan/plan.ts'

/** A piece of HTML whose texts are escaped already. */
export type Markup = ReturnType<typeof html>

export interface MailPage {
  readonly language: Language
  readonly subject: string
  /** What a mail program shows beside the subject. */
  readonly preview: string
  readonly body: Markup
  readonly footer: readonly string[]
}

/** Colours that keep their contrast when a mail program darkens the page. */
export const INK = '#1d2733'
export const DIM = '#5c6b7a'
export const LINE = '#d9e0e7'
export const ACCENT = '#0b5cad'
export const TONES = { good: '#146c43', wait: '#8a5a00', bad: '#a61b29' } as const

const DARK = `@media (prefers-color-scheme: dark) {
body, .page { background: #12181f !important; color: #e6edf3 !important; }
.dim, .dim td { color: #9fb0c0 !important; } td, th { border-color: #2d3947 !important; } .good { color: #75d3a4 !important; }
.wait { color: #f0c36d !important; } .bad { color: #ff9aa2 !important; } a.plain { color: #7db7f5 !important; } }`

/**
 * The frame of every mail: one column of at most 640 pixels, styles inline for programs that drop the rest,
 * nothing loaded from elsewhere. Returns HTML.
 */
export function mailPage(page: MailPage): string {
  return String(html`<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${page.subject}</title><style>${DARK}</style></head>
<body style="margin:0;padding:0;background:#ffffff;color:${INK};font:16px/1.5 'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div style="display:none;max-height:0;overflow:hidden">${page.preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px"><tr><td style="padding:20px 16px">${page.body}
<table role="presentation" class="dim" width="100%" cellpadding="0" cellspacing="0" style="margin-top:28px"><tr><td style="border-top:1px solid ${LINE};padding-top:12px;color:${DIM};font-size:13px">${page.footer.map((line) => html`<div>${line}</div>`)}</td></tr></table>
</td></tr></table></td></tr></table></body></html>
`)
}

export const button = (href: string, label: string): Markup =>
  html`<p style="margin:20px 0"><a href="${href}" style="display:inline-block;background:${ACCENT};color:#ffffff;text-decoration:none;padding:10px 18px;border-radius:6px">${label}</a></p>`

export const heading = (text: string): Markup =>
  html`<h2 style="font-size:17px;margin:28px 0 8px">${text}</h2>`
