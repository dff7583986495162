import { GoogleError } from './google-error.ts'

const MINUTE_MS = 60_000

/** Counts calls of the last minute, reads and writes apart, as Google does for Sheets. */
export interface Quota {
  /** Counts a call; throws Google's 429 when it is one too many, which then does not count. */
  take(method: string, path: string): void
}

/**
 * @param callsPerMinute for each of the two kinds; Google gives an account 60
 */
export function openQuota(callsPerMinute: number, now: () => number): Quota {
  const taken: Record<Kind, number[]> = { Read: [], Write: [] }
  return {
    take(method, path) {
      if (!path.startsWith('/v4/spreadsheets')) return
      const kind = kindOf(method, path)
      const at = now()
      taken[kind] = taken[kind].filter((before) => before > at - MINUTE_MS)
      if (taken[kind].length >= callsPerMinute) throw exhausted(kind)
      taken[kind].push(at)
    },
  }
}

type Kind = 'Read' | 'Write'

/** Some reads are posted, as their question is too long for an address. */
const kindOf = (method: string, path: string): Kind =>
  method === 'GET' || /:(batchGetByDataFilter|getByDataFilter|search)$/.test(path) ? 'Read' : 'Write'

const exhausted = (kind: Kind): GoogleError =>
  new GoogleError(
    429,
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:0'.`,
  )
