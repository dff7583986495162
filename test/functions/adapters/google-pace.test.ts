import { describe, expect, it } from 'vitest'
import { createPace } from '../../../functions/adapters/google-pace.ts'

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

  // The hour before a deadline: every sheet of a province was edited, each is read once.
  it.each([
    [60, 3000, 49],
    [300, 3000, 9],
  ])(
    'at %d calls a minute %d changed sheets are read within %d minutes',
    async (perMinute, sheets, minutes) => {
      const { clock, take } = paced(perMinute)
      const byMinute = new Map<number, number>()
      for (let i = 0; i < sheets; i++) {
        await take()
        const minute = Math.floor(clock.at / 60_000)
        byMinute.set(minute, (byMinute.get(minute) ?? 0) + 1)
      }
      expect(clock.at).toBeLessThanOrEqual(minutes * 60_000)
      // The first minute may spend the full bucket besides what flows in.
      expect(Math.max(...byMinute.values())).toBeLessThanOrEqual(2 * perMinute)
      expect([...byMinute.values()].slice(1).every((calls) => calls <= perMinute)).toBe(true)
    },
  )
})
