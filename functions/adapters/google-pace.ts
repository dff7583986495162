export interface PaceOptions {
  /** Calls that Google allows a minute: 60 for one account and project. */
  readonly perMinute: number
  /** Milliseconds; injected so that tests need not wait. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

/**
 * A token bucket: lets a minute's calls through at once and then as many as come back with time, in the order
 * in which they were asked for. Every attempt takes a token, repeated ones too, so that a busy hour is worked
 * off at Google's own pace instead of being refused.
 */
export function createPace({ perMinute, now, sleep }: PaceOptions): () => Promise<void> {
  const perMs = perMinute / 60_000
  let tokens = perMinute
  let filledAt = now()
  let queue: Promise<void> = Promise.resolve()
  const take = async (): Promise<void> => {
    tokens = Math.min(perMinute, tokens + (now() - filledAt) * perMs)
    filledAt = now()
    if (tokens < 1) {
      await sleep(Math.ceil((1 - tokens) / perMs))
      tokens = Math.min(perMinute, tokens + (now() - filledAt) * perMs)
      filledAt = now()
    }
    tokens -= 1
  }
  return () => {
    queue = queue.then(take)
    return queue
  }
}
