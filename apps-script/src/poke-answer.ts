import type { Refusal } from '../../domain/words/script-words.ts'

/** What the server found, where it checked the sheet while it was asked: sentences to show, as they came. */
export interface Checked {
  readonly says: readonly string[]
  /** Kinds of problems and how many rows have them. */
  readonly problems: readonly { readonly title: string; readonly rows: number }[]
}

/** Whether the server took the poke; `checked` is null where it will read the sheet later. */
export type Sending =
  | { readonly sent: true; readonly checked: Checked | null }
  | { readonly sent: false; readonly why: Refusal }

const WHY: Readonly<Record<number, Refusal>> = { 401: 'bad-token', 403: 'not-yours', 429: 'too-often' }

/** What an HTTP answer means for the person who pressed. */
export function sendingOf(status: number, body: string): Sending {
  if (status >= 200 && status < 300) return { sent: true, checked: status === 200 ? checkedIn(body) : null }
  return { sent: false, why: status >= 500 ? 'server' : (WHY[status] ?? 'other') }
}

/** null for what is no receipt: an older server, or something between it and us that answers in its place. */
function checkedIn(body: string): Checked | null {
  const { says, problems } = receiptIn(body)
  if (!Array.isArray(says) || !says.every((line) => typeof line === 'string')) return null
  return Array.isArray(problems) && problems.every(isCount) ? { says, problems } : null
}

function receiptIn(body: string): { readonly says?: unknown; readonly problems?: unknown } {
  try {
    const { receipt } = JSON.parse(body) as { readonly receipt?: object }
    return receipt ?? {}
  } catch {
    return {}
  }
}

const isCount = (one: { readonly title?: unknown; readonly rows?: unknown } | null): boolean =>
  typeof one?.title === 'string' && typeof one.rows === 'number'
