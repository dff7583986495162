import { html } from 'hono/html'
import type { Language } from '../../domain/plan/plan.ts'
import { formatNumber } from '../../domain/words/format.ts'
import { ACCENT, type Markup } from './layout.ts'

/** A bar chart of table cells: every mail program shows it, and a screen reader reads label and value. */
export function bars(
  items: readonly { readonly label: string; readonly value: number }[],
  language: Language,
): Markup {
  const most = Math.max(1, ...items.map(({ value }) => value))
  const row = ({ label, value }: { readonly label: string; readonly value: number }) => {
    const share = Math.round((value / most) * 100)
    const bar =
      value === 0
        ? ''
        : html`<table role="presentation" width="${share}%" cellpadding="0" cellspacing="0"><tr><td height="14" style="background:${ACCENT};font-size:1px;line-height:14px;border-radius:2px">&nbsp;</td></tr></table>`
    return html`<tr><td style="padding:3px 8px 3px 0;white-space:nowrap" width="30%">${label}</td><td style="padding:3px 0">${bar}</td><td align="right" style="padding:3px 0 3px 8px" width="32">${formatNumber(value, language)}</td></tr>`
  }
  return html`<table width="100%" cellpadding="0" cellspacing="0" style="font-size:15px">${items.map(row)}</table>`
}
