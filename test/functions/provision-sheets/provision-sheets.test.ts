import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '../../../domain/sheet/grid.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { provisionSheet } from '../../../functions/provision-sheets/provision-sheets.ts'
import { receiptsDueFact } from '../../../functions/receipts-fact.ts'
import { openRig, type Rig } from '../../support/rig.ts'

const POKE_URL = 'http://127.0.0.1:4146/poke'
let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const provision = (services = rig.services) =>
  provisionSheet({ ...services, language: 'vi', pokeUrl: POKE_URL }, rig.campaign, rig.cycle, rig.unit, false)

const typed = (
  { spreadsheetId, tabId }: SheetSeat,
  row: number,
  column: number,
  cells: readonly (readonly Cell[])[],
) => rig.services.sheets.write(spreadsheetId, [], [{ tabId, row, column, cells }])

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
    expect(await provision()).toBe('made')
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

  it('counts the days until the deadline, in any program', async () => {
    const cell = (await opened()).getWorksheet('F1')?.getCell('E2')
    // 31 December 2023.
    expect(cell?.formula).toBe('45291-TODAY()')
    expect(cell?.numFmt).toContain('"Còn "0" ngày";"Quá hạn "0" ngày";"Hôm nay là ngày cuối"')
  })

  it('lets the contacts of the unit edit, once each', async () => {
    const shares = rig.traffic.google.filter(({ path }) => path.endsWith('/permissions'))
    expect(shares.map(({ requestBody }) => (requestBody as { emailAddress?: string }).emailAddress)).toEqual(
      rig.unit.contacts.map(({ email }) => email),
    )
  })

  it('changes nothing when it is asked again', async () => {
    rig.reset()
    expect(await provision()).toBeNull()
    expect(rig.traffic.google).toEqual([])
  })

  it('leaves a unit alone that sent its own file', async () => {
    const [, other] = rig.campaign.units
    if (!other) throw new Error('no other unit')
    const deps = { ...rig.services, language: 'vi' as const, pokeUrl: POKE_URL }
    expect(await provisionSheet(deps, rig.campaign, rig.cycle, other, true)).toBeNull()
  })

  it('reads an untouched sheet as nothing sent', async () => {
    const [seat] = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    if (!seat) throw new Error('no seat')
    await rig.sync(seat)
    const states = await rig.services.reports.statesOfCycle(rig.campaign.plan.id, rig.cycle.id)
    expect(states.map(({ rows }) => rows)).toEqual([0, 0, 0])
  })

  it('knows its columns under other headings and at other places, and says how it takes them', async () => {
    const seats = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    const seat = seats.find(({ formId }) => formId === 'F1')
    if (!seat) throw new Error('no seat')
    await rig.sync(seat)
    const headings = (await rig.look(seat))[4] ?? []
    const [kind, job] = [headings.indexOf('Loại hình'), headings.indexOf('Chức vụ')]
    await typed(seat, 4, kind, [['Là ai?']])
    await typed(seat, 4, job, [['Đang làm gì']])
    await typed(seat, 5, 1, [['Nông Văn Hiếu', 'Cá nhân']])
    const source = { sheetId: seat.tabId, dimension: 'COLUMNS', startIndex: kind, endIndex: kind + 1 }
    await rig.edit(seat, [{ moveDimension: { source, destinationIndex: 0 } }])
    expect(await rig.sync(seat)).toMatchObject({ held: null, rowsWritten: 1 })
    const state = await rig.services.reports.stateOf(seat)
    const rows = await rig.services.reports.rowsOf(seat.sheetKey, Object.keys(state?.manifest ?? {}))
    expect(rows.map(({ values }) => values.loai_hinh)).toEqual(['ca_nhan'])
    expect(state?.notices).toEqual([
      { code: 'N-RENAMED-COLUMN', params: { header: 'Là ai?', column: 'Loại hình' } },
      { code: 'N-RENAMED-COLUMN', params: { header: 'Đang làm gì', column: 'Chức vụ' } },
    ])
    rig.reset()
    await rig.sync(seat)
    expect(rig.traffic.google.map(({ path }) => path.split('/').at(-1))).toEqual([
      `${seat.spreadsheetId}:getByDataFilter`,
    ])
    const back = { sheetId: seat.tabId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }
    await rig.edit(seat, [{ moveDimension: { source: back, destinationIndex: kind + 1 } }])
    await typed(seat, 4, kind, [['Loại hình']])
    await typed(seat, 4, job, [['Chức vụ']])
    await typed(seat, 5, 1, [
      [null, null],
      [null, null],
    ])
    for (let i = 0; i < 2; i++) await rig.sync(seat)
    expect((await rig.services.reports.stateOf(seat))?.notices).toEqual([{ code: 'N-EMPTY', params: {} }])
  })

  it('takes the state that the unit chooses: nothing to report, and a word where rows are there', async () => {
    const seats = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    const seat = seats.find(({ formId }) => formId === 'F1')
    if (!seat) throw new Error('no seat')
    const place = ((await rig.look(seat))[0] ?? []).indexOf('Trạng thái') + 1
    const stored = () => rig.services.reports.stateOf(seat)
    const asked = () => rig.services.facts.get(receiptsDueFact(rig.campaign.plan.id, rig.cycle.id))
    expect(await asked()).toBeNull()
    await typed(seat, 0, place, [['Không có']])
    await rig.sync(seat)
    expect(await stored()).toMatchObject({ nil: true, notices: [], stated: 'nil', statedAt: rig.now })
    expect(await asked()).toBe(String(rig.now))
    await typed(seat, 5, 1, [['Thôn Nà Lầu', 'Tập thể']])
    await rig.sync(seat)
    expect(await stored()).toMatchObject({ nil: false, rows: 1, notices: [{ code: 'N-NIL-WITH-ROWS' }] })
    await typed(seat, 0, place, [['Nộp']])
    await rig.sync(seat)
    expect(await stored()).toMatchObject({ nil: false, rows: 1, notices: [], stated: 'submitted' })
    const errors = await rig.services.sheets.read(seat.spreadsheetId, [146_000_001])
    expect(errors.ok && JSON.stringify(errors.tabs[0]?.grid)).toContain('(đơn vị chọn: F1 Nộp, F11 Đang soạn')
    rig.reset()
    await rig.sync(seat)
    expect(rig.traffic.google.filter(({ path }) => path.endsWith(':batchUpdate'))).toEqual([])
  })
})
