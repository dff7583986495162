import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Column, Form } from '../../../domain/plan/form.ts'
import type { Campaign } from '../../../domain/plan/plan.ts'
import { type Cell, cellAt, type Grid } from '../../../domain/sheet/grid.ts'
import { templateTab } from '../../../domain/sheet/template-tab.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { provisionSheet } from '../../../functions/provision-sheets/provision-sheets.ts'
import { returnFact } from '../../../functions/return-fact.ts'
import { openRig, type Rig } from '../../support/rig.ts'

const POKE_URL = 'http://127.0.0.1:4146/poke'
const GUIDE = 146_000_002
let rig: Rig
/** The plan as the office has it at the moment. */
let campaign: Campaign

beforeAll(async () => {
  rig = await openRig()
  campaign = rig.campaign
  await provision()
})
afterAll(() => rig.close())

const provision = (services = rig.services) =>
  provisionSheet({ ...services, language: 'vi', pokeUrl: POKE_URL }, campaign, rig.cycle, rig.unit, false)

async function seatOf(formId: string): Promise<SheetSeat> {
  const seats = await rig.services.reports.seatsOfCycle(campaign.plan.id, rig.cycle.id)
  const seat = seats.find((one) => one.formId === formId)
  if (!seat) throw new Error(`no seat for ${formId}`)
  return seat
}
const grid = async (formId = 'F1'): Promise<Grid> => rig.look(await seatOf(formId))
const type = async (row: number, column: number, cells: readonly (readonly Cell[])[], tabId?: number) => {
  const seat = await seatOf('F1')
  const block = { tabId: tabId ?? seat.tabId, row, column, cells }
  await rig.services.sheets.write(seat.spreadsheetId, [], [block])
}

function changeForm(id: string, change: (form: Form) => Partial<Form>): void {
  const form = campaign.plan.forms[id]
  if (!form) throw new Error(`no form ${id}`)
  const forms = { ...campaign.plan.forms, [id]: { ...form, ...change(form) } }
  campaign = { ...campaign, plan: { ...campaign.plan, forms } }
}
const changeColumn = (key: string, change: (column: Column) => Partial<Column>): void =>
  changeForm('F1', ({ columns }) => ({
    columns: columns.map((column) => (column.key === key ? { ...column, ...change(column) } : column)),
  }))
const columnOf = async (heading: string): Promise<number> => ((await grid())[4] ?? []).indexOf(heading)
const requests = (): Record<string, unknown>[] =>
  rig.traffic.google
    .filter(({ path }) => path.endsWith(':batchUpdate'))
    .flatMap(({ requestBody }) => (requestBody as { requests: Record<string, unknown>[] }).requests)
const kinds = (): string[] => [...new Set(requests().flatMap((request) => Object.keys(request)))].sort()

/** Again nothing is written, nor even read. */
async function expectDone(): Promise<void> {
  rig.reset()
  expect(await provision()).toBeNull()
  expect(rig.traffic.google).toEqual([])
}

describe('a plan that changes while units work', () => {
  it('adds a column between those of the form and ours, and loses no cell', async () => {
    await type(5, 1, [['Thôn Nà Lầu', 'Tập thể']])
    await rig.sync(await seatOf('F1'))
    const before = await grid()
    const status = await columnOf('Kết quả kiểm tra')
    changeForm('F1', ({ columns }) => ({
      columns: [
        ...columns,
        { ...(columns.at(-1) as Column), key: 'them', header: { vi: 'Thêm', en: 'More' }, aliases: [] },
      ],
    }))
    expect(await provision()).toBe('renewed')
    const [ours, added] = [await columnOf('Mã dòng (hệ thống)'), await columnOf('Thêm')]
    expect(added).toBe(ours - 1)
    expect(await columnOf('Kết quả kiểm tra')).toBe(status + 1)
    const after = await grid()
    const without = after.map((row) => row.toSpliced(added, 1))
    expect(without.map((row) => row.filter((cell) => cell !== null))).toEqual(
      before.map((row) => row.filter((cell) => cell !== null)),
    )
    await expectDone()
  })

  it('reads and answers the sheet as before', async () => {
    await rig.sync(await seatOf('F1'))
    rig.reset()
    await rig.sync(await seatOf('F1'))
    expect(requests()).toEqual([])
    expect(cellAt(await grid(), 5, await columnOf('Kết quả kiểm tra'))).toBe('Lỗi')
  })

  it('renames a heading where ours still stands, and leaves one that the unit changed', async () => {
    await type(4, await columnOf('Ghi chú'), [['Ghi chú của xã']])
    changeColumn('ghi_chu', () => ({ header: { vi: 'Ghi chú thêm', en: 'Further note' } }))
    changeColumn('chuc_vu', () => ({ header: { vi: 'Chức danh', en: 'Title' } }))
    const place = await columnOf('Chức vụ')
    expect(await provision()).toBe('renewed')
    expect(await columnOf('Chức danh')).toBe(place)
    expect(await columnOf('Ghi chú của xã')).toBeGreaterThan(0)
    // It bears its key: it is the form's column under another name, and no second one is made.
    expect(await columnOf('Ghi chú thêm')).toBe(-1)
    await expectDone()
  })

  it('renews only the dropdown whose choices changed', async () => {
    changeColumn('loai_hinh', ({ choices }) => ({ choices: choices.slice(0, 1) }))
    rig.reset()
    expect(await provision()).toBe('renewed')
    const rules = requests().filter((request) => 'setDataValidation' in request)
    expect(JSON.stringify(rules)).toContain('Tập thể')
    expect(rules).toHaveLength(1)
    expect(cellAt(await grid(), 5, 2)).toBe('Tập thể')
    await expectDone()
  })

  it('takes a dropdown away that the plan has no more, and leaves a dropped column', async () => {
    changeColumn('loai_hinh', () => ({ choices: [], type: 'text' }))
    changeForm('F1', ({ columns }) => ({ columns: columns.filter(({ key }) => key !== 'dia_chi') }))
    rig.reset()
    expect(await provision()).toBe('renewed')
    const rules = requests().filter((request) => 'setDataValidation' in request)
    expect(rules).toEqual([{ setDataValidation: { range: expect.anything() } }])
    expect(await columnOf('Địa chỉ')).toBeGreaterThan(0)
    await expectDone()
  })

  it('writes the guide anew and pushes down what somebody noted below it', async () => {
    const read = async (): Promise<Grid> => {
      const reading = await rig.services.sheets.read((await seatOf('F1')).spreadsheetId, [GUIDE])
      return reading.ok ? (reading.tabs[0]?.grid ?? []) : []
    }
    const length = (await read()).length
    await type(length + 1, 0, [['Ghi nhớ của văn thư']], GUIDE)
    changeForm('F11', ({ columns }) => ({
      columns: [...columns, { ...(columns.at(-1) as Column), key: 'moi', header: { vi: 'Mới', en: 'New' } }],
    }))
    expect(await provision()).toBe('renewed')
    const texts = (await read()).map(([first]) => first)
    expect(texts).toContain('Mới')
    expect(texts.at(-1)).toBe('Ghi nhớ của văn thư')
    changeForm('F11', ({ columns }) => ({ columns: columns.slice(0, -1) }))
    expect(await provision()).toBe('renewed')
    expect((await read()).map(([first]) => first)).not.toContain('Mới')
    expect((await read()).map(([first]) => first).at(-1)).toBe('Ghi nhớ của văn thư')
    await expectDone()
  })

  it('adds the tab of a new form, though the run was killed before it had its seat', async () => {
    const { F1, ...others } = campaign.plan.forms
    if (!F1) throw new Error('no F1')
    const by = { classes: [], units: [rig.unit.id] }
    const forms = { F1, F99: { ...F1, id: 'F99', by }, ...others }
    campaign = { ...campaign, plan: { ...campaign.plan, forms } }
    const own = { kind: 'add-tab' as const, rows: 5, columns: 5, frozenRows: 0 }
    const { spreadsheetId } = await seatOf('F3')
    const { title } = templateTab(campaign.plan, rig.cycle, rig.unit, forms.F99, 'vi')
    // A tab of the unit's own has that name, in another case.
    await rig.services.sheets.write(spreadsheetId, [{ ...own, tabId: 60, title: title.toLowerCase() }], [])
    const reports = { ...rig.services.reports, registerSheet: () => Promise.reject(new Error('killed')) }
    await expect(provision({ ...rig.services, reports })).rejects.toThrow('killed')
    rig.reset()
    expect(await provision()).not.toBe('made')
    expect(kinds()).not.toContain('addSheet')
    expect(cellAt(await grid('F99'), 4, 1)).toBe('Tên tập thể, cá nhân hoặc mô hình')
    expect((await seatOf('F3')).tabId).not.toBe((await seatOf('F99')).tabId)
    const described = await rig.services.sheets.describe(spreadsheetId)
    const { tabId } = await seatOf('F99')
    expect(described.ok && described.tabs.find((tab) => tab.tabId === tabId)?.title).toBe(
      `${title} (${campaign.plan.id})`,
    )
    await expectDone()
  })

  it('does not bring back a tab that the unit took away', async () => {
    const { spreadsheetId, tabId } = await seatOf('F11')
    await rig.services.sheets.write(spreadsheetId, [{ kind: 'drop-tab', tabId }], [])
    changeForm('F11', ({ columns }) => ({ columns: columns.slice(0, -1) }))
    rig.reset()
    await provision()
    expect(kinds()).not.toContain('addSheet')
    await expectDone()
  })

  it('writes nothing into a tab without its heading, and does it once it is back', async () => {
    const headings = (await grid())[4] ?? []
    await type(4, 0, [headings.map(() => 'x')])
    changeColumn('them', () => ({ header: { vi: 'Thêm nữa', en: 'Even more' } }))
    await provision()
    rig.reset()
    expect(await provision()).toBeNull()
    expect(requests()).toEqual([])
    await type(4, 0, [headings])
    expect(await provision()).toBe('renewed')
    expect(await columnOf('Thêm nữa')).toBe(headings.indexOf('Thêm'))
    await expectDone()
  })

  it('waits when Google is busy', async () => {
    changeColumn('them', () => ({ header: { vi: 'Thêm', en: 'More' } }))
    const busy = async () => ({ ok: false as const, trouble: 'busy' as const })
    for (const call of ['describe', 'read', 'write']) {
      const sheets = { ...rig.services.sheets, [call]: busy }
      expect(await provision({ ...rig.services, sheets })).toBeNull()
    }
    expect(await provision()).toBe('renewed')
    await expectDone()
  })

  it('brings up a sheet of before layouts were remembered, once', async () => {
    const fact = `sheet/${campaign.plan.id}/${rig.cycle.id}/${rig.unit.id}`
    const { spreadsheetId } = await seatOf('F1')
    await rig.services.facts.set(fact, JSON.stringify({ spreadsheetId, done: true }))
    await type(0, 3, [[null, null]])
    const before = await grid()
    expect(await provision()).toBe('renewed')
    expect((await grid())[0]?.slice(0, 5)).toEqual([rig.unit.name, null, null, 'Trạng thái'])
    expect((await grid()).slice(1)).toEqual(before.slice(1))
    await expectDone()
  })

  it('lets new contacts in and takes the right from those who are none any more, and from nobody else', async () => {
    const { spreadsheetId } = await seatOf('F1')
    await rig.services.files.shareWith(spreadsheetId, 'nguoi.cua.xa@example.vn')
    const [first, ...others] = rig.unit.contacts
    if (!first) throw new Error('no contact')
    const withContacts = (contacts: Campaign['units'][number]['contacts']) =>
      provisionSheet(
        { ...rig.services, language: 'vi', pokeUrl: POKE_URL },
        campaign,
        rig.cycle,
        { ...rig.unit, contacts },
        false,
      )
    rig.reset()
    expect(await withContacts([...others, { ...first, email: 'moi@vanlang.example.vn' }])).toBe('renewed')
    const rights = (method: string) =>
      rig.traffic.google.filter((one) => one.method === method && one.path.includes('/permissions'))
    expect(rights('POST').map(({ requestBody }) => requestBody)).toMatchObject([
      { emailAddress: 'moi@vanlang.example.vn', role: 'writer' },
    ])
    expect(rights('DELETE')).toHaveLength(1)
    rig.reset()
    expect(await withContacts([...others, { ...first, email: 'MOI@vanlang.example.vn' }])).toBeNull()
    expect(rig.traffic.google).toEqual([])
    expect(await withContacts(rig.unit.contacts)).toBe('renewed')
    await expectDone()
  })

  it('adds a new task below what stands there and moves a deadline, and loses no cell', async () => {
    const rows = async () => (await grid('F3')).map((row) => [...row])
    const before = await rows()
    const id = (before[4] ?? []).indexOf('Mã nhiệm vụ')
    const rule = campaign.plan.rules.find((one) => one.id === before[5]?.[id])
    if (!rule) throw new Error(`no task in ${JSON.stringify(before.slice(4, 6))}`)
    const seat = await seatOf('F3')
    const note = { tabId: seat.tabId, row: before.length + 1, column: 1, cells: [['ghi nhớ của xã']] }
    await rig.services.sheets.write(seat.spreadsheetId, [], [note])
    const title = { vi: 'Việc mới của kế hoạch', en: 'A new task' }
    const moved = { ...rule, title: { ...rule.title, vi: 'Việc đã đổi tên' } }
    const rules = [
      ...campaign.plan.rules.map((one) => (one === rule ? moved : one)),
      { ...rule, id: 'VL-moi', title },
    ]
    campaign = { ...campaign, plan: { ...campaign.plan, rules } }
    expect(await provision()).toBe('renewed')
    const after = await rows()
    expect(after[before.length + 1]?.[1]).toBe('ghi nhớ của xã')
    expect(after[before.length + 2]).toEqual(expect.arrayContaining(['VL-moi', 'Việc mới của kế hoạch']))
    expect(after[5]).toContain('Việc đã đổi tên')
    expect(after.slice(6, before.length)).toEqual(before.slice(6))
    await expectDone()
  })

  it('counts to the new day when the paper gives more time', async () => {
    const rules = campaign.plan.rules.map((rule) => ({
      ...rule,
      when: { kind: 'once', from: null, to: '2024-01-31', dueAfterDays: 0, source: 'plan' } as const,
    }))
    const cycles = campaign.plan.cycles.slice(0, 1)
    campaign = { ...campaign, plan: { ...campaign.plan, cycles, rules } }
    expect(await provision()).toBe('renewed')
    const seat = await seatOf('F1')
    expect(requests()).toContainEqual({
      updateCells: expect.objectContaining({
        start: { sheetId: seat.tabId, rowIndex: 1, columnIndex: 4 },
        rows: [
          { values: [expect.objectContaining({ userEnteredValue: { formulaValue: '=45322-TODAY()' } })] },
        ],
      }),
    })
    expect((await grid())[3]?.[0]).toContain('hết ngày 31/01/2024')
    await expectDone()
  })

  it('leaves a file of the unit itself alone', async () => {
    await rig.services.facts.set(returnFact(campaign, rig.cycle, rig.unit.id), '{}')
    changeColumn('them', () => ({ header: { vi: 'Khác', en: 'Other' } }))
    await expectDone()
  })

  it('lets the contacts into a file that the unit sent, once', async () => {
    const sent = await rig.services.files.createSpreadsheet('Bảng của xã', 'vi_VN', campaign.plan.zone)
    const fact = returnFact(campaign, rig.cycle, rig.unit.id)
    await rig.services.facts.set(fact, JSON.stringify({ hash: 'h', spreadsheetId: sent }))
    rig.reset()
    expect(await provision()).toBe('renewed')
    const ofDrive = rig.traffic.google.filter(({ path }) => path.startsWith('/drive/'))
    expect(ofDrive.map(({ method, path }) => `${method} ${path}`)).toEqual(
      rig.unit.contacts.map(() => `POST /drive/v3/files/${sent}/permissions`),
    )
    await expectDone()
  })
})
