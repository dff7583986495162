import { describe, expect, it } from 'vitest'
import type { Campaign, Unit } from '../../domain/plan/plan.ts'
import { blankState } from '../../domain/sheet/reconcile.ts'
import { instantAt } from '../../domain/time/days.ts'
import { agendaFact } from '../../functions/agenda-fact.ts'
import { cycleFigures } from '../../functions/cycle-figures.ts'
import { lockOf } from '../../functions/lock.ts'
import { lockCycle, unlockCycle } from '../../functions/lock-by-hand.ts'
import type { SheetSeat } from '../../functions/ports/reports.ts'
import { runAgenda, startAgenda } from '../../functions/run-agenda/run-agenda.ts'
import { frozenFigures, remadeFigures, snapshotsOf, takeSnapshot } from '../../functions/snapshots.ts'
import { summaryDueFact } from '../../functions/summary-fact.ts'
import { memoryAgenda } from '../support/memory-agenda.ts'
import { memoryFacts, memoryReports } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { group } from '../support/sheet-state.ts'

const sample = await sampleCampaign()
const { cycle } = sample
const campaign: Campaign = {
  ...sample.campaign,
  plan: { ...sample.campaign.plan, lock: { daysAfter: 15, source: 'office' } },
}
const PLAN = campaign.plan.id
const at = (day: string, hour = '08:00') => instantAt(day, hour, campaign.plan.zone)
const CUT_OFF = at('2023-12-14', '23:59')

/** An office in memory whose units send rows. */
function office() {
  const reports = memoryReports()
  const facts = memoryFacts()
  const seatOf = (unit: Unit): SheetSeat => ({
    planId: PLAN,
    cycleId: cycle.id,
    unitId: unit.id,
    formId: 'F1',
    spreadsheetId: `file-${unit.id}`,
    tabId: 0,
    sheetKey: `key-${unit.id}`,
  })
  /** The unit has so many rows that count, as its content reached us at an instant. */
  const send = async (i: number, rows: number, since: number): Promise<void> => {
    const seat = seatOf(campaign.units[i] as Unit)
    await reports.registerSheet(seat)
    const before = await reports.stateOf(seat)
    if (before) await reports.keepPast(seat, before)
    const groups = [group(rows, { loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te' })]
    const figures = { groups, rows, counted: rows, firstArrival: since, lastChange: since, since }
    await reports.commit(seat, { ...blankState(seat), ...figures, version: (before?.version ?? 0) + 1 })
  }
  return { reports, facts, send }
}
type Office = ReturnType<typeof office>

const take = (deps: Office, of: Campaign = campaign, now = CUT_OFF + 1) =>
  takeSnapshot(deps, { campaign: of, cycle, itemKey: 'cut-off', asOf: CUT_OFF }, now)

describe('figures that are frozen', () => {
  it('hold what had reached us by then, whatever came after', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    await deps.send(1, 2, CUT_OFF - 1000)
    await deps.send(1, 5, CUT_OFF + 1)
    await deps.send(2, 4, CUT_OFF + 1)
    const { snapshot, isNew } = await take(deps)
    expect({ number: snapshot.number, restates: snapshot.restates, isNew }).toEqual({
      number: 1,
      restates: null,
      isNew: true,
    })
    const frozen = await frozenFigures(deps, snapshot)
    expect([frozen.counted, frozen.reported, frozen.asOf]).toEqual([5, 2, CUT_OFF])
  })

  it('stay as they were when sheets and plan change, and can be made again', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    const { snapshot } = await take(deps)
    const bytes = JSON.stringify(await frozenFigures(deps, snapshot))
    await deps.send(0, 9, CUT_OFF + 5000)
    await deps.send(0, 1, CUT_OFF + 6000)
    expect(JSON.stringify(await frozenFigures(deps, snapshot))).toBe(bytes)
    const remade = await remadeFigures(deps, campaign, cycle, snapshot)
    expect([remade.hash, remade.counted]).toEqual([snapshot.hash, 3])
  })

  it('are taken once for an item; what had come in time and is found later gets the next number', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    const first = await take(deps)
    expect(await take(deps)).toEqual({ snapshot: first.snapshot, isNew: false })
    // A file of the day before, read only now.
    await deps.send(1, 2, CUT_OFF - 60_000)
    const second = await take(deps)
    expect(second).toMatchObject({ isNew: true, snapshot: { number: 2, restates: 1, itemKey: 'cut-off' } })
    expect((await frozenFigures(deps, first.snapshot)).counted).toBe(3)
    expect((await frozenFigures(deps, second.snapshot)).counted).toBe(5)
  })

  it('get one number each when two ticks take them at once', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    const all = await Promise.all(['a', 'b', 'c'].map((itemKey) => takeFor(deps, itemKey)))
    expect(all.map(({ snapshot }) => snapshot.number).toSorted()).toEqual([1, 2, 3])
    expect((await snapshotsOf(deps, campaign, cycle)).map(({ number }) => number)).toEqual([1, 2, 3])
  })
  const takeFor = (deps: Office, itemKey: string) =>
    takeSnapshot(deps, { campaign, cycle, itemKey, asOf: CUT_OFF }, CUT_OFF)

  it('carry no address of a person', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    const { snapshot } = await take(deps)
    expect(JSON.stringify(await frozenFigures(deps, snapshot))).not.toMatch(/@/)
  })
})

describe('what is shown of a cycle', () => {
  it('is what is there now, under its number while it is still what was frozen', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    await take(deps)
    expect((await cycleFigures(deps, campaign, cycle, CUT_OFF + 1)).snapshot?.number).toBe(1)
    await deps.send(0, 4, CUT_OFF + 2)
    const { rollUp, snapshot } = await cycleFigures(deps, campaign, cycle, CUT_OFF + 3)
    expect([rollUp.counted, snapshot]).toEqual([4, null])
  })

  it('is what was locked, until the office opens it again; locked again it gets the next number', async () => {
    const deps = office()
    await deps.send(0, 3, CUT_OFF)
    const locked = await lockCycle(deps, campaign, cycle, CUT_OFF + 1)
    await deps.send(0, 7, CUT_OFF + 2)
    const shown = async () => (await cycleFigures(deps, campaign, cycle, CUT_OFF + 9)).rollUp.counted
    expect(locked).toMatchObject({ ok: true, snapshot: { number: 1, asOf: CUT_OFF + 1 } })
    expect(await shown()).toBe(3)
    expect(await unlockCycle(deps, campaign, cycle, CUT_OFF + 3)).toBe(true)
    expect(await unlockCycle(deps, campaign, cycle, CUT_OFF + 3)).toBe(false)
    expect(await shown()).toBe(7)
    expect(await lockCycle(deps, campaign, cycle, CUT_OFF + 4)).toMatchObject({ snapshot: { number: 2 } })
    expect(await shown()).toBe(7)
  })

  it('is not locked where something else would be frozen than what is there', async () => {
    const deps = office()
    const refusal = async (now: number) => {
      const locked = await lockCycle(deps, campaign, cycle, now)
      return locked.ok ? null : locked.refusal
    }
    const begins = at('2023-01-01', '00:00')
    expect(cycle.from).toBe('2023-01-01')
    expect(await refusal(begins - 1)).toEqual({ kind: 'not-begun' })
    expect(await refusal(begins)).toEqual({ kind: 'nothing' })
    await deps.send(0, 3, CUT_OFF)
    await deps.send(1, 2, CUT_OFF - 5)
    expect(await refusal(CUT_OFF - 1)).toEqual({ kind: 'older', newest: CUT_OFF })
    expect(await snapshotsOf(deps, campaign, cycle)).toEqual([])
    expect(await refusal(CUT_OFF)).toBeNull()
    // Taken in after the lock, and said to count for nothing.
    await deps.send(0, 9, CUT_OFF + 1)
    expect(await refusal(CUT_OFF + 2)).toEqual({ kind: 'locked', number: 1 })
    expect((await cycleFigures(deps, campaign, cycle, CUT_OFF + 3)).rollUp.counted).toBe(5)
  })
})

describe('the agenda', () => {
  async function running(begun: string) {
    const deps = office()
    const all = { ...memoryAgenda(campaign, at(begun, '00:00')), ...deps }
    const { clock } = all
    await startAgenda(all, PLAN, clock.at)
    const tick = (day: string, hour?: string) => {
      clock.at = at(day, hour)
      return runAgenda(all, PLAN)
    }
    return { deps, tick }
  }

  it('freezes the figures at a cut-off, late or not, once', async () => {
    const { deps, tick } = await running('2023-12-01')
    await deps.send(0, 3, at('2023-12-10'))
    await deps.send(1, 2, at('2023-12-15', '00:01'))
    const { snapshots } = await tick('2023-12-16')
    expect(snapshots).toMatchObject([{ number: 1, asOf: at('2023-12-15', '00:00') - 1 }])
    expect((await frozenFigures(deps, snapshots[0] as (typeof snapshots)[number])).counted).toBe(3)
    expect((await tick('2023-12-16')).snapshots).toEqual([])
    expect(await deps.facts.get(summaryDueFact(PLAN, cycle.id))).toMatch(/cut-off/)
  })

  it('looks again before it tells the next time: what had come in time is restated', async () => {
    const { deps, tick } = await running('2023-12-01')
    await deps.send(0, 3, at('2023-12-10'))
    await tick('2023-12-14', '23:59')
    await tick('2023-12-15', '00:00')
    await deps.send(1, 2, at('2023-12-14'))
    expect((await tick('2024-01-01')).snapshots).toMatchObject([{ number: 2, restates: 1 }])
  })

  it('locks the figures of a cycle so many days after it, and they stay', async () => {
    const { deps, tick } = await running('2024-01-02')
    await deps.send(0, 3, at('2024-01-10'))
    const { snapshots } = await tick('2024-01-16')
    expect(snapshots).toHaveLength(1)
    expect(await lockOf(deps, campaign, cycle)).toMatchObject({ isLocked: true, number: 1 })
    await deps.send(0, 9, at('2024-01-20'))
    const { rollUp, snapshot } = await cycleFigures(deps, campaign, cycle, at('2024-02-01'))
    expect([rollUp.counted, snapshot?.number]).toEqual([3, 1])
    expect((await tick('2024-02-01')).snapshots).toEqual([])
  })

  it('freezes each of several missed cut-offs for itself: a newer one does not stand for it', async () => {
    const { deps, tick } = await running('2023-12-01')
    await deps.send(0, 3, at('2023-12-10'))
    const { acted, merged, snapshots } = await tick('2024-12-31', '23:59')
    const closed = acted.filter(({ kind }) => kind === 'cut-off').map(({ key }) => key)
    expect(closed.length).toBeGreaterThan(1)
    expect(merged.filter(({ kind }) => kind === 'cut-off')).toEqual([])
    expect(snapshots.map(({ itemKey }) => itemKey)).toEqual(expect.arrayContaining(closed))
  })

  it('leaves locked figures alone when content comes to light that had come in time', async () => {
    const { deps, tick } = await running('2023-12-01')
    await deps.send(0, 3, at('2023-12-02'))
    expect(await lockCycle(deps, campaign, cycle, at('2023-12-05'))).toMatchObject({ ok: true })
    await deps.send(1, 2, at('2023-12-04'))
    const { snapshots } = await tick('2023-12-16')
    expect(snapshots).toMatchObject([{ number: 2, restates: null }])
  })

  it('asks for the summary where a roll-up found figures to restate', async () => {
    const { deps, tick } = await running('2023-12-01')
    const due = () => deps.facts.get(summaryDueFact(PLAN, cycle.id))
    await deps.send(0, 3, at('2023-12-10'))
    await tick('2023-12-14', '23:59')
    await tick('2023-12-15', '00:00')
    const before = await due()
    expect(before).toMatch(/cut-off/)
    await tick('2023-12-15', '07:00')
    expect(await due()).toBe(before)
    await deps.send(1, 2, at('2023-12-14'))
    const { acted, snapshots } = await tick('2023-12-15', '08:00')
    expect([acted.map(({ kind }) => kind), snapshots.length]).toEqual([['rollup'], 1])
    expect(await due()).toMatch(/rollup/)
  })

  it('counts from the moment that was said first', async () => {
    const all = { ...memoryAgenda(campaign, 5), ...office() }
    await startAgenda(all, PLAN, 7)
    await startAgenda(all, PLAN, 9)
    expect(await all.facts.get(agendaFact(PLAN))).toBe('7')
  })
})
