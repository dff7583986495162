import { describe, expect, it } from 'vitest'
import { accountPaces } from '../../../functions/adapters/google-pace.ts'
import { patiently, wasNotApplied } from '../../../functions/adapters/google-trouble.ts'

const answered = (status: number): Error => Object.assign(new Error('busy'), { response: { status } })

/** Calls something that is always busy, and notes what happened in order. */
async function asked(mayRepeat?: (error: unknown) => boolean) {
  const log: (string | number)[] = []
  const patience = {
    tries: 3,
    sleep: async (ms: number) => void log.push(ms),
    random: () => 0.5,
    pace: async (kind: string) => void log.push(kind),
  }
  const call = () => {
    log.push('call')
    return Promise.reject(answered(503))
  }
  await expect(patiently(patience, call, mayRepeat, 'write')).rejects.toThrow('busy')
  return log
}

describe('a call to Google that is busy', () => {
  it('is made three times where that is the patience, each in its turn, with growing pauses', async () => {
    expect(await asked()).toEqual(['write', 'call', 1000, 'write', 'call', 2000, 'write', 'call'])
  })

  it('is made once where it may not be repeated', async () => {
    expect(await asked(wasNotApplied)).toEqual(['write', 'call'])
  })

  it.each([
    [429, true],
    [503, false],
    [500, false],
  ])('with the answer %i surely did not begin: %s', (status, surely) => {
    expect(wasNotApplied(answered(status))).toBe(surely)
  })
})

describe('several accounts of one project', () => {
  /** How many calls of two accounts get through before a moment. */
  async function through(kinds: readonly ('read' | 'write')[]): Promise<number> {
    const clock = { at: 0 }
    const sleep = async (ms: number): Promise<void> => {
      clock.at += ms
    }
    const paces = accountPaces({
      callsPerMinute: 60,
      projectCallsPerMinute: 60,
      now: () => clock.at,
      sleep,
    })
    const accounts = [paces(), paces()]
    let calls = 0
    while (clock.at < 60_000) {
      await accounts[calls % 2]?.(kinds[calls % kinds.length] ?? 'read')
      calls++
    }
    return calls
  }

  it("share the project's quota, and reads and writes have one each", async () => {
    expect(await through(['read'])).toBeLessThanOrEqual(61)
    expect(await through(['read', 'read', 'write', 'write'])).toBeGreaterThan(100)
  })
})
