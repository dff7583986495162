import { html } from 'hono/html'
import type { MailContent } from '../ports/mail.ts'

/** Lines that a letter gets for a reason of its sending, not of its subject: each one sentence. */
export interface Notes {
  /** Read first: a delay, a correction. */
  readonly top?: readonly string[]
  /** Read last. */
  readonly bottom?: readonly string[]
}

/** The same letter with notes before and after its content, in both of its bodies; whatever made the letter. */
export function withNotes(mail: MailContent, { top = [], bottom = [] }: Notes): MailContent {
  return {
    ...mail,
    html: mail.html
      .replace(/<body[^>]*>/, (body) => `${body}${block(top)}`)
      .replace(/<\/body>/, (body) => `${block(bottom)}${body}`),
    text: [...top, ...(top.length > 0 ? [''] : []), mail.text, ...bottom].join('\n'),
  }
}

/** Takes the colour of the page that it stands in, light or dark. */
const block = (lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : String(
        html`<div style="max-width:600px;margin:12px auto;padding:4px 16px;border-left:4px solid #b26a00;font:15px/1.5 'Segoe UI',Roboto,Helvetica,Arial,sans-serif">${lines.map((line) => html`<div>${line}</div>`)}</div>`,
      )
