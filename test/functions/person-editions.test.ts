import { describe, expect, it } from 'vitest'
import { blankState } from '../../domain/sheet/reconcile.ts'
import type { CheckedRow } from '../../domain/sheet/sheet-state.ts'
import { cycleFigures } from '../../functions/cycle-figures.ts'
import { lockCycle } from '../../functions/lock-by-hand.ts'
import { takeSnapshot } from '../../functions/snapshots.ts'
import { memoryFacts, memoryReports } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { group } from '../support/sheet-state.ts'

const { campaign, cycle } = await sampleCampaign()
const PLAN = campaign.plan.id
const CUT_OFF = Date.parse('2023-12-14T23:59:00+07:00')

const rowOf = (rowId: string, ethnic: string): CheckedRow => ({
  rowId,
  raw: {},
  values: { ten: `Người ${rowId}`, loai_hinh: 'ca_nhan', nam_sinh: 1981, gioi_tinh: 'nu', dan_toc: ethnic },
  problems: [],
  repairs: [],
  counts: true,
  fingerprint: '',
  withdrawn: false,
})

function office() {
  const deps = { reports: memoryReports(), facts: memoryFacts() }
  const { reports } = deps
  /** The sheet of a unit as it is from an instant: of each row the ethnic group. */
  const send = async (i: number, groups: readonly string[], since: number): Promise<void> => {
    const unitId = String(campaign.units[i]?.id)
    const seat = { planId: PLAN, cycleId: cycle.id, unitId, formId: 'F1', sheetKey: `k${i}` }
    const whole = { ...seat, spreadsheetId: `f${i}`, tabId: 0 }
    await reports.registerSheet(whole)
    const before = await reports.stateOf(whole)
    if (before) await reports.keepPast(whole, before)
    const version = (before?.version ?? 0) + 1
    await reports.putRows(
      seat.sheetKey,
      version,
      groups.map((ethnic, at) => rowOf(`${i}-${at}`, ethnic)),
    )
    await reports.commit(whole, {
      ...blankState(seat),
      version,
      since,
      groups: [group(groups.length, { loai_hinh: 'ca_nhan' })],
    })
  }
  const cutOff = (itemKey: string, asOf: number) =>
    takeSnapshot(deps, { campaign, cycle, itemKey, asOf }, asOf)
  const shown = async (now: number) => (await cycleFigures(deps, campaign, cycle, now)).persons
  return { deps, send, cutOff, shown }
}
const times = (count: number, ethnic: string): string[] => Array.from({ length: count }, () => ethnic)
type Shown = Awaited<ReturnType<ReturnType<typeof office>['shown']>>
const ethnic = (shown: Shown, name: string) =>
  shown?.tables
    .find(({ by }) => by === 'ethnic')
    ?.lines.find(({ key }) => key === name)
    ?.cells.at(-1)

describe('the tables of persons of a cut-off', () => {
  it('count the rows as they were then, and stay until the next one', async () => {
    const { send, cutOff, shown } = office()
    await send(0, [...times(6, 'Tày'), ...times(2, 'Dao')], CUT_OFF - 2)
    await send(1, times(9, 'Nùng'), CUT_OFF - 1)
    expect(await shown(CUT_OFF)).toBeNull()
    await send(1, times(30, 'Nùng'), CUT_OFF + 1)
    const { snapshot } = await cutOff('a', CUT_OFF)
    const first = await shown(CUT_OFF + 2)
    expect(first).toMatchObject({ number: 1, asOf: CUT_OFF, hash: snapshot.hash, persons: 17 })
    // Two of Dao are few: the smallest named group is counted with them.
    expect([ethnic(first, 'Tày'), ethnic(first, 'Nùng'), ethnic(first, '*')]).toEqual([undefined, 9, 8])
    expect(first?.tables.find(({ by }) => by === 'age')?.lines[2]).toEqual({
      key: '41-50',
      cells: [0, 17, 0, 17],
    })
    expect(JSON.stringify(first)).not.toContain('Người')
    await cutOff('b', CUT_OFF + 3)
    expect(ethnic(await shown(CUT_OFF + 4), 'Nùng')).toBe(30)
  })

  it('know what the ones before have said', async () => {
    const { send, cutOff, shown } = office()
    await send(0, [...times(6, 'Tày'), ...times(9, 'Nùng'), ...times(12, 'Kinh')], CUT_OFF)
    await cutOff('a', CUT_OFF)
    await send(0, [...times(7, 'Tày'), ...times(9, 'Nùng'), ...times(12, 'Kinh')], CUT_OFF + 1)
    await cutOff('b', CUT_OFF + 1)
    const second = await shown(CUT_OFF + 2)
    expect([second?.number, second?.persons]).toEqual([2, 28])
    expect([ethnic(second, 'Tày'), ethnic(second, 'Kinh')]).toEqual([null, 12])
  })

  it('are those of the lock while the cycle is locked', async () => {
    const { deps, send, shown } = office()
    await send(0, times(9, 'Nùng'), CUT_OFF)
    expect((await lockCycle(deps, campaign, cycle, CUT_OFF)).ok).toBe(true)
    await send(0, times(20, 'Nùng'), CUT_OFF + 1)
    expect(ethnic(await shown(CUT_OFF + 2), 'Nùng')).toBe(9)
  })

  it('are not made where the rows are no longer kept, and those of before stay', async () => {
    const { deps, send, cutOff, shown } = office()
    await send(0, times(9, 'Nùng'), CUT_OFF)
    await cutOff('a', CUT_OFF)
    await send(1, times(9, 'Tày'), CUT_OFF + 1)
    await deps.reports.forgetRows('k0')
    const { snapshot } = await cutOff('b', CUT_OFF + 1)
    expect([snapshot.number, snapshot.persons]).toEqual([2, null])
    expect((await shown(CUT_OFF + 2))?.number).toBe(1)
  })

  it('are not made for a plan that asks for none of it, and no row is read for it', async () => {
    const { deps, send } = office()
    await send(0, times(9, 'Nùng'), CUT_OFF)
    const forms = Object.fromEntries(
      Object.entries(campaign.plan.forms).map(([id, form]) => [
        id,
        { ...form, columns: form.columns.filter(({ personal }) => personal === 'no') },
      ]),
    )
    const plain = { ...campaign, plan: { ...campaign.plan, forms } }
    deps.reports.rowsAt = () => Promise.reject(new Error('rows were read'))
    const { snapshot } = await takeSnapshot(
      deps,
      { campaign: plain, cycle, itemKey: 'a', asOf: CUT_OFF },
      CUT_OFF,
    )
    expect(snapshot.persons).toBeNull()
  })
})
