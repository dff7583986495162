import type { Refusal } from '../../domain/words/script-words.ts'

/** Whether the server took the poke. */
export type Sending = { readonly sent: true } | { readonly sent: false; readonly why: Refusal }

const WHY: Readonly<Record<number, Refusal>> = { 401: 'bad-token', 403: 'not-yours', 429: 'too-often' }

/** What an HTTP status means for the person who pressed. */
export function sendingOf(status: number): Sending {
  if (status >= 200 && status < 300) return { sent: true }
  return { sent: false, why: status >= 500 ? 'server' : (WHY[status] ?? 'other') }
}
