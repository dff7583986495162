import { describe, expect, it } from 'vitest'
import type { CheckedRow } from '../../domain/sheet/sheet-state.ts'
import { narrativesOf } from '../../functions/narratives.ts'
import { memoryReports } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { sheetState } from '../support/sheet-state.ts'

const { campaign, cycle, unit } = await sampleCampaign()
const PLAN = campaign.plan.id

/** A sheet of tasks of Xã Bắc La with these rows, committed one version after the other. */
async function office(...versions: readonly (readonly [ket_qua: string, counts: boolean])[][]) {
  const reports = memoryReports()
  const seat = {
    ...{ planId: PLAN, cycleId: cycle.id, unitId: unit('Xã Bắc La').id, formId: 'F3' },
    ...{ spreadsheetId: 'f', tabId: 0, sheetKey: 'k' },
  }
  await reports.registerSheet(seat)
  for (const [i, rows] of versions.entries()) {
    const stored = rows.map(
      ([ket_qua, counts], j): CheckedRow => ({
        ...{ rowId: `R${j}`, raw: {}, values: { ma_nv: null, ket_qua }, problems: [], repairs: [] },
        ...{ counts, fingerprint: ket_qua, withdrawn: false },
      }),
    )
    await reports.putRows('k', i + 1, stored)
    const entry = { fingerprint: 'f', content: 'c', firstSeen: 1, firstValid: 1, absences: 0 }
    const manifest = Object.fromEntries(stored.map(({ rowId, counts }) => [rowId, { ...entry, counts }]))
    const counted = stored.filter(({ counts }) => counts).length
    await reports.commit(seat, sheetState({ ...seat, version: i + 1, manifest, counted, rows: rows.length }))
  }
  return reports
}

const wordsIn = async (...args: Parameters<typeof narrativesOf>) =>
  (await narrativesOf(...args)).map(({ topic, words }) => [topic, words])

describe('the narratives of a cycle', () => {
  it('are those of the rows that count now, and of frozen figures those of their versions', async () => {
    const reports = await office(
      [
        ['Đang làm', true],
        ['Bị trả lại', false],
      ],
      [
        ['Xong cả ba', true],
        ['Đã sửa', true],
      ],
    )
    expect(await wordsIn(reports, campaign, cycle, null)).toEqual([
      ['results', 'Xong cả ba'],
      ['results', 'Đã sửa'],
    ])
    expect(await wordsIn(reports, campaign, cycle, new Map([['k', 1]]))).toEqual([['results', 'Đang làm']])
    expect(await wordsIn(reports, campaign, cycle, new Map())).toEqual([])
  })

  it('read no sheet without rows that count, and nothing for a plan that asks for no words', async () => {
    const reports = await office([['Bị trả lại', false]])
    const explode = () => Promise.reject(new Error('read'))
    expect(await narrativesOf({ ...reports, rowsOf: explode }, campaign, cycle, null)).toEqual([])
    const { F1 } = campaign.plan.forms
    const silent = { ...campaign, plan: { ...campaign.plan, forms: F1 ? { F1 } : {} } }
    expect(await narrativesOf({ ...reports, seatsOfCycle: explode }, silent, cycle, null)).toEqual([])
  })
})
