import type { CallKind } from './google-trouble.ts'

export interface PaceOptions {
  /** Calls that come back in a minute. */
  readonly perMinute: number
  /** Calls let through at once after a rest; a minute's, unless said. */
  readonly burst?: number
  /** Milliseconds; injected so that tests need not wait. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

/**
 * A token bucket: lets a burst of calls through at once and then as many as come back with time, in the order
 * in which they were asked for. Every attempt takes a token, repeated ones too, so that a busy hour is worked
 * off at the service's own pace instead of being refused.
 */
export function createPace({ perMinute, burst = perMinute, now, sleep }: PaceOptions): () => Promise<void> {
  const perMs = perMinute / 60_000
  let tokens = burst
  let filledAt = now()
  let queue: Promise<void> = Promise.resolve()
  const take = async (): Promise<void> => {
    tokens = Math.min(burst, tokens + (now() - filledAt) * perMs)
    filledAt = now()
    if (tokens < 1) {
      await sleep(Math.ceil((1 - tokens) / perMs))
      tokens = Math.min(burst, tokens + (now() - filledAt) * perMs)
      filledAt = now()
    }
    tokens -= 1
  }
  return () => {
    queue = queue.then(take)
    return queue
  }
}

type MinuteOptions = Omit<PaceOptions, 'burst'>

/**
 * A pace that never exceeds a quota by the minute, wherever the minute begins: what may come at once and what
 * comes back within a minute are together what is allowed.
 */
export function createMinutePace({ perMinute, ...clock }: MinuteOptions): () => Promise<void> {
  const burst = Math.max(1, Math.floor(perMinute / 12))
  return createPace({ ...clock, burst, perMinute: Math.max(0.5, perMinute - burst) })
}

/** Both of Google's quotas for Sheets, by the minute. */
export interface Quotas extends Omit<MinuteOptions, 'perMinute'> {
  readonly callsPerMinute: number
  readonly projectCallsPerMinute: number
}

/**
 * Paces for accounts of one project: each account has its own quota, and all of them share the project's; reads
 * and writes are counted apart.
 *
 * @returns what makes the pace of one more account
 */
export function accountPaces({
  callsPerMinute,
  projectCallsPerMinute,
  ...clock
}: Quotas): () => (kind: CallKind) => Promise<void> {
  const both = (perMinute: number) => {
    const make = () => createMinutePace({ ...clock, perMinute })
    return { read: make(), write: make() }
  }
  const project = both(projectCallsPerMinute)
  return () => {
    const own = both(callsPerMinute)
    return async (kind) => {
      await own[kind]()
      await project[kind]()
    }
  }
}
