import { describe, expect, it } from 'vitest'
import { pacedMailer } from '../../../functions/adapters/paced-mailer.ts'
import { memoryMailer } from '../../support/memory-ports.ts'

const mail = {
  from: { name: 'Rollcall', email: 'r@example.vn' },
  to: 'a@example.vn',
  content: { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] },
  files: new Map(),
  tag: 'p/2023/reminder/u1/clerk/1',
  date: 5,
}

/** When each of a round's mails left, in milliseconds; the clock moves only when somebody waits. */
async function leavingTimes(perSecond: number, mails: number): Promise<readonly number[]> {
  const clock = { at: 0 }
  const at: number[] = []
  const inner = memoryMailer(() => {
    at.push(clock.at)
    return { kind: 'sent', messageId: `m-${at.length}` }
  })
  const sleep = async (ms: number): Promise<void> => {
    clock.at += ms
  }
  const mailer = pacedMailer(inner, { perSecond, now: () => clock.at, sleep })
  await Promise.all(Array.from({ length: mails }, () => mailer.send(mail)))
  expect(inner.mails).toHaveLength(mails)
  return at
}

describe("the account's sending rate", () => {
  it.each([
    [1, 4, [0, 1000, 2000, 3000]],
    [0.5, 3, [0, 2000, 4000]],
    [14, 16, [...Array(14).fill(0), 72, 143]],
  ])('of %d a second lets %d mails leave at %j', async (perSecond, mails, expected) => {
    expect(await leavingTimes(perSecond, mails)).toEqual(expected)
  })

  it('makes an answer wait, and does not change it', async () => {
    const inner = memoryMailer(() => ({ kind: 'refused', reason: 'Throttling', of: 'mail' }))
    const mailer = pacedMailer(inner, { perSecond: 1000, now: () => 0, sleep: async () => undefined })
    expect(await mailer.send(mail)).toEqual({ kind: 'refused', reason: 'Throttling', of: 'mail' })
  })
})
