import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import type { Cell, Grid } from '../../../domain/sheet/grid.ts'
import { GUIDE_TAB_ID } from '../../../domain/sheet/guide-tab.ts'
import { importReturn } from '../../../functions/import-returns/import-returns.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { provisionSheet } from '../../../functions/provision-sheets/provision-sheets.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())
beforeEach(() => rig.reset())

const OWN_TAB = 'Danh sách của xã'

/** A workbook of the unit's own making: the first form, a note of its own, and nothing else. */
async function workbook(rows: number, ...more: string[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet(OWN_TAB).addRows([HEADERS, ...bigSheet(rows, 0, rig.unit.name)])
  for (const title of more) book.addWorksheet(title).addRow(['ghi chép của xã'])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const send = (bytes: Uint8Array) =>
  importReturn({ ...rig.services, linkTo: (id) => id }, rig.campaign, rig.cycle, {
    name: 'bang.xlsx',
    unitId: rig.unit.id,
    bytes,
  })

const provision = () =>
  provisionSheet(
    { ...rig.services, language: 'vi', pokeUrl: 'https://example.vn/poke' },
    rig.campaign,
    rig.cycle,
    rig.unit,
    true,
  )

const seats = async (): Promise<readonly SheetSeat[]> =>
  (await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)).filter(
    ({ unitId }) => unitId === rig.unit.id,
  )

async function seatOf(formId: string): Promise<SheetSeat> {
  const seat = (await seats()).find((one) => one.formId === formId)
  if (!seat) throw new Error(`no seat for ${formId}`)
  return seat
}

const titles = async ({ spreadsheetId }: SheetSeat): Promise<readonly (string | null | undefined)[]> =>
  ((await rig.whole(spreadsheetId)).sheets ?? []).map(({ properties }) => properties?.title)

const textOf = (grid: Grid): string => JSON.stringify(grid.map((row) => row.map((cell): Cell => cell)))

describe('a spreadsheet that came with a file of the unit', () => {
  it('gets the tabs that the file lacks, once; its own tabs stay as they were sent', async () => {
    await send(await workbook(3, 'Hướng dẫn riêng', 'f3'))
    const own = await seatOf('F1')
    const before = await rig.look(own)
    expect((await seats()).map(({ formId }) => formId)).toEqual(['F1'])
    expect(await provision()).toBe('renewed')
    expect(await rig.look(own)).toEqual(before)
    expect((await seats()).map(({ formId }) => formId)).toEqual(expect.arrayContaining(['F1', 'F11', 'F3']))
    expect(await titles(own)).toEqual(
      expect.arrayContaining([OWN_TAB, 'Hướng dẫn riêng', 'f3', 'F11', 'F3 (van-lang-146)', 'Hướng dẫn']),
    )
    expect((await titles(own)).filter((title) => title === 'F1')).toEqual([])
    const tasks = textOf(await rig.look(await seatOf('F3')))
    expect(tasks).toContain('Mã nhiệm vụ')
    const guide = await rig.services.sheets.read(own.spreadsheetId, [GUIDE_TAB_ID])
    expect(guide).toMatchObject({ ok: true })
    rig.reset()
    expect(await provision()).toBeNull()
    expect(rig.traffic.google).toEqual([])
    expect(await rig.sync(own)).toMatchObject({ kind: 'synced', held: null, rowsWritten: 3 })
  })

  it('keeps what was typed into those tabs when another file of the unit takes the place of all of them', async () => {
    const contacts = await seatOf('F11')
    const heading = (await rig.look(contacts)).findIndex((row) => row.filter(Boolean).length > 3)
    const columns = ((await rig.look(contacts))[heading] ?? []).slice(0, 8)
    const row = columns.map(
      (title): Cell => (String(title).includes('thoại') ? '0990000123' : `Ghi ${title}`),
    )
    const typed = { tabId: contacts.tabId, row: heading + 1, column: 0, cells: [row] }
    expect(await rig.services.sheets.write(contacts.spreadsheetId, [], [typed])).toEqual({ ok: true })
    const tasks = await seatOf('F3')
    const given = await rig.look(tasks)
    const top = given.findIndex((cells) => cells.includes('Mã nhiệm vụ'))
    await rig.sync(contacts)
    const idsOf = async (seat: SheetSeat) =>
      Object.keys((await rig.services.reports.stateOf(seat))?.manifest ?? {})
    const ids = await idsOf(contacts)
    expect(ids).toHaveLength(1)

    expect(await send(await workbook(4))).toMatchObject({ kind: 'replaced' })
    expect(await titles(contacts)).toEqual([OWN_TAB])
    expect(await provision()).toBe('renewed')
    const back = await rig.look(contacts)
    expect(back[heading + 1]?.slice(0, row.length)).toEqual(row)
    const firstCells = (grid: Grid) => grid.slice(top).map((cells) => cells.slice(0, 3))
    expect(firstCells(await rig.look(tasks))).toEqual(firstCells(given))
    expect(await rig.sync(contacts)).toMatchObject({ kind: 'synced', held: null })
    expect(await idsOf(contacts)).toEqual(ids)
    expect(await rig.services.reports.stateOf(await seatOf('F1'))).toMatchObject({ rows: 4 })
  })

  it('waits until the file is taken in, and for Google', async () => {
    const { facts, sheets } = rig.services
    const fact = `return/${rig.campaign.plan.id}/${rig.cycle.id}/${rig.unit.id}`
    const stored = (await facts.get(fact)) ?? ''
    await facts.set(fact, JSON.stringify({ ...JSON.parse(stored), hash: '' }))
    rig.reset()
    expect(await provision()).toBeNull()
    expect(rig.traffic.google).toEqual([])
    await facts.set(fact, JSON.stringify({ ...JSON.parse(stored), hash: 'another' }))
    const busy = { ...sheets, describe: async () => ({ ok: false, trouble: 'busy' }) as const }
    const deps = { ...rig.services, sheets: busy, language: 'vi' as const, pokeUrl: 'https://example.vn' }
    expect(await provisionSheet(deps, rig.campaign, rig.cycle, rig.unit, true)).toBeNull()
    expect(await provision()).toBe('renewed')
  })
})
