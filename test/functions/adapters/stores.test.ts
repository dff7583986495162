import { afterAll, beforeAll, expect, it } from 'vitest'
import { memoryFacts, memoryLedger, memoryOutbox, memoryReports } from '../../support/memory-ports.ts'
import { openRig, type Rig } from '../../support/rig.ts'
import { describeStores } from './stores.conformance.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const memory = {
  facts: memoryFacts(),
  ledger: memoryLedger(),
  outbox: memoryOutbox(),
  reports: memoryReports(),
}
describeStores('in memory', () => memory)
describeStores('over the DynamoDB protocol', () => rig.services)

it('refuses a mail that would not fit an item', async () => {
  const mail = { language: 'vi' as const, subject: '', html: 'x'.repeat(400_000), text: '', attachments: [] }
  await expect(
    rig.services.outbox.add({ key: 'p/big', planId: 'p', to: 'a@example.vn', mail, createdAt: 1 }),
  ).rejects.toThrow(/at most 380000/)
})
