import { describe, expect, it } from 'vitest'
import { blankState } from '../../../domain/sheet/reconcile.ts'
import type { CheckedRow } from '../../../domain/sheet/sheet-state.ts'
import { forwardedRows } from '../../../functions/build-summary/forwarded-rows.ts'
import { cycleFigures } from '../../../functions/cycle-figures.ts'
import { lockCycle, unlockCycle } from '../../../functions/lock-by-hand.ts'
import { memoryFacts, memoryReports } from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { group } from '../../support/sheet-state.ts'

const { campaign, cycle, unit } = await sampleCampaign()
const XA = unit('Xã Bắc La')
const NOW = Date.parse('2023-11-01T08:00:00+07:00')
const seat = {
  planId: campaign.plan.id,
  cycleId: cycle.id,
  unitId: XA.id,
  formId: 'F1',
  spreadsheetId: 'f',
  tabId: 0,
  sheetKey: 'k',
}

function office() {
  const deps = { reports: memoryReports(), facts: memoryFacts() }
  const { reports } = deps
  /** The sheet's rows, all of them put forward, as of its next version. */
  const send = async (names: readonly string[], since: number): Promise<void> => {
    await reports.registerSheet(seat)
    const before = await reports.stateOf(seat)
    if (before) await reports.keepPast(seat, before)
    const version = (before?.version ?? 0) + 1
    const gone = Object.keys(before?.manifest ?? {}).filter((id) => !names.includes(id))
    await reports.putRows(seat.sheetKey, version, [
      ...names.map((name) => rowOf(name)),
      ...gone.map((name) => ({ ...rowOf(name), counts: false, withdrawn: true })),
    ])
    const entry = { fingerprint: '', content: '', firstSeen: 1, firstValid: 1, counts: true, absences: 0 }
    await reports.commit(seat, {
      ...blankState(seat),
      version,
      since,
      manifest: Object.fromEntries(names.map((name) => [name, entry])),
      groups: [group(names.length, { loai_hinh: 'ca_nhan', de_nghi: 'true' })],
    })
  }
  const listed = async (now: number): Promise<readonly unknown[]> => {
    const { versions } = await cycleFigures(deps, campaign, cycle, now)
    const rows = await forwardedRows(reports, campaign, cycle, 'vi', versions)
    return rows.map(([name, kind, of]) => [name, kind, of])
  }
  return { deps, send, listed }
}

const rowOf = (name: string): CheckedRow => ({
  rowId: name,
  raw: {},
  values: { ten: name, loai_hinh: 'ca_nhan', de_nghi: 'true', nam_sinh: 1981 },
  problems: [],
  repairs: [],
  counts: true,
  fingerprint: '',
  withdrawn: false,
})
const line = (name: string) => [name, 'Cá nhân', XA.name]

describe('the list of those put forward', () => {
  it('is that of the locked figures while the cycle is locked, and that of today when it is open', async () => {
    const { deps, send, listed } = office()
    await send(['Lý An', 'Nông Bình'], NOW)
    expect(await listed(NOW)).toEqual([line('Lý An'), line('Nông Bình')])
    expect((await lockCycle(deps, campaign, cycle, NOW + 1)).ok).toBe(true)
    await send(['Lý An', 'Hà Chi'], NOW + 2)
    expect(await listed(NOW + 3)).toEqual([line('Lý An'), line('Nông Bình')])
    await unlockCycle(deps, campaign, cycle, NOW + 4)
    expect(await listed(NOW + 5)).toEqual([line('Lý An'), line('Hà Chi')])
  })

  it('has nobody of a sheet that came after the lock', async () => {
    const { deps, send, listed } = office()
    const other = { ...seat, unitId: unit('Xã Tân Mỹ').id, sheetKey: 'other' }
    await deps.reports.registerSheet(other)
    await deps.reports.commit(other, { ...blankState(other), version: 1, since: NOW })
    expect((await lockCycle(deps, campaign, cycle, NOW + 1)).ok).toBe(true)
    await send(['Lý An'], NOW + 2)
    expect(await listed(NOW + 3)).toEqual([])
  })
})
