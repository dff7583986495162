import type { ClockFacts } from '../checks/clock-checks.ts'
import { type Finding, finding } from '../finding.ts'

const PATIENCE_MS = 5_000

/** Asks services for the time: any answer will do, it bears a Date (RFC 9110, 6.6.1). */
export async function probeClocks(
  urls: readonly string[],
  now: () => number,
): Promise<readonly (ClockFacts | Finding)[]> {
  return Promise.all(
    urls.map(async (url) => {
      const { host } = new URL(url)
      try {
        const asked = now()
        const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) })
        return { host, date: answer.headers.get('date'), now: (asked + now()) / 2 }
      } catch (error) {
        return finding('UNREACHABLE', { host, why: reasonOf(error) })
      }
    }),
  )
}

/** What Node says beneath "fetch failed". */
function reasonOf(error: unknown): string {
  const { cause, name } = error as { readonly cause?: { readonly code?: string }; readonly name?: string }
  return cause?.code ?? name ?? 'Error'
}
