import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleScript } from '../../../../../apps-script/bundle.ts'
import { OUR_HEADERS } from '../../../../../domain/sheet/our-columns.ts'
import { templateTab } from '../../../../../domain/sheet/template-tab.ts'
import { createGoogleDrive } from '../../../../../functions/adapters/google-drive.ts'
import { createGoogleSheets } from '../../../../../functions/adapters/google-sheets.ts'
import { createIdentityTokens } from '../../../../../functions/adapters/identity-tokens.ts'
import { pokeApi } from '../../../../../functions/answer-poke/poke-api.ts'
import { formTabChanges } from '../../../../../functions/provision-sheets/lay-out.ts'
import { type LocalGoogle, startLocalGoogle } from '../../../../../infra/local/google/local-google.ts'
import { type LocalScript, startScript } from '../../../../../infra/local/google/script/run-script.ts'
import { type LocalService, listen } from '../../../../../infra/local/listen.ts'
import { type LocalTokens, startLocalTokens } from '../../../../../infra/local/tokens.ts'
import { googleContract } from '../../../../support/google-contract.ts'
import { memoryFacts, memoryQueue, memoryReports } from '../../../../support/memory-ports.ts'
import { sampleCampaign } from '../../../../support/sample-campaign.ts'

/** The script as it is pushed, in a unit's sheet of the local Google, poking the real endpoint: one process. */
const CLERK = 'vanphong.tanthanh@vanlang.example.vn'
const AUDIENCE = 'script-of-tan-thanh'
const TAB = 146_000_100
const ROW = 6
const GOOD: readonly (string | number | boolean)[] = [
  '1',
  'Nông Văn Hiếu',
  'Cá nhân',
  'Nông dân',
  '1981',
  'Nam',
  'Tày',
  'Thôn Nà Lầu',
  'Xã Tân Thanh',
  'Kinh tế',
  'Khác (tự phát động)',
  'Mô hình trồng hồi cho thu nhập cao, giúp đỡ 5 hộ nghèo trong thôn cùng làm.',
  'Hội nghị thôn',
  '0912345678',
  '2023',
  'Mới',
  'TRUE',
  '',
]
const [ID, STATUS, REASON] = [GOOD.length, GOOD.length + 1, GOOD.length + 2] as const

const contract = googleContract()
const queue = memoryQueue()
let folder: string
let google: LocalGoogle
let tokens: LocalTokens
let desk: LocalService
let script: LocalScript
let spreadsheetId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-unit-sheet-'))
  const { campaign, cycle, unit } = await sampleCampaign()
  const office = unit('Xã Tân Thanh')
  tokens = await startLocalTokens()
  let ids = 0
  google = await startLocalGoogle({
    folder,
    now: Date.now,
    newId: () => `unit-spreadsheet-${++ids}`,
    observe: contract.observe,
  })
  const reports = memoryReports()
  desk = await listen(
    pokeApi({
      tokens: createIdentityTokens({
        issuer: tokens.url,
        jwksUrl: `${tokens.url}/jwks`,
        audiences: [AUDIENCE],
      }),
      reports,
      campaigns: { find: async () => campaign, all: async () => [campaign] },
      facts: memoryFacts(),
      queue,
      clock: { now: () => 42 },
      checks: { checkNow: async () => null },
    }),
    0,
  )
  const files = createGoogleDrive({ rootUrl: google.url })
  spreadsheetId = await files.createSpreadsheet('Xã Tân Thanh', 'vi_VN', campaign.plan.zone)
  const form = campaign.plan.forms.F1
  if (!form) throw new Error('the sample plan has no F1')
  const tab = templateTab(campaign.plan, cycle, office, form, 'vi')
  const metadata = (tabId: number | null, key: string, value: object) => ({
    kind: 'metadata' as const,
    tabId,
    key,
    value: JSON.stringify(value),
  })
  const { id: planId, number: planNumber } = campaign.plan
  const written = await createGoogleSheets({ rootUrl: google.url }).write(
    spreadsheetId,
    [
      ...formTabChanges(TAB, tab),
      { kind: 'drop-tab', tabId: 0 },
      metadata(TAB, 'rollcall-form', form),
      metadata(null, 'rollcall', {
        endpoint: `${desk.url}/poke`,
        language: 'vi',
        unit: office,
        cycle,
        planId,
        planNumber,
      }),
    ],
    [
      { tabId: TAB, row: 0, column: 0, cells: tab.cells },
      { tabId: TAB, row: tab.headerRow, column: ID, cells: [Object.values(OUR_HEADERS.vi)] },
    ],
  )
  expect(written).toEqual({ ok: true })
  expect(tab.headerRow).toBe(ROW - 2)
  await reports.registerSheet({
    planId,
    cycleId: cycle.id,
    unitId: office.id,
    formId: 'F1',
    spreadsheetId,
    tabId: TAB,
    sheetKey: 'k',
  })
  script = startScript({
    bundle: await bundleScript(),
    store: google.store,
    spreadsheetId,
    user: CLERK,
    identityToken: (email) => tokens.mintIdToken({ email, audience: AUDIENCE }),
  })
})
afterAll(async () => {
  await script.close()
  await Promise.all([google, tokens, desk].map((service) => service.close()))
  await rm(folder, { recursive: true, force: true })
  expect(contract.violations).toEqual([])
})

/** A row as the server reads it. */
async function look(row: number): Promise<readonly unknown[]> {
  const reading = await createGoogleSheets({ rootUrl: google.url }).read(spreadsheetId, [TAB])
  return (reading.ok && reading.tabs[0]?.grid[row - 1]) || []
}

describe("the script in a unit's spreadsheet", () => {
  it('puts its menu up', async () => {
    expect(await script.open(CLERK)).toEqual({ error: null })
    expect(script.screen.menus).toEqual([
      {
        caption: 'Thi đua',
        items: expect.arrayContaining([
          expect.objectContaining({ caption: 'Kiểm tra & gửi', functionName: 'checkAndSend' }),
        ]),
      },
    ])
  })

  it('stamps a typed row and says at once how it stands', async () => {
    expect(await script.typeAs(CLERK, TAB, ROW, 1, [GOOD])).toEqual({ error: null })
    const row = await look(ROW)
    expect(row[ID]).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect([row[STATUS], row[REASON] ?? null]).toEqual(['Hợp lệ', null])
    expect(row[13]).toBe('0912345678')
  })

  it('tells what is wrong with an edited cell, and takes it back when it is mended', async () => {
    const id = (await look(ROW))[ID]
    await script.typeAs(CLERK, TAB, ROW, 10, [['']])
    const wrong = await look(ROW)
    expect(wrong[STATUS]).toBe('Lỗi')
    expect(wrong[REASON]).toContain('Lĩnh vực')
    await script.typeAs(CLERK, TAB, ROW, 10, [['Kinh tế']])
    const mended = await look(ROW)
    expect([mended[ID], mended[STATUS], mended[REASON] ?? null]).toEqual([id, 'Hợp lệ', null])
  })

  it('gives a pasted copy of a row an id of its own', async () => {
    await script.typeAs(CLERK, TAB, ROW + 1, 1, [((await look(ROW)) as typeof GOOD).slice(0, ID + 1)])
    const [first, copy] = [await look(ROW), await look(ROW + 1)]
    expect(copy[ID]).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(copy[ID]).not.toBe(first[ID])
  })

  it('knows a column under another heading, as the server does', async () => {
    const heading = String((await look(ROW - 1))[2])
    await script.typeAs(CLERK, TAB, ROW - 1, 3, [['Là ai?']])
    await script.typeAs(CLERK, TAB, ROW, 10, [['']])
    expect((await look(ROW))[STATUS]).toBe('Lỗi')
    await script.typeAs(CLERK, TAB, ROW, 10, [['Kinh tế']])
    expect((await look(ROW))[STATUS]).toBe('Hợp lệ')
    await script.typeAs(CLERK, TAB, ROW - 1, 3, [[heading]])
  })

  it('pokes the server as the person who pressed, and shows the receipt', async () => {
    await script.choose('Kiểm tra & gửi')
    expect(queue.jobs).toEqual([{ step: 'sync-sheet', spreadsheetId, arrivedAt: 42 }])
    expect(script.screen.sidebar?.title).toBe('Đã gửi')
    expect(script.screen.sidebar?.html).toContain('Xã Tân Thanh')
  })

  it('says why nothing was sent when a stranger presses', async () => {
    await script.open('nguoi.la@example.vn')
    await script.choose('Kiểm tra & gửi')
    expect(queue.jobs).toHaveLength(1)
    expect(script.screen.sidebar?.title).toBe('Chưa gửi được')
    expect(script.screen.sidebar?.html).toContain('không có trong danh sách')
  })

  it('lists the errors, and leads to a cell', async () => {
    await script.typeAs(CLERK, TAB, ROW + 1, 2, [['']])
    await script.open(CLERK)
    await script.choose('Xem lỗi')
    expect(script.screen.sidebar?.html).toContain(`data-row="${ROW + 1}"`)
    expect(await script.call('jumpTo', TAB, ROW + 1, 2)).toBe(true)
    expect(script.screen.active).toEqual({ sheetId: TAB, row: ROW + 1, column: 2 })
  })
})
