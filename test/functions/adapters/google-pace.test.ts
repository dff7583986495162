import { describe, expect, it } from 'vitest'
import { createMinutePace, createPace } from '../../../functions/adapters/google-pace.ts'
import { openQuota } from '../../../infra/local/google/quota.ts'

/** A clock that only moves when somebody sleeps. */
function paced(perMinute: number) {
  const clock = { at: 0 }
  const sleep = async (ms: number): Promise<void> => {
    clock.at += ms
  }
  return { clock, take: createPace({ perMinute, now: () => clock.at, sleep }) }
}

describe("Google's pace", () => {
  it('lets a minute of calls through at once, and then one a second', async () => {
    const { clock, take } = paced(60)
    const at: number[] = []
    for (let i = 0; i < 63; i++) {
      await take()
      at.push(clock.at)
    }
    expect(at.slice(0, 60)).toEqual(Array(60).fill(0))
    expect(at.slice(60)).toEqual([1000, 2000, 3000])
  })

  it('fills up again while nobody calls, and no further than a minute', async () => {
    const { clock, take } = paced(60)
    for (let i = 0; i < 60; i++) await take()
    clock.at += 600_000
    const before = clock.at
    for (let i = 0; i < 60; i++) await take()
    expect(clock.at).toBe(before)
    await take()
    expect(clock.at).toBe(before + 1000)
  })

  it('keeps the order of those who ask together', async () => {
    const { take } = paced(2)
    const order: number[] = []
    await Promise.all([1, 2, 3, 4].map((i) => take().then(() => order.push(i))))
    expect(order).toEqual([1, 2, 3, 4])
  })

  // Three thousand sheets in an hour, each read once, are a test of their own: test/simulation/deadline-hour.test.ts.
  it.each([1, 2, 6, 24, 60, 300])('at %d calls a minute never has Google refuse one', async (perMinute) => {
    const clock = { at: 0 }
    const sleep = async (ms: number): Promise<void> => {
      clock.at += ms
    }
    const take = createMinutePace({ perMinute, now: () => clock.at, sleep })
    const quota = openQuota(perMinute, () => clock.at)
    for (let i = 0; i < perMinute * 5; i++) {
      if (i % (perMinute * 2) === perMinute) clock.at += 90_000
      await take()
      quota.take('GET', '/v4/spreadsheets/x')
    }
    expect(clock.at).toBeLessThanOrEqual(5 * 150_000)
  })
})
