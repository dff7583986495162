export interface PaceOptions {
  /** Calls that the service allows a minute: Google 60 for one account and project. */
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
