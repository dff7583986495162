import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../../bench/big-sheet.ts'
import { rollUp } from '../../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../../domain/rules/judge.ts'
import { buildSummary } from '../../../../functions/build-summary/build-summary.ts'
import { importReturn } from '../../../../functions/import-returns/import-returns.ts'
import { provisionSheet } from '../../../../functions/provision-sheets/provision-sheets.ts'
import { googleContract, hasDiscovery } from '../../../support/google-contract.ts'
import { openRig, type Rig } from '../../../support/rig.ts'

const contract = googleContract()
const POKE_URL = 'http://127.0.0.1:4146/poke'
let rig: Rig
beforeAll(async () => {
  rig = await openRig(contract)
})
afterAll(() => rig.close())

describe('the contract itself', () => {
  it.skipIf(!hasDiscovery).each<[string, object]>([
    ['an unknown field', { requests: [{ addSheet: { properties: { sheetid: 1 } } }] }],
    ['two kinds in one request', { requests: [{ addSheet: {}, deleteSheet: { sheetId: 1 } }] }],
    [
      'two values in one cell',
      {
        requests: [
          {
            updateCells: { rows: [{ values: [{ userEnteredValue: { stringValue: 'a', numberValue: 1 } }] }] },
          },
        ],
      },
    ],
    [
      'a value outside its enumeration',
      { requests: [{ repeatCell: { cell: { userEnteredFormat: { wrapStrategy: 'WRAPPED' } } } }] },
    ],
  ])('refuses %s', (_, requestBody) => {
    const strict = googleContract()
    strict.observe({
      method: 'POST',
      path: '/v4/spreadsheets/x:batchUpdate',
      requestBody,
      status: 200,
      responseBody: { spreadsheetId: 'x' },
    })
    expect(strict.violations).toHaveLength(1)
  })

  it.skipIf(!hasDiscovery)(
    'refuses an answer with a field that Google does not know, and takes null in a request',
    () => {
      const strict = googleContract()
      strict.observe({
        method: 'GET',
        path: '/v4/spreadsheets/x',
        requestBody: {},
        status: 200,
        responseBody: { spreadsheetId: 'x', tabs: [] },
      })
      expect(strict.violations).toHaveLength(1)
      const requestBody = { requests: [{ deleteSheet: { sheetId: null } }] }
      strict.observe({
        method: 'POST',
        path: '/v4/spreadsheets/x:batchUpdate',
        requestBody,
        status: 200,
        responseBody: { spreadsheetId: 'x' },
      })
      expect(strict.violations).toHaveLength(1)
    },
  )
})

describe.skipIf(!hasDiscovery)(
  'all that Rollcall says to Google, and all that the local Google answers',
  () => {
    it('is in the language of the discovery documents', async () => {
      const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(12, 4, rig.unit.name)])
      await rig.sync(seat)
      await rig.sync(seat)
      const bytes = new Uint8Array(await readFile('plans/van-lang-146/returns/Xa Thanh Long.xlsx'))
      const thanhLong = rig.campaign.units.find(({ name }) => name === 'Xã Thanh Long')
      const empty = rig.campaign.units.find(({ name }) => name === 'Xã Bắc Hùng')
      if (!thanhLong || !empty) throw new Error('the sample plan lost its units')
      const { services, campaign, cycle } = rig
      const token = await services.files.startToken()
      await importReturn({ ...services, linkTo: (id) => id }, campaign, cycle, {
        name: 'Xa Thanh Long.xlsx',
        unitId: thanhLong.id,
        bytes,
      })
      await services.files.replaceWorkbook(seat.spreadsheetId, bytes)
      await provisionSheet({ ...services, language: 'vi', pokeUrl: POKE_URL }, campaign, cycle, empty, false)
      const changes = await services.files.changesSince(token)
      expect(changes.files.length).toBeGreaterThan(1)
      const states = await services.reports.statesOfCycle(campaign.plan.id, cycle.id)
      const standings = judgeCampaign(campaign, cycle, states, rig.now)
      const figures = rollUp(campaign, cycle, standings, states, rig.now)
      const deps = { ...services, linkTo: (id: string) => `https://sheets.example.vn/${id}` }
      const summary = await buildSummary(deps, {
        campaign,
        cycle,
        rollUp: figures,
        language: 'vi',
        snapshot: null,
        versions: null,
        persons: null,
      })
      const again = await buildSummary(deps, {
        campaign,
        cycle,
        rollUp: { ...figures, hash: 'other' },
        language: 'vi',
        snapshot: null,
        versions: null,
        persons: null,
      })
      expect([summary.written, again.written]).toEqual([true, true])
      expect((await services.files.exportWorkbook(summary.spreadsheetId)).length).toBeGreaterThan(1000)

      expect(contract.violations).toEqual([])
      expect(contract.judged()).toBeGreaterThan(30)
    })
  },
)
