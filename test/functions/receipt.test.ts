import { describe, expect, it } from 'vitest'
import { receiptOf } from '../../functions/receipt.ts'
import { memoryReports } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { sheetState } from '../support/sheet-state.ts'

const SHEET = 'spreadsheet-of-tan-thanh'
const NOW = Date.UTC(2023, 10, 20)

/** A unit with two forms; what is stored of them is given. */
async function desk(...states: readonly Parameters<typeof sheetState>[0][]) {
  const { campaign, cycle, unit } = await sampleCampaign()
  const reports = memoryReports()
  const unitId = unit('Xã Tân Thanh').id
  const forms = Object.keys(campaign.plan.forms)
  for (const [i, state] of states.entries()) {
    const of = {
      planId: campaign.plan.id,
      cycleId: cycle.id,
      unitId,
      formId: forms[i] ?? '',
      sheetKey: `k${i}`,
    }
    const seat = { ...of, spreadsheetId: SHEET, tabId: i }
    await reports.registerSheet(seat)
    await reports.commit(seat, sheetState({ ...state, ...of }))
  }
  const campaigns = { find: async () => campaign, all: async () => [campaign] }
  return { reports, campaigns, campaign, language: 'vi' as const }
}

describe('a receipt', () => {
  it('says where the unit stands and what is wrong, the most frequent first, over all its forms', async () => {
    const deps = await desk(
      { rows: 4, counted: 1, errorRows: 3, problems: { 'E-PHONE': 1, 'E-REQUIRED': 2, 'W-DUP': 1 } },
      { problems: { 'E-PHONE': 1 } },
    )
    const receipt = await receiptOf(deps, SHEET, NOW)
    expect(receipt).toMatchObject({ at: NOW, rows: 4, counted: 1, errorRows: 3, held: false })
    expect(receipt?.says[0]).toBe('Đã nhận 4 dòng: 1 dòng được tính, 3 dòng lỗi, 0 dòng cần xem lại')
    expect(receipt?.problems).toEqual([
      { code: 'E-PHONE', title: 'Số điện thoại', rows: 2 },
      { code: 'E-REQUIRED', title: 'Thiếu thông tin', rows: 2 },
      { code: 'W-DUP', title: 'Có thể trùng', rows: 1 },
    ])
  })

  it('of a sheet that is held says why, in the language of the sheet', async () => {
    const deps = await desk({ rows: 4, held: { code: 'H-LOADING', params: {} } })
    expect((await receiptOf(deps, SHEET, NOW))?.held).toBe(true)
    const said = await receiptOf({ ...deps, language: 'en' }, SHEET, NOW)
    expect(said?.says[0]).toMatch(/^On hold; the last good figures stay\. /)
  })

  it('is given for no spreadsheet without a seat, nor for one whose unit or cycle is gone', async () => {
    const deps = await desk({ rows: 1 })
    expect(await receiptOf(deps, 'another-spreadsheet', NOW)).toBeNull()
    const { campaign } = deps
    const without = [
      { ...campaign, units: [] },
      { ...campaign, plan: { ...campaign.plan, cycles: [] } },
    ]
    for (const changed of without) {
      const campaigns = { ...deps.campaigns, find: async () => changed }
      expect(await receiptOf({ ...deps, campaigns }, SHEET, NOW)).toBeNull()
    }
  })
})
