import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const STATUS = HEADERS.length + 1

/** A tab that ends with the form's last column, as a downloaded file may. */
async function narrow(columns: number): Promise<SheetSeat> {
  const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
  const range = { sheetId: seat.tabId, dimension: 'COLUMNS', startIndex: columns, endIndex: 26 }
  await rig.edit(seat, [{ deleteDimension: { range } }])
  return seat
}

describe('our columns', () => {
  it.each([HEADERS.length, HEADERS.length + 1, HEADERS.length + 3, 25])(
    'find room in a tab of %i columns, and take no more than they need',
    async (columns) => {
      const seat = await narrow(columns)
      expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', held: null })
      expect((await rig.look(seat)).slice(1).map((row) => row[STATUS])).toEqual(['Hợp lệ', 'Hợp lệ'])
      const { sheets = [] } = await rig.whole(seat.spreadsheetId)
      const tab = sheets.find(({ properties }) => properties?.sheetId === seat.tabId)
      const stands = tab?.properties?.gridProperties?.columnCount
      expect(stands).toBe(Math.max(columns, HEADERS.length + 3))
    },
  )
})

describe('a spreadsheet that has none of its tabs any more', () => {
  it('is held, though nothing had been filled in', async () => {
    const seat = await rig.seat(rig.unit, [])
    expect(await rig.sync(seat)).toMatchObject({ held: null })
    await rig.edit(seat, [
      { addSheet: { properties: { sheetId: 900, title: 'Khác' } } },
      { deleteSheet: { sheetId: seat.tabId } },
    ])
    expect(await rig.sync(seat)).toMatchObject({ held: { code: 'H-TAB-GONE' } })
  })
})
