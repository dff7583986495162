import { afterAll, beforeAll, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import { ERROR_TAB_ID } from '../../../domain/sheet/error-tab.ts'
import { cycleFigures } from '../../../functions/cycle-figures.ts'
import { lockCycle, unlockCycle } from '../../../functions/lock-by-hand.ts'
import { frozenFigures, takeSnapshot } from '../../../functions/snapshots.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

it('after the lock a sheet is still read and says so, but what changes counts for nothing until it is opened', async () => {
  const { services, campaign, cycle, unit } = rig
  const rows = (count: number) => [HEADERS, ...bigSheet(count, 0, unit.name)]
  const seat = await rig.seat(unit, rows(3))
  await rig.sync(seat)
  const counted = async () => (await cycleFigures(services, campaign, cycle, rig.now)).rollUp.counted
  const said = async () => {
    const reading = await services.sheets.read(seat.spreadsheetId, [ERROR_TAB_ID])
    return JSON.stringify(reading.ok && reading.tabs[0]?.grid)
  }
  expect(await said()).not.toContain('khóa sổ')
  await lockCycle(services, campaign, cycle, rig.now)
  rig.now += 60_000
  await rig.type(seat, 0, 0, rows(5))
  expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: 2 })
  expect((await services.reports.stateOf(seat))?.counted).toBe(5)
  expect(await counted()).toBe(3)
  expect(await said()).toContain('Kỳ 2023 đã khóa sổ ngày 01/12/2023')
  await unlockCycle(services, campaign, cycle, rig.now)
  await rig.sync(seat)
  expect(await counted()).toBe(5)
  expect(await said()).not.toContain('khóa sổ')
  // The state of before is kept: figures as of the lock can still be made.
  const asOf = rig.now - 60_000
  const { snapshot } = await takeSnapshot(services, { campaign, cycle, itemKey: 'x', asOf }, rig.now)
  expect((await frozenFigures(services, snapshot)).counted).toBe(3)
})
