import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { provisionSheet } from '../../../functions/provision-sheets/provision-sheets.ts'
import { openRig, type Rig } from '../../support/rig.ts'

const POKE_URL = 'http://127.0.0.1:4146/poke'
let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const provision = (services = rig.services): Promise<boolean> =>
  provisionSheet({ ...services, language: 'vi', pokeUrl: POKE_URL }, rig.campaign, rig.cycle, rig.unit, false)

/** The spreadsheet as another program reads it. */
async function opened(): Promise<ExcelJS.Workbook> {
  const [seat] = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
  const bytes = await rig.services.files.exportWorkbook(seat?.spreadsheetId ?? '')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}

describe('giving a unit its spreadsheet', () => {
  it('goes on where a run was killed, with the same file', async () => {
    const killed = { ...rig.services.reports, registerSheet: () => Promise.reject(new Error('killed')) }
    await expect(provision({ ...rig.services, reports: killed })).rejects.toThrow('killed')
    const created = rig.traffic.google.filter(({ path }) => /^\/v4\/spreadsheets$/.test(path)).length
    expect(await provision()).toBe(true)
    expect(rig.traffic.google.filter(({ path }) => /^\/v4\/spreadsheets$/.test(path))).toHaveLength(created)
  })

  it('gives it a tab for each form, and a guide', async () => {
    expect((await opened()).worksheets.map(({ name }) => name)).toEqual(['F1', 'F3', 'F11', 'Hướng dẫn'])
    const seats = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    expect(seats.map(({ formId }) => formId).sort()).toEqual(['F1', 'F11', 'F3'])
  })

  it('offers dropdowns and keeps telephone numbers as text', async () => {
    const sheet = (await opened()).getWorksheet('F1')
    const header = sheet?.getRow(5).values as string[]
    const cell = (name: string) => sheet?.getCell(6, header.indexOf(name))
    expect(cell('Loại hình')?.dataValidation).toMatchObject({ type: 'list', formulae: ['"Tập thể,Cá nhân"'] })
    expect(cell('Số điện thoại liên hệ')?.numFmt).toBe('@')
  })

  it('lets the contacts of the unit edit, once each', async () => {
    const shares = rig.traffic.google.filter(({ path }) => path.endsWith('/permissions'))
    expect(shares.map(({ requestBody }) => (requestBody as { emailAddress?: string }).emailAddress)).toEqual(
      rig.unit.contacts.map(({ email }) => email),
    )
  })

  it('changes nothing when it is asked again', async () => {
    rig.reset()
    expect(await provision()).toBe(false)
    expect(rig.traffic.google).toEqual([])
  })

  it('leaves a unit alone that sent its own file', async () => {
    const [, other] = rig.campaign.units
    if (!other) throw new Error('no other unit')
    const deps = { ...rig.services, language: 'vi' as const, pokeUrl: POKE_URL }
    expect(await provisionSheet(deps, rig.campaign, rig.cycle, other, true)).toBe(false)
  })

  it('reads an untouched sheet as nothing sent', async () => {
    const [seat] = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    if (!seat) throw new Error('no seat')
    await rig.sync(seat)
    const states = await rig.services.reports.statesOfCycle(rig.campaign.plan.id, rig.cycle.id)
    expect(states.map(({ rows }) => rows)).toEqual([0, 0, 0])
  })
})
