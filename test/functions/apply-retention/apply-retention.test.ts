import { beforeEach, describe, expect, it } from 'vitest'
import type { CheckedRow } from '../../../domain/sheet/sheet-state.ts'
import { endOfDay } from '../../../domain/time/days.ts'
import { applyRetention } from '../../../functions/apply-retention/apply-retention.ts'
import type { People } from '../../../functions/ports/people.ts'
import type { Reports, SheetSeat } from '../../../functions/ports/reports.ts'
import { memoryPeople, memoryReports } from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const { campaign } = await sampleCampaign()
const [cycle, later] = campaign.plan.cycles
if (!cycle || !later) throw new Error('the sample plan has two cycles')
const DAY = 86_400_000
const end = endOfDay(cycle.to, campaign.plan.zone)
const row: CheckedRow = {
  rowId: 'AAAAAAAAAA',
  raw: {},
  values: {},
  problems: [],
  repairs: [],
  counts: true,
  fingerprint: '',
  withdrawn: false,
}

let reports: Reports
let people: People
const left = async (key: string): Promise<number> =>
  (await reports.rowsOf(key, ['AAAAAAAAAA'])).length + (await reports.historyOf(key, 'AAAAAAAAAA')).length

const seatOf = (key: string, cycleId: string): SheetSeat => ({
  planId: campaign.plan.id,
  cycleId,
  unitId: 'u',
  formId: 'F1',
  spreadsheetId: key,
  tabId: 0,
  sheetKey: key,
})

beforeEach(async () => {
  reports = memoryReports()
  people = memoryPeople()
  for (const [key, { id: cycleId }] of [
    ['old', cycle],
    ['new', later],
  ] as const) {
    const seat = seatOf(key, cycleId)
    await reports.registerSheet(seat)
    await people.note(seat, [{ person: 'someone', rowId: row.rowId }])
    await reports.putRows(key, 1, [row])
    await reports.putRows(key, 2, [row])
  }
})

describe('rows and their history', () => {
  it.each([
    ['for ever unless the office says otherwise', null, end + 100_000 * DAY, 0],
    ['to the last moment that the office allows', 365, end + 365 * DAY, 0],
  ])('are kept %s', async (_, keepDays, now, deleted) => {
    expect(await applyRetention({ reports, people }, campaign, keepDays, now)).toBe(deleted)
    expect([await left('old'), await left('new')]).toEqual([3, 3])
  })

  it('go when it is over, those of the cycle that ended and no others; again, nothing is left to do', async () => {
    const now = end + 365 * DAY + 1
    expect(await applyRetention({ reports, people }, campaign, 365, now)).toBe(4)
    expect([await left('old'), await left('new')]).toEqual([0, 3])
    expect(await applyRetention({ reports, people }, campaign, 365, now)).toBe(0)
    expect(await people.forget(seatOf('new', later.id))).toBe(1)
  })
})
