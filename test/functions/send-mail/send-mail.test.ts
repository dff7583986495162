import { describe, expect, it } from 'vitest'
import type { Attachment, SendResult } from '../../../functions/ports/mail.ts'
import { sendMail } from '../../../functions/send-mail/send-mail.ts'
import {
  memoryDocuments,
  memoryLedger,
  memoryMailer,
  memoryOutbox,
  memoryQueue,
  memoryReports,
} from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const KEY = 'p/2023/reminder/u1/clerk/1'
const { campaign, unit } = await sampleCampaign()

async function deskWith(
  answer: SendResult,
  attachments: readonly Attachment[] = [],
  key = KEY,
  to = 'a@example.vn',
) {
  const outbox = memoryOutbox()
  const mailer = memoryMailer(() => answer)
  const queue = memoryQueue()
  const campaigns = { find: async () => campaign }
  const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments }
  await outbox.add({ key, planId: key.split('/')[0] ?? '', to, mail, createdAt: 5 })
  return {
    ...{ outbox, mailer, queue, campaigns },
    ledger: memoryLedger(),
    reports: memoryReports(),
    documents: memoryDocuments(),
    clock: { now: () => 9 },
    from: { name: 'Rollcall', email: 'r@example.vn' },
  }
}

describe('sending a mail', () => {
  it('claims it, sends it once with the day it was written, and remembers its number', async () => {
    const desk = await deskWith({ kind: 'sent', messageId: 'm-1' })
    expect(await sendMail(desk, KEY)).toBe('sent')
    expect(await sendMail(desk, KEY)).toBe('left')
    expect(desk.mailer.mails).toMatchObject([
      { to: 'a@example.vn', from: { name: 'Rollcall', email: 'r@example.vn' }, tag: KEY, date: 5 },
    ])
    expect(await desk.outbox.list('p')).toMatchObject([{ state: 'sent', messageId: 'm-1' }])
  })

  it('may try a refused one again', async () => {
    const desk = await deskWith({ kind: 'refused', reason: 'Throttling', of: 'mail' })
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
    expect((await desk.outbox.backlog('p', 9 + 5 * 60_000)).waiting).toEqual([KEY])
  })

  describe('to an address that is none', () => {
    const keyOf = (role: string): string =>
      `${campaign.plan.id}/2023/reminder/quota/2023-12-01/${unit('Xã Bắc La').id}/${role}/1`
    const [clerk, head] = unit('Xã Bắc La').contacts
    const none: SendResult = { kind: 'refused', reason: 'InvalidParameterValue', of: 'address' }

    it('moves on to the next contact, closes the address, and is not tried again', async () => {
      const desk = await deskWith(none, [], keyOf('clerk'), clerk?.email)
      expect(await sendMail(desk, keyOf('clerk'))).toBe('refused')
      expect(await desk.outbox.find(keyOf('head'))).toMatchObject({ state: 'pending', to: head?.email })
      expect(desk.queue.jobs).toEqual([{ step: 'send-mail', key: keyOf('head') }])
      expect((await desk.outbox.backlog(campaign.plan.id, 1e12)).waiting).toEqual([keyOf('head')])
      expect(await desk.outbox.troubles(campaign.plan.id)).toMatchObject([
        { key: keyOf('clerk'), state: 'refused', fate: { kind: 'bounced', suspends: true } },
      ])
    })

    it('is made good by the next try when the sender was killed half-way', async () => {
      const desk = await deskWith(none, [], keyOf('clerk'), clerk?.email)
      const killed = { ...desk.outbox, setFate: () => Promise.reject(new Error('killed')) }
      await expect(sendMail({ ...desk, outbox: killed }, keyOf('clerk'))).rejects.toThrow('killed')
      expect((await desk.outbox.backlog(campaign.plan.id, 1e12)).waiting).toContain(keyOf('clerk'))
      await sendMail(desk, keyOf('clerk'))
      expect(await desk.outbox.list(campaign.plan.id)).toHaveLength(2)
      expect((await desk.outbox.backlog(campaign.plan.id, 1e12)).waiting).toEqual([keyOf('head')])
    })
  })
})
