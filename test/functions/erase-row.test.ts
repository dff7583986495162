import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../bench/big-sheet.ts'
import { type EraseDeps, eraseRow } from '../../functions/erase-row.ts'
import type { SheetSeat } from '../../functions/ports/reports.ts'
import { openRig, type Rig } from '../support/rig.ts'

let rig: Rig
let seat: SheetSeat
const [GONE, KEPT] = bigSheet(2, 0, 'x').map(([, name]) => String(name)) as [string, string]
beforeAll(async () => {
  rig = await openRig()
  seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
  await rig.sync(seat)
})
afterAll(() => rig.close())

const erase = (rowId: string, other: Partial<EraseDeps['reports']> = {}) =>
  eraseRow(
    { facts: rig.services.facts, reports: { ...rig.services.reports, ...other } },
    rig.campaign,
    rowId,
    { now: rig.now, worker: 'erase' },
  )
const state = async () => {
  const found = await rig.services.reports.stateOf(seat)
  if (!found) throw new Error('no state')
  return found
}
async function idOf(name: string): Promise<string> {
  const ids = Object.keys((await state()).manifest)
  const rows = await rig.services.reports.rowsOf(seat.sheetKey, ids)
  const row = rows.find(({ raw }) => raw.ten === name)
  if (!row) throw new Error(`no row of ${name}`)
  return row.rowId
}

describe('erasing a row', () => {
  it('knows no row that was never there', async () => {
    expect(await erase('ROW9999999')).toEqual({ kind: 'unknown' })
  })

  it('asks for it to be taken out of the sheet first', async () => {
    const id = await idOf(GONE)
    expect(await erase(id)).toEqual({ kind: 'in-sheet', unitId: rig.unit.id, formId: 'F1' })
    expect(await rig.services.reports.historyOf(seat.sheetKey, id)).not.toEqual([])
  })

  it('leaves nothing of it, and every figure as it was', async () => {
    const id = await idOf(GONE)
    await rig.edit(seat, [
      {
        deleteDimension: {
          range: { sheetId: seat.tabId, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
        },
      },
    ])
    await rig.sync(seat)
    expect(await erase(id)).toMatchObject({ kind: 'in-sheet' })
    await rig.sync(seat)
    const before = await state()
    expect(before.withdrawn).toBe(1)

    // Somebody reads the sheet at the moment, or gets in between.
    expect(await erase(id, { takeLease: async () => false })).toEqual({ kind: 'busy' })
    expect(await erase(id, { commit: async () => false })).toEqual({ kind: 'busy' })
    const erased = await erase(id)
    expect(erased).toMatchObject({ kind: 'erased', unitId: rig.unit.id, formId: 'F1' })

    expect(await rig.services.reports.rowsOf(seat.sheetKey, [id])).toEqual([])
    expect(await rig.services.reports.historyOf(seat.sheetKey, id)).toEqual([])
    const after = await state()
    expect(Object.keys(after.manifest)).toEqual([await idOf(KEPT)])
    expect(after).toMatchObject({
      version: before.version + 1,
      withdrawn: 0,
      rows: before.rows,
      counted: before.counted,
      firstValid: before.firstValid,
    })
    expect(await rig.services.reports.pastOf(seat, before.version)).toHaveLength(1)
    expect(JSON.parse((await rig.services.facts.get(`erased/${id}`)) ?? '')).toEqual({
      at: rig.now,
      items: expect.any(Number),
    })
    expect(await erase(id)).toEqual({ kind: 'unknown' })
    rig.reset()
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, statesWritten: 0 })
    expect((await state()).firstValid).toBe(before.firstValid)
  })
})
