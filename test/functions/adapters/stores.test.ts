import { afterAll, beforeAll, expect, it } from 'vitest'
import { blankState } from '../../../domain/sheet/reconcile.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import {
  memoryFacts,
  memoryLedger,
  memoryOutbox,
  memoryPeople,
  memoryReports,
} from '../../support/memory-ports.ts'
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
  people: memoryPeople(),
}
describeStores('in memory', () => memory)
describeStores('over the DynamoDB protocol', () => rig.services)

it('refuses a mail that would not fit an item', async () => {
  const mail = { language: 'vi' as const, subject: '', html: 'x'.repeat(400_000), text: '', attachments: [] }
  await expect(
    rig.services.outbox.add({ key: 'p/big', planId: 'p', to: 'a@example.vn', mail, createdAt: 1 }),
  ).rejects.toThrow(/at most 380000/)
})

it('takes the first arrival for the first valid one in states that do not tell them apart', async () => {
  const seat = { sheetKey: 'k', planId: 'p', cycleId: '2023', unitId: 'u', formId: 'F1' }
  const { firstValid: _, ...older } = { ...blankState(seat), version: 1, firstArrival: 7 }
  const place = { ...seat, spreadsheetId: 's', tabId: 1 }
  expect(await rig.services.reports.commit(place, older as SheetState)).toBe(true)
  expect(await rig.services.reports.stateOf(place)).toMatchObject({ firstArrival: 7, firstValid: 7 })
})
