import { afterAll, beforeAll, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import type { Reports } from '../../../functions/ports/reports.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const TWO_MINUTES = 120_000

it('a worker holds the lease while it stores, two minutes at most, and gives it back', async () => {
  const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
  const { reports } = rig.services
  const mayTake = (at: number): Promise<boolean> => reports.takeLease(seat.spreadsheetId, 'another', at, 1)
  const seen: boolean[] = []
  const commit: Reports['commit'] = async (place, next) => {
    seen.push(await mayTake(rig.now + TWO_MINUTES - 1))
    return reports.commit(place, next)
  }
  await rig.sync(seat, { reports: { ...reports, commit } })
  expect(seen).toEqual([false])
  expect(await mayTake(rig.now)).toBe(true)
})

it('one that fails while it stores gives the lease back too; one that dies is forgotten', async () => {
  const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
  const { reports } = rig.services
  const commit: Reports['commit'] = async () => {
    throw new Error('the table is away')
  }
  await expect(rig.sync(seat, { reports: { ...reports, commit } })).rejects.toThrow('the table is away')
  const another = { worker: 'another' }
  const dropLease = async (): Promise<void> => undefined
  await expect(rig.sync(seat, { reports: { ...reports, commit, dropLease } })).rejects.toThrow('away')
  expect(await rig.sync(seat, another)).toEqual({ kind: 'retry', why: 'leased' })
  rig.now += TWO_MINUTES
  expect(await rig.sync(seat, another)).toMatchObject({ kind: 'synced', rowsWritten: 2 })
})
