import type { Language } from '../../domain/plan/plan.ts'

/** Markup that is safe to show. Only `html` makes it, and it escapes whatever is put into it. */
export interface Html {
  readonly markup: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

type Part = string | number | Html | readonly Html[]

/** A template whose texts become text, whatever was typed: html`<p>${name}</p>`. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const shown = parts.map((part) => {
    if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
    return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n')
  })
  return { markup: literals.map((literal, i) => literal + (shown[i] ?? '')).join('') }
}

const STYLE: Html = {
  markup: `<style>
body { margin: 0; padding: 12px 14px; font: 14px/1.45 Roboto, Arial, sans-serif; color: #1f1f1f; background: #fff }
h1 { margin: 0 0 4px; font-size: 18px }
h2 { margin: 16px 0 6px; font-size: 14px }
p { margin: 4px 0 }
ul { margin: 0; padding: 0; list-style: none }
button { font: inherit; color: inherit; text-align: left; cursor: pointer }
button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 1px }
.unit { font-weight: 700 }
.note { color: #444 }
.finding { display: block; width: 100%; margin: 0 0 6px; padding: 8px; background: #fff; border: 1px solid #b9b9b9; border-left: 5px solid #8a5a00; border-radius: 4px }
.finding.error { border-left-color: #b3261e }
.finding b { display: block }
.action { padding: 8px 14px; background: #0b57d0; color: #fff; border: 0; border-radius: 4px }
</style>`,
}

/** A whole page for the sidebar. */
export const page = (language: Language, title: string, body: Html): string =>
  html`<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title>${STYLE}</head>
<body>
${body}
</body>
</html>`.markup
