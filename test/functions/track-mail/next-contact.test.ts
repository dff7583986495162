import { describe, expect, it } from 'vitest'
import { letterKey, tagOf } from '../../../domain/agenda/letter-key.ts'
import type { Contact } from '../../../domain/plan/plan.ts'
import { readSesEvent } from '../../../functions/track-mail/ses-event.ts'
import { trackMail } from '../../../functions/track-mail/track-mail.ts'
import {
  memoryFacts,
  memoryLedger,
  memoryOutbox,
  memoryQueue,
  memoryReports,
} from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { bounce, mailOf } from './ses-records.ts'

const { campaign, unit } = await sampleCampaign()
const PLAN = campaign.plan.id
const UNIT = unit('Xã Bắc La')
const [clerk, head] = UNIT.contacts
if (!clerk || !head) throw new Error('the sample unit has a clerk and a head')
const keyOf = (role: Contact['role']): string =>
  letterKey({
    itemKey: `${PLAN}/2023/reminder/quota/2023-12-01`,
    reader: { kind: 'unit', unitId: UNIT.id, role },
    edition: 1,
  })
const recordOf = (role: Contact['role']) =>
  bounce(mailOf({ rollcall: [tagOf(keyOf(role))] }, `m-${role}`), 'Transient', 'MailboxFull')

/** A letter to the clerk of a unit with these contacts, sent. */
async function desk(contacts: readonly Contact[]) {
  const units = campaign.units.map((one) => (one.id === UNIT.id ? { ...one, contacts } : one))
  const deps = {
    campaigns: { find: async () => ({ ...campaign, units }), all: async () => [campaign] },
    outbox: memoryOutbox(),
    ledger: memoryLedger(),
    reports: memoryReports(),
    facts: memoryFacts(),
    queue: memoryQueue(),
    clock: { now: () => 9 },
  }
  const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }
  await deps.outbox.add({ key: keyOf('clerk'), planId: PLAN, to: clerk?.email ?? '', mail, createdAt: 5 })
  const hear = (role: Contact['role']) => trackMail(deps, JSON.stringify(recordOf(role)))
  return { deps, hear }
}

describe('a letter that came back for now', () => {
  it('does not go to the same address once more because another contact has it too', async () => {
    const { deps, hear } = await desk([clerk, { ...head, email: clerk.email }])
    expect(await hear('clerk')).toMatchObject({ movedTo: null })
    expect([await deps.outbox.find(keyOf('head')), deps.queue.jobs]).toEqual([null, []])
  })

  it('from the second contact does not go back to the first, from whom it came', async () => {
    const { deps, hear } = await desk([clerk, head])
    expect(await hear('clerk')).toMatchObject({ movedTo: keyOf('head') })
    expect(await hear('head')).toMatchObject({ movedTo: null })
    expect(deps.queue.jobs).toHaveLength(1)
  })
})

describe('a transient bounce', () => {
  const read = (subType: string, recipient: object) => {
    const record = recordOf('clerk')
    const bounced = { ...record.bounce, bounceSubType: subType, bouncedRecipients: [recipient] }
    const result = readSesEvent(JSON.stringify({ ...record, bounce: bounced }))
    return result.ok && result.event.fate?.kind
  }
  it.each([
    ['without a delivery status is an automatic answer', 'General', {}, undefined],
    ['with an action alone is none', 'General', { action: 'failed' }, 'bounced'],
    ['with a status alone is none', 'General', { status: '4.2.2' }, 'bounced'],
    ['of a full mailbox is none, whatever else is missing', 'MailboxFull', {}, 'bounced'],
  ])('%s', (_, subType, recipient, kind) => {
    expect(read(subType, recipient)).toBe(kind)
  })
})
