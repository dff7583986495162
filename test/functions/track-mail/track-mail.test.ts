import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterKey, tagOf } from '../../../domain/agenda/letter-key.ts'
import type { Contact } from '../../../domain/plan/plan.ts'
import { trackMail } from '../../../functions/track-mail/track-mail.ts'
import {
  memoryFacts,
  memoryLedger,
  memoryOutbox,
  memoryQueue,
  memoryReports,
} from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { asBridge, asSns, bounce, complaint, delay, delivery, mailOf, reject, send } from './ses-records.ts'

const { campaign, unit } = await sampleCampaign()
const PLAN = campaign.plan.id
const UNIT = unit('Xã Bắc La')
const ITEM = `${PLAN}/2023/reminder/quota/2023-12-01`
const keyOf = (role: Contact['role'], itemKey = ITEM): string =>
  letterKey({ itemKey, reader: { kind: 'unit', unitId: UNIT.id, role }, edition: 1 })
const KEY = keyOf('clerk')
const MAIL = mailOf({ rollcall: [tagOf(KEY)] })
const content = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }
const [clerk, head] = UNIT.contacts
if (!clerk || !head) throw new Error('the sample unit has a clerk and a head')

/** A desk whose clerk's letter was claimed by a sender that never came back. */
async function desk(key = KEY, to = clerk?.email ?? '') {
  const deps = {
    campaigns: { find: async () => campaign, all: async () => [campaign] },
    outbox: memoryOutbox(),
    ledger: memoryLedger(),
    reports: memoryReports(),
    facts: memoryFacts(),
    queue: memoryQueue(),
    clock: { now: () => 9 },
  }
  await deps.outbox.add({ key, planId: PLAN, to, mail: content, createdAt: 5 })
  await deps.outbox.claim(key, 6)
  const hear = (record: object) => trackMail(deps, JSON.stringify(record))
  const letter = () => deps.outbox.find(key)
  return { deps, hear, letter }
}

describe('an event of a mail', () => {
  it.each([
    ['in the envelope of SNS', asSns],
    ['in the envelope of EventBridge', asBridge],
    ['bare', (record: object) => JSON.stringify(record)],
  ])('ends the doubt whether it left, %s', async (_, wrap) => {
    const { deps, letter } = await desk()
    await deps.outbox.expireClaims(PLAN, 7)
    expect(await letter()).toMatchObject({ state: 'unknown' })
    expect(await trackMail(deps, wrap(send(MAIL)))).toEqual({ kind: 'tracked', key: KEY, movedTo: null })
    expect(await letter()).toMatchObject({ state: 'sent', messageId: 'm-1', fate: null })
  })

  it.each([
    ['delivery', delivery(MAIL), 'delivered', '', false],
    ['delay', delay(MAIL), 'delayed', 'TransientCommunicationFailure', false],
    ['reject', reject(MAIL), 'rejected', 'Bad content', false],
    ['permanent bounce', bounce(MAIL, 'Permanent', 'General'), 'bounced', 'Permanent General', true],
    ['suppressed', bounce(MAIL, 'Permanent', 'Suppressed'), 'bounced', 'Permanent Suppressed', true],
    ['full mailbox', bounce(MAIL, 'Transient', 'MailboxFull'), 'bounced', 'Transient MailboxFull', false],
    ['doubtful', bounce(MAIL, 'Undetermined', 'Undetermined'), 'bounced', 'Undetermined Undetermined', false],
    ['complaint', complaint(MAIL), 'complained', 'abuse', true],
    ['bare complaint', complaint(MAIL, {}), 'complained', '', true],
  ])('%s is remembered, and closes the address only for good', async (_, record, kind, reason, suspends) => {
    const { hear, letter } = await desk()
    await hear(record)
    expect(await letter()).toMatchObject({ state: 'sent', fate: { kind, reason, suspends } })
  })

  it.each([
    ['an automatic answer', bounce(MAIL, 'Transient', 'General', true)],
    ['"not spam"', complaint(MAIL, { complaintFeedbackType: 'not-spam' })],
    ['an opening', { eventType: 'Open', mail: MAIL, open: {} }],
  ])('%s is no failure', async (_, record) => {
    const { deps, hear, letter } = await desk()
    expect(await hear(record)).toMatchObject({ kind: 'tracked', movedTo: null })
    expect(await letter()).toMatchObject({ state: 'sent', fate: null })
    expect(await deps.outbox.troubles(PLAN)).toEqual([])
  })

  it('never moves a letter that was settled earlier, nor takes it back', async () => {
    const { deps, hear, letter } = await desk()
    await deps.outbox.settle({ key: KEY, attempt: 1 }, 'sent', 7, 'm-0')
    await hear(send(MAIL))
    expect(await letter()).toMatchObject({ state: 'sent', sentAt: 7, messageId: 'm-0' })
  })

  it('keeps a mail from being sent again that a person had thought lost', async () => {
    const { deps, hear, letter } = await desk()
    await deps.outbox.settle({ key: KEY, attempt: 1 }, 'refused', 7, 'a person decided')
    await hear(delivery(MAIL))
    expect(await letter()).toMatchObject({ state: 'sent', fate: { kind: 'delivered' } })
    expect(await deps.outbox.claim(KEY, 8)).toBeNull()
  })
})

describe('a letter that did not come', () => {
  it.each([
    ['bounced for good', bounce(MAIL, 'Permanent', 'General')],
    ['bounced for now', bounce(MAIL, 'Transient', 'MailboxFull')],
    ['was called spam', complaint(MAIL)],
  ])('because it %s goes to the next contact of the unit, word for word', async (_, record) => {
    const { deps, hear } = await desk()
    expect(await hear(record)).toEqual({ kind: 'tracked', key: KEY, movedTo: keyOf('head') })
    const moved = await deps.outbox.find(keyOf('head'))
    expect(moved).toMatchObject({ to: head.email, mail: content, state: 'pending' })
    expect(deps.queue.jobs).toEqual([{ step: 'send-mail', key: keyOf('head') }])
  })

  it('goes to each contact at most once, and stops when nobody is left', async () => {
    const { deps, hear } = await desk()
    await hear(bounce(MAIL, 'Permanent', 'General'))
    await hear(bounce(MAIL, 'Permanent', 'General'))
    expect(await deps.outbox.list(PLAN)).toHaveLength(2)
    const second = mailOf({ rollcall: [tagOf(keyOf('head'))] }, 'm-2')
    expect(await hear(bounce(second, 'Permanent', 'NoEmail'))).toMatchObject({ movedTo: null })
    expect(await deps.outbox.list(PLAN)).toHaveLength(2)
    const troubles = await deps.outbox.troubles(PLAN)
    expect(troubles.map(({ key, fate }) => [key, fate?.kind])).toEqual([
      [KEY, 'bounced'],
      [keyOf('head'), 'bounced'],
    ])
  })

  it('stays where it is when a newer one that says all of it has been written since', async () => {
    const { deps, hear } = await desk()
    await deps.ledger.markDone(PLAN, `${PLAN}/2023/reminder/quota/2023-12-16`, 8, '30 mails')
    expect(await hear(bounce(MAIL, 'Permanent', 'General'))).toMatchObject({ movedTo: null })
    expect(await deps.outbox.list(PLAN)).toHaveLength(1)
  })

  it('goes on when the newer ones of its series are about something else', async () => {
    const { deps, hear } = await desk()
    // Of another year, of other units, and a summary.
    for (const other of [
      '2024/reminder/quota/2024-12-01',
      '2023/reminder/overdue/2023-11-01',
      '2023/summary/x',
    ])
      await deps.ledger.markDone(PLAN, `${PLAN}/${other}`, 8, '30 mails')
    // A plan in which the later reminders of this series are about another rule.
    const [quota] = campaign.plan.reminders
    if (!quota) throw new Error('the sample plan has reminders')
    const split = [
      { ...quota, rules: ['VL-15'], daysBefore: [30] },
      { ...quota, rules: ['VL-16'], daysBefore: [15] },
    ]
    deps.campaigns.find = async () => ({ ...campaign, plan: { ...campaign.plan, reminders: split } })
    await deps.ledger.markDone(PLAN, `${PLAN}/2023/reminder/quota/2023-12-16`, 8, '30 mails')
    expect(await hear(bounce(MAIL, 'Permanent', 'General'))).toMatchObject({ movedTo: keyOf('head') })
  })

  it.each([
    ['of what its item is about', 'quota', '2023-12-01', ['VL-15']],
    [
      'of all that its reminder is about, on a day that is none any more',
      'quota',
      '2023-11-11',
      ['VL-15', 'VL-24'],
    ],
    ['of nothing, when the plan has that reminder no longer', 'gone', '2023-12-01', []],
  ])('takes the day %s', async (_, id, day, subjects) => {
    const itemKey = `${PLAN}/2023/reminder/${id}/${day}`
    const { deps, hear } = await desk(keyOf('clerk', itemKey))
    const [quota] = campaign.plan.reminders
    if (!quota) throw new Error('the sample plan has reminders')
    // Two rules with days of their own: on each day the reminder is about one of them.
    const reminders = [{ ...quota, rules: ['VL-15', 'VL-24'] }]
    deps.campaigns.find = async () => ({ ...campaign, plan: { ...campaign.plan, reminders } })
    const { takeLease } = deps.reports
    const taken: string[] = []
    deps.reports.takeLease = (name, ...rest) => {
      taken.push(name.slice(name.lastIndexOf('/') + 1))
      return takeLease(name, ...rest)
    }
    const mail = mailOf({ rollcall: [tagOf(keyOf('clerk', itemKey))] })
    expect(await hear(bounce(mail, 'Permanent', 'General'))).toMatchObject({
      movedTo: keyOf('head', itemKey),
    })
    expect(taken).toEqual(subjects)
  })

  it.each([
    ['a recipient of the plan', `${PLAN}/2023/rollup/monthly/2023-12-01/chairman/1`],
    ['a unit that is no longer in the plan', `${ITEM}/nobody/clerk/1`],
  ])('to %s is on the list, and goes nowhere else', async (_, key) => {
    const { deps, hear } = await desk(key, 'x@example.vn')
    const mail = mailOf({ rollcall: [tagOf(key)] })
    expect(await hear(bounce(mail, 'Permanent', 'General'))).toMatchObject({ kind: 'tracked', movedTo: null })
    expect(await deps.outbox.troubles(PLAN)).toMatchObject([{ key, fate: { kind: 'bounced' } }])
  })

  it('is the same whatever the order of the events and however often they come', async () => {
    const records = [
      send(MAIL),
      delay(MAIL),
      delivery(MAIL),
      bounce(MAIL, 'Transient', 'MailboxFull'),
      bounce(MAIL, 'Permanent', 'General'),
      complaint(MAIL),
    ]
    const order = fc.shuffledSubarray([...records, ...records, ...records], { minLength: 18 })
    await fc.assert(
      fc.asyncProperty(order, async (events) => {
        const { deps, hear, letter } = await desk()
        for (const record of events) await hear(record)
        expect(await letter()).toMatchObject({ state: 'sent', fate: { kind: 'complained', suspends: true } })
        expect((await deps.outbox.list(PLAN)).map(({ key }) => key)).toEqual([KEY, keyOf('head')])
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  it('is made good by the next event when the tracker was killed half-way', async () => {
    const { deps, hear } = await desk()
    const { add } = deps.outbox
    const broken = { ...deps.outbox, add: () => Promise.reject(new Error('killed')) }
    const record = bounce(MAIL, 'Permanent', 'General')
    await expect(trackMail({ ...deps, outbox: broken }, JSON.stringify(record))).rejects.toThrow('killed')
    expect(add).toBe(deps.outbox.add)
    expect(await hear(record)).toMatchObject({ movedTo: keyOf('head') })
  })
})

describe('an event that is not ours to understand', () => {
  it.each([
    ['of a mail without our tag', mailOf({})],
    ['of a mail that the outbox does not know', mailOf({ rollcall: [tagOf(keyOf('head'))] })],
  ])('%s is kept aside without an address', async (_, mail) => {
    const { deps, hear, letter } = await desk()
    expect(await hear(send(mail))).toEqual({ kind: 'not-ours', messageId: 'm-1' })
    const kept = await deps.facts.get('stray-mail-event/m-1/Send')
    expect(kept).toContain('"at":9')
    expect(kept).not.toContain('@')
    expect(await letter()).toMatchObject({ state: 'claimed' })
  })

  it.each([
    ['no JSON', 'Successfully validated SNS topic', 'not a JSON object'],
    ['a broken notification', '{"Type":"Notification","Message":"{"}', 'not a JSON object'],
    ['another type', JSON.stringify({ eventType: 'Rendering Failure', mail: MAIL }), 'eventType'],
    ['no mail', JSON.stringify({ eventType: 'Send' }), 'mail: invalid_type'],
    ['a day for an instant', JSON.stringify(send({ ...MAIL, timestamp: 'today' })), 'mail.timestamp'],
    ['a bounce of nobody', JSON.stringify({ eventType: 'Bounce', mail: MAIL }), 'bounce: invalid_type'],
  ])('%s is answered by the place of the fault, never by what stands there', async (_, message, fault) => {
    const { deps } = await desk()
    const tracked = await trackMail(deps, message)
    expect(tracked).toMatchObject({ kind: 'unreadable', fault: expect.stringContaining(fault) })
    expect(JSON.stringify(tracked)).not.toContain('@')
  })
})
