import { describe, expect, it } from 'vitest'
import type { Attachment, SendResult } from '../../../functions/ports/mail.ts'
import { sendMail } from '../../../functions/send-mail/send-mail.ts'
import { memoryDocuments, memoryMailer, memoryOutbox } from '../../support/memory-ports.ts'

const KEY = 'p/2023/reminder/u1/clerk/1'

async function deskWith(answer: SendResult, attachments: readonly Attachment[] = []) {
  const outbox = memoryOutbox()
  const mailer = memoryMailer(() => answer)
  const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments }
  await outbox.add({ key: KEY, planId: 'p', to: 'a@example.vn', mail, createdAt: 5 })
  return {
    outbox,
    documents: memoryDocuments(),
    mailer,
    clock: { now: () => 9 },
    from: 'Rollcall <r@example.vn>',
  }
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

  it('hands the mailer the bytes of what goes with it', async () => {
    const bytes = Uint8Array.of(1, 2, 3)
    const hash = await memoryDocuments().put(bytes)
    const file = { name: 'bieu-do.png', type: 'image/png', hash, cid: 'c1' }
    const desk = await deskWith({ kind: 'sent', messageId: 'm-1' }, [file])
    await desk.documents.put(bytes)
    expect(await sendMail(desk, KEY)).toBe('sent')
    expect(desk.mailer.mails[0]?.files).toEqual(new Map([[hash, bytes]]))
  })

  it.each([
    ['is not there', async () => null],
    ['cannot be asked for', async () => Promise.reject(new Error('S3 is out'))],
  ])('tries again later when an attachment %s: nothing has left', async (_, get) => {
    const file = { name: 'report.docx', type: 'x', hash: 'f'.repeat(64), cid: null }
    const desk = await deskWith({ kind: 'sent', messageId: 'm-1' }, [file])
    expect(await sendMail({ ...desk, documents: { ...desk.documents, get } }, KEY)).toBe('refused')
    expect(desk.mailer.mails).toEqual([])
    expect((await desk.outbox.backlog('p')).waiting).toEqual([KEY])
  })
})
