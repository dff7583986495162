import type { SheetsTrouble } from '../ports/sheets.ts'

/**
 * What a failed call to Google means for a spreadsheet; anything that is no answer of Google's is a network's
 * doing: busy. Throws the error again where it says nothing of the file: a refused exchange of tokens, an
 * account or an API that is switched off. Else every unit would be told that its own sheet is to blame.
 */
export function troubleFrom(error: unknown): SheetsTrouble {
  const status = statusOf(error)
  if (status === undefined || status === 429 || status >= 500) return 'busy'
  if (!isOfAFile(error)) throw error
  const message = error instanceof Error ? error.message : ''
  if (status === 404) return 'gone'
  if (status === 400 && /No grid with id|Unable to parse range/.test(message)) return 'tab-gone'
  if (status === 403) return refusal(error, message)
  throw error
}

/** Whether Sheets or Drive answered; the client gets its access token by calls of other addresses. */
const isOfAFile = (error: unknown): boolean =>
  /\/(v4\/spreadsheets|(upload\/)?drive\/v3)\b/.test(
    String((error as { readonly config?: { readonly url?: unknown } }).config?.url ?? ''),
  )

/** What Google says of a project or of credentials, whichever file was asked for. */
const OF_EVERY_FILE = /has not been used|is disabled|insufficient authentication scopes/i

/**
 * A 403 says one of four things: no use of the API at all, no room for files, too many calls, no right. Google's
 * reason tells which; the storage's domain is the same as that of rate limits, so that word decides nothing.
 */
function refusal(error: unknown, message: string): SheetsTrouble {
  const said = `${reasonOf(error)} ${message}`
  if (OF_EVERY_FILE.test(said)) throw error
  if (/storage/i.test(said)) return 'no-storage'
  return /rate|quota/i.test(said) ? 'busy' : 'not-shared'
}

/**
 * Drive lets nobody in without a mail of its own to an address without a Google account
 * (developers.google.com/workspace/drive/api/guides/handle-errors: invalidSharingRequest, and the like of shared
 * drives). The first reason has other causes too, which the sentence tells apart.
 */
export function isForWantOfAccount(error: unknown): boolean {
  const reason = reasonOf(error)
  if (reason === 'cannotShareTeamDriveWithNonGoogleAccounts') return true
  return reason === 'invalidSharingRequest' && error instanceof Error && /Google account/i.test(error.message)
}

/** The reason that Drive gives beside its sentence; Sheets gives none. */
function reasonOf(error: unknown): string {
  const { response } = error as {
    readonly response?: { readonly data?: { readonly error?: { readonly errors?: unknown } } }
  }
  const errors = response?.data?.error?.errors
  return Array.isArray(errors) ? String(errors[0]?.reason ?? '') : ''
}

/** The HTTP status of the answer that an error of Google's client carries; absent when there was no answer. */
const statusOf = (error: unknown): number | undefined =>
  (error as { readonly response?: { readonly status?: number } }).response?.status

export interface Patience {
  readonly tries: number
  /** Waits for so many milliseconds; injected so that tests need not wait. */
  readonly sleep: (ms: number) => Promise<void>
  /** Between 0 and 1. */
  readonly random: () => number
  /** Waits for the turn of a call, as reads and writes have quotas of their own; absent: every call goes at once. */
  readonly pace?: (kind: CallKind) => Promise<void>
}

export type CallKind = 'read' | 'write'

export const USUAL_PATIENCE: Patience = {
  tries: 4,
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  random: Math.random,
}

/**
 * Repeats a call while Google is busy, with growing pauses and jitter. Only for calls that may be repeated:
 * reads, and writes whose answer says that nothing was applied.
 */
export async function patiently<T>(
  patience: Patience,
  call: () => Promise<T>,
  mayRepeat: (error: unknown) => boolean = () => true,
  kind: CallKind = 'read',
): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      await patience.pace?.(kind)
      return await call()
    } catch (error) {
      if (round >= patience.tries || !mayRepeat(error) || troubleFrom(error) !== 'busy') throw error
      await patience.sleep((0.5 + patience.random()) * 500 * 2 ** round)
    }
  }
}

/** Google answered that it did not even begin: too many requests. */
export const wasNotApplied = (error: unknown): boolean => statusOf(error) === 429
