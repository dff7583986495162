import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Campaign, Cycle } from '../../../domain/plan/plan.ts'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { TAB } from '../../../domain/rollup/tabs/summary-tab.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { CheckedRow } from '../../../domain/sheet/sheet-state.ts'
import { endOfDay } from '../../../domain/time/days.ts'
import { serialOfDay } from '../../../domain/time/serial.ts'
import { SUMMARY_WORDS } from '../../../domain/words/summary-words.ts'
import { buildSummary } from '../../../functions/build-summary/build-summary.ts'
import { lockCycle, unlockCycle } from '../../../functions/lock-by-hand.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import type { Sheets, TabLook } from '../../../functions/ports/sheets.ts'
import { createRng } from '../../simulation/rng.ts'
import { drawnStates } from '../../support/drawn-states.ts'
import { openRig, type Rig } from '../../support/rig.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const WORDS = SUMMARY_WORDS.vi
const units = (...ids: readonly number[]): Campaign => ({
  ...rig.campaign,
  units: ids.flatMap((i) => rig.campaign.units[i] ?? []),
})
/** A cycle of its own for each test, so that each has a spreadsheet of its own. */
let cycles = 0
const freshCycle = (): Cycle => ({ ...rig.cycle, id: `c${++cycles}` })

async function build(campaign: Campaign, cycle: Cycle, rows: number, sheets: Sheets = rig.services.sheets) {
  const states = campaign.units.map(({ id }, i) =>
    sheetState({ unitId: id, groups: [group(rows + i, { loai_hinh: 'ca_nhan' })], firstArrival: rig.now }),
  )
  const standings = judgeCampaign(campaign, rig.cycle, states, rig.now)
  const figures = rollUp(campaign, cycle, standings, states, rig.now)
  const deps = { ...rig.services, sheets, linkTo: (id: string) => `https://sheets.example.vn/${id}` }
  return buildSummary(deps, {
    campaign,
    cycle,
    rollUp: figures,
    language: 'vi',
    snapshot: null,
    versions: null,
    persons: null,
  })
}

async function tabOf(spreadsheetId: string, tabId: number): Promise<TabLook> {
  const found = await rig.services.sheets.look(spreadsheetId)
  const tab = found.ok ? found.tabs.find((one) => one.tabId === tabId) : undefined
  if (!tab) throw new Error(`no tab ${tabId}`)
  return tab
}

const NOTES = (tab: TabLook): number => (tab.grid[1] ?? []).lastIndexOf(WORDS.notes)
/** What stands beside each line, by the line's name. */
function notesOf(tab: TabLook): Readonly<Record<string, unknown>> {
  const lines = tab.grid.slice(2).filter((row) => row[NOTES(tab)])
  return Object.fromEntries(lines.map((row) => [String(row[1]), row[NOTES(tab)]]))
}
async function note(spreadsheetId: string, tabId: number, name: string, text: string): Promise<void> {
  const tab = await tabOf(spreadsheetId, tabId)
  const row = tab.grid.findIndex((cells) => cells[1] === name)
  await rig.services.sheets.write(spreadsheetId, [], [{ tabId, row, column: NOTES(tab), cells: [[text]] }])
}
const traffic = (): readonly string[] =>
  rig.traffic.google.map(({ method, path }) => `${method} ${path.replace(/^.*spreadsheets\/[^:]+/, '')}`)

describe('the summary spreadsheet', () => {
  it('costs one read and one write, and nothing at all where no figure changed', async () => {
    const cycle = freshCycle()
    await build(units(0, 1), cycle, 1)
    rig.reset()
    expect((await build(units(0, 1), cycle, 2)).written).toBe(true)
    expect(traffic()).toEqual(['GET ', 'POST :batchUpdate'])
    rig.reset()
    expect((await build(units(0, 1), cycle, 2)).written).toBe(false)
    expect(traffic()).toEqual([])
  })

  it('leads from a unit to its own sheet, and has frozen headings, a filter and charts', async () => {
    const campaign = units(0, 1)
    const seat = await rig.seat(campaign.units[0] ?? rig.unit, [['STT']])
    const { spreadsheetId } = await build(campaign, rig.cycle, 1)
    const body = await rig.whole(spreadsheetId)
    const tab = body.sheets?.find(({ properties }) => properties?.sheetId === TAB.units)
    const cell = tab?.data?.[0]?.rowData?.[2]?.values?.[1]
    expect(cell?.userEnteredFormat?.textFormat?.link?.uri).toBe(
      `https://sheets.example.vn/${seat.spreadsheetId}`,
    )
    expect(tab?.properties?.gridProperties?.frozenRowCount).toBe(2)
    expect(tab?.basicFilter?.range).toMatchObject({ startRowIndex: 1, endRowIndex: 4 })
    const charts = body.sheets?.flatMap(({ charts: all }) => all ?? []) ?? []
    expect(charts.some(({ spec }) => spec?.pieChart)).toBe(true)
    expect(charts.some(({ spec }) => spec?.basicChart?.stackedType === 'STACKED')).toBe(true)
    expect((await rig.services.files.exportWorkbook(spreadsheetId)).length).toBeGreaterThan(5000)
  })

  it('keeps what officers note beside a line, wherever the line goes', async () => {
    const cycle = freshCycle()
    const { spreadsheetId } = await build(units(0, 1, 2), cycle, 1)
    const [a, b, c] = units(0, 1, 2).units.map(({ name }) => name) as [string, string, string]
    await note(spreadsheetId, TAB.units, b, '=1+1')
    await note(spreadsheetId, TAB.units, c, 'gọi lại ngày 04/4')
    await build(units(2, 0, 1), cycle, 2)
    expect(notesOf(await tabOf(spreadsheetId, TAB.units))).toEqual({ [b]: '=1+1', [c]: 'gọi lại ngày 04/4' })
    // A line that vanishes leaves its note in sight; it goes back when the line does.
    await build(units(0, 2), cycle, 3)
    const gone = await tabOf(spreadsheetId, TAB.units)
    expect(notesOf(gone)).toEqual({ [b]: '=1+1', [c]: 'gọi lại ngày 04/4' })
    expect(gone.grid.some(([first]) => first === WORDS.orphans)).toBe(true)
    await build(units(1, 0), cycle, 4)
    const back = await tabOf(spreadsheetId, TAB.units)
    expect(back.grid[2]?.slice(1, 2)).toEqual([b])
    expect(notesOf(back)).toEqual({ [b]: '=1+1', [c]: 'gọi lại ngày 04/4' })
    expect(a).not.toBe(b)
  })

  it('takes over the notes of a summary that had no keys yet', async () => {
    const cycle = freshCycle()
    const { spreadsheetId } = await build(units(0, 1), cycle, 1)
    const name = String(units(1).units[0]?.name)
    const old = [
      ['STT', 'Đơn vị', 'Tổng', 'Ghi chú'],
      [1, name, 3, 'đã gọi'],
      [2, 'Xã không còn', 0, 'chờ'],
    ]
    const tab = await tabOf(spreadsheetId, TAB.units)
    const empty = tab.grid.map(() => Array.from({ length: 26 }, () => null))
    await rig.services.sheets.write(
      spreadsheetId,
      [],
      [
        { tabId: TAB.units, row: 0, column: 0, cells: empty },
        { tabId: TAB.units, row: 0, column: 0, cells: old },
      ],
    )
    await build(units(0, 1), cycle, 2)
    expect(notesOf(await tabOf(spreadsheetId, TAB.units))).toEqual({
      [name]: 'đã gọi',
      'Xã không còn': 'chờ',
    })
  })

  it('shows an earlier cycle as it was locked, whatever came to its sheets later', async () => {
    const [earlier, later] = rig.campaign.plan.cycles as [Cycle, Cycle]
    const campaign = units(0)
    const seat = { planId: campaign.plan.id, cycleId: earlier.id, unitId: campaign.units[0]?.id ?? '' }
    const sheet = { ...seat, formId: 'F1', spreadsheetId: 'old', tabId: 0, sheetKey: `${earlier.id}-old` }
    const send = async (rows: number, version: number, since: number): Promise<void> => {
      const groups = [group(rows, { loai_hinh: 'ca_nhan' })]
      const state = sheetState({
        ...seat,
        sheetKey: sheet.sheetKey,
        groups,
        version,
        firstArrival: since,
        since,
      })
      const before = await rig.services.reports.stateOf(sheet)
      if (before) await rig.services.reports.keepPast(sheet, before)
      expect(await rig.services.reports.commit(sheet, state)).toBe(true)
    }
    const shown = async (): Promise<unknown> => {
      const { spreadsheetId } = await build(campaign, later, 5)
      const { grid } = await tabOf(spreadsheetId, TAB.years)
      return grid.find(([name]) => name === earlier.id)?.[6]
    }
    const end = endOfDay(earlier.to, campaign.plan.zone)
    await send(4, 1, end - 5000)
    expect(await shown()).toBe('4')
    const locked = await lockCycle(rig.services, campaign, earlier, end)
    expect(locked.ok).toBe(true)
    await send(9, 2, end + 1)
    expect(await shown()).toBe('4')
    await unlockCycle(rig.services, campaign, earlier, end + 2)
    expect(await shown()).toBe('9')
  })

  it("leaves people's own tabs alone, even under our name, and drops ours that are no longer wanted", async () => {
    const cycle = freshCycle()
    const { spreadsheetId } = await build(units(0, 1), cycle, 1)
    const own = { tabId: 5, rows: 5, columns: 5, frozenRows: 0 }
    const stale = { ...own, tabId: TAB.forward, title: 'Giới thiệu cấp trên' }
    await rig.services.sheets.write(
      spreadsheetId,
      [
        { kind: 'drop-tab', tabId: TAB.tasks },
        { kind: 'add-tab', ...own, title: WORDS.tasks.tab.toUpperCase() },
        { kind: 'add-tab', ...stale },
      ],
      [],
    )
    await build(units(0, 1), cycle, 2)
    const found = await rig.services.sheets.look(spreadsheetId)
    const tabs = found.ok ? found.tabs.map(({ tabId, title }) => [tabId, title]) : []
    expect(tabs).toContainEqual([5, WORDS.tasks.tab.toUpperCase()])
    expect(tabs).toContainEqual([TAB.tasks, `${WORDS.tasks.tab} (Rollcall)`])
    expect(tabs.map(([id]) => id)).not.toContain(TAB.forward)
    expect(tabs.map(([id]) => id)).not.toContain(0)
  })

  it('shows days as offices write them, as numbers that can be sorted', async () => {
    const cycle = freshCycle()
    const { spreadsheetId } = await build(units(0, 1), cycle, 1)
    const body = await rig.whole(spreadsheetId)
    const tab = body.sheets?.find(({ properties }) => properties?.sheetId === TAB.submissions)
    const cell = tab?.data?.[0]?.rowData?.[2]?.values?.[3]
    expect(cell?.userEnteredValue?.numberValue).toBe(serialOfDay('2023-12-01'))
    expect(cell?.userEnteredFormat?.numberFormat?.pattern).toBe('dd/m/yyyy')
    expect(cell?.formattedValue).toBe('01/12/2023')
  })
})

describe('a summary of 3,000 units', () => {
  const many = (): Campaign => ({
    ...rig.campaign,
    units: Array.from({ length: 3000 }, (_, i) => ({
      ...rig.unit,
      id: `u${i}`,
      name: `Ủy ban nhân dân xã Thử Nghiệm Số ${i}`,
    })),
  })

  it('costs one read and two writes; killed in between, nobody sees half of it', async () => {
    const cycle = freshCycle()
    const campaign = many()
    const { spreadsheetId } = await build(units(0, 1), cycle, 1)
    const before = await tabOf(spreadsheetId, TAB.units)
    const dying: Sheets = { ...rig.services.sheets, write: dieAfter(1, rig.services.sheets) }
    await expect(build(campaign, cycle, 2, dying)).rejects.toThrow('killed')
    const half = await rig.services.sheets.look(spreadsheetId)
    const seen = half.ok ? half.tabs.filter(({ hidden }) => !hidden) : []
    expect(seen.find(({ tabId }) => tabId === TAB.units)?.grid).toEqual(before.grid)
    expect(half.ok && half.tabs.some(({ hidden }) => hidden)).toBe(true)
    rig.reset()
    await build(campaign, cycle, 2)
    expect(traffic()).toEqual(['GET ', 'POST :batchUpdate', 'POST :batchUpdate'])
    const after = await rig.services.sheets.look(spreadsheetId)
    expect(after.ok && after.tabs.every(({ hidden }) => !hidden)).toBe(true)
    expect((await tabOf(spreadsheetId, TAB.units)).grid[3001]?.[1]).toBe(campaign.units[2999]?.name)
  }, 60_000)
})

it('is built of every form of a plan, and its parts are in the language of the discovery documents', async () => {
  const rng = createRng(5)
  const states = drawnStates(rig.campaign, rig.cycle, () => rng.below(1_000_000))
  const standings = judgeCampaign(rig.campaign, rig.cycle, states, rig.now)
  const cycle = freshCycle()
  const figures = rollUp(rig.campaign, cycle, standings, states, rig.now)
  const deps = { ...rig.services, linkTo: (id: string) => `https://sheets.example.vn/${id}` }
  const job = {
    campaign: rig.campaign,
    cycle,
    rollUp: figures,
    language: 'en',
    snapshot: null,
    versions: null,
    persons: null,
  } as const
  const { spreadsheetId } = await buildSummary(deps, job)
  expect((await tabOf(spreadsheetId, TAB.units)).title).toBe('By unit')
})

it('names to the coordinator who stands in the lists of several units, as long as it is so', async () => {
  const cycle = freshCycle()
  const [a, b] = rig.campaign.units
  if (!a || !b) throw new Error('the sample plan has two units')
  const seatOf = (unitId: string): SheetSeat => ({
    ...{ planId: rig.campaign.plan.id, cycleId: cycle.id, unitId, formId: 'F1', tabId: 1 },
    spreadsheetId: `${cycle.id}-${unitId}`,
    sheetKey: `${cycle.id}-${unitId}`,
  })
  const { people, reports } = rig.services
  for (const { id } of [b, a]) {
    const row = { ...BLANK_ROW, rowId: `row-${id}`, values: { ten: 'Nông Văn Canh', nam_sinh: 1975 } }
    await reports.putRows(seatOf(id).sheetKey, 1, [row])
    await people.note(seatOf(id), [{ person: 'Nông Văn Canh 1975', rowId: row.rowId }])
  }
  const { spreadsheetId } = await build(units(0, 1), cycle, 1)
  const { grid, title } = await tabOf(spreadsheetId, TAB.shared)
  expect(title).toBe('Trùng giữa đơn vị')
  expect(grid[2]?.slice(1, 3)).toEqual(['Nông Văn Canh', `${a.name}; ${b.name}`])
  expect(JSON.stringify(grid)).not.toContain('1975')
  expect((await build(units(0, 1), cycle, 1)).written).toBe(false)
  await people.note(seatOf(b.id), [])
  expect((await build(units(0, 1), cycle, 1)).written).toBe(true)
  const left = await rig.services.sheets.look(spreadsheetId)
  expect(left.ok && left.tabs.some(({ tabId }) => tabId === TAB.shared)).toBe(false)
})

const BLANK_ROW: CheckedRow = {
  rowId: '',
  raw: {},
  values: {},
  problems: [],
  repairs: [],
  counts: true,
  fingerprint: '',
  withdrawn: false,
}

function dieAfter(writes: number, sheets: Sheets): Sheets['write'] {
  let done = 0
  return async (...args) => {
    if (done++ === writes) throw new Error('killed')
    return sheets.write(...args)
  }
}
