import { describe, expect, it } from 'vitest'
import type { Decision } from '../../domain/agenda/mail-state.ts'
import { settleMail } from '../../functions/settle-mail.ts'
import { memoryLedger, memoryOutbox } from '../support/memory-ports.ts'

const KEY = 'p/2023/reminder/quota/2023-12-01/u1/clerk/1'
const content = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }

/** A desk with one mail of which nobody knows whether it left. */
async function desk() {
  const outbox = memoryOutbox()
  const ledger = memoryLedger()
  await outbox.add({ key: KEY, planId: 'p', to: 'a@example.vn', mail: content, createdAt: 5 })
  await outbox.claim(KEY, 6)
  await outbox.expireClaims('p', 7)
  const say = (decision: Decision, key = KEY) =>
    settleMail({ outbox, ledger }, { key, decision, by: 'officer' }, 9)
  return { outbox, ledger, say }
}

describe('what a person says of a mail in doubt', () => {
  it.each([
    ['arrived', { state: 'sent', sentAt: 6 }],
    ['send-again', { state: 'pending', tries: 0 }],
    ['given-up', { state: 'given-up' }],
  ] as const)('%s: is done, and stands in the ledger', async (decision, becomes) => {
    const { outbox, ledger, say } = await desk()
    expect(await say(decision)).toEqual({ ok: true })
    expect(await outbox.find(KEY)).toMatchObject({ ...becomes, reason: `a person: ${decision}` })
    expect(await ledger.decisions('p')).toEqual([
      { at: 9, by: 'officer', key: KEY, state: 'unknown', decision, tookEffect: true },
    ])
    expect(await ledger.decisions('other')).toEqual([])
  })

  it('lets it go once more, not twice: the next word comes too late', async () => {
    const { outbox, say } = await desk()
    await say('send-again')
    expect(await say('send-again')).toEqual({ ok: false, why: 'leaving' })
    expect(await outbox.claim(KEY, 10)).not.toBeNull()
    expect(await say('send-again')).toEqual({ ok: false, why: 'leaving' })
    await outbox.settle({ key: KEY, attempt: 2 }, 'sent', 11, 'm-1')
    expect(await say('send-again')).toEqual({ ok: false, why: 'sent' })
  })

  it('is of no effect when the evidence comes in between, and the ledger says so', async () => {
    const { outbox, ledger } = await desk()
    const find = async (key: string) => {
      const found = await outbox.find(key)
      await outbox.confirmSent(KEY, 8, 'm-0')
      return found
    }
    const said = { key: KEY, decision: 'send-again', by: 'officer' } as const
    expect(await settleMail({ outbox: { ...outbox, find }, ledger }, said, 9)).toEqual({
      ok: false,
      why: 'changed',
    })
    expect(await outbox.find(KEY)).toMatchObject({ state: 'sent', messageId: 'm-0' })
    expect(await ledger.decisions('p')).toMatchObject([{ decision: 'send-again', tookEffect: false }])
  })

  it('of no mail is answered, and kept nowhere', async () => {
    const { ledger, say } = await desk()
    expect(await say('arrived', 'p/x')).toEqual({ ok: false, why: 'no-such-mail' })
    expect(await ledger.decisions('p')).toEqual([])
  })

  it('changes nothing unsaid: without the ledger nothing happens', async () => {
    const { outbox, ledger } = await desk()
    const broken = { ...ledger, keepDecision: () => Promise.reject(new Error('no table')) }
    const said = { key: KEY, decision: 'send-again', by: 'officer' } as const
    await expect(settleMail({ outbox, ledger: broken }, said, 9)).rejects.toThrow('no table')
    expect(await outbox.find(KEY)).toMatchObject({ state: 'unknown' })
  })
})
