import { describe, expect, it } from 'vitest'
import type { SendResult } from '../../../functions/ports.ts'
import { sendMail } from '../../../functions/send-mail/send-mail.ts'
import { memoryMailer, memoryOutbox } from '../../support/memory-ports.ts'

const KEY = 'p/2023/reminder/u1/clerk/1'

async function deskWith(answer: SendResult) {
  const outbox = memoryOutbox()
  const mailer = memoryMailer(() => answer)
  const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }
  await outbox.add({ key: KEY, planId: 'p', to: 'a@example.vn', mail, createdAt: 5 })
  return { outbox, mailer, clock: { now: () => 9 }, from: 'Rollcall <r@example.vn>' }
}

describe('sending a mail', () => {
  it('claims it, sends it once with the day it was written, and remembers its number', async () => {
    const desk = await deskWith({ kind: 'sent', messageId: 'm-1' })
    expect(await sendMail(desk, KEY)).toBe('sent')
    expect(await sendMail(desk, KEY)).toBe('left')
    expect(desk.mailer.mails).toMatchObject([
      { to: 'a@example.vn', from: 'Rollcall <r@example.vn>', tag: KEY, date: 5 },
    ])
    expect(await desk.outbox.list('p')).toMatchObject([{ state: 'sent', messageId: 'm-1' }])
  })

  it('may try a refused one again', async () => {
    const desk = await deskWith({ kind: 'refused', reason: 'Throttling' })
    expect([await sendMail(desk, KEY), await sendMail(desk, KEY)]).toEqual(['refused', 'refused'])
    expect(desk.mailer.mails).toHaveLength(2)
  })

  it('never tries a doubtful one again by itself', async () => {
    const desk = await deskWith({ kind: 'unknown', reason: 'TimeoutError' })
    expect([await sendMail(desk, KEY), await sendMail(desk, KEY)]).toEqual(['unknown', 'left'])
    expect(desk.mailer.mails).toHaveLength(1)
    expect(await desk.outbox.list('p')).toMatchObject([{ state: 'unknown', reason: 'TimeoutError' }])
  })

  it('sends once, however many senders there are', async () => {
    const desk = await deskWith({ kind: 'sent', messageId: 'm-1' })
    const results = await Promise.all(Array.from({ length: 6 }, () => sendMail(desk, KEY)))
    expect(results.filter((result) => result === 'sent')).toHaveLength(1)
    expect(desk.mailer.mails).toHaveLength(1)
  })
})
