import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import type { Reports, SheetSeat } from '../../../functions/ports/reports.ts'
import { receiptsDueFact } from '../../../functions/receipts-fact.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const stateOf = (seat: SheetSeat) => rig.services.reports.stateOf(seat)

describe('a spreadsheet with two forms', () => {
  const OTHER_TAB = 78

  /** The usual tab, and beside it one of another form of the same plan. */
  async function twoForms(rows: number): Promise<readonly [SheetSeat, SheetSeat]> {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
    const other = { ...seat, formId: 'F1', tabId: OTHER_TAB, sheetKey: `${seat.sheetKey}-other` }
    const size = { rows: 100, columns: 26, frozenRows: 0 }
    await rig.services.sheets.write(
      seat.spreadsheetId,
      [{ kind: 'add-tab', tabId: OTHER_TAB, title: 'F1 khác', ...size }],
      [{ tabId: OTHER_TAB, row: 0, column: 0, cells: [HEADERS, ...bigSheet(rows, 0, rig.unit.name)] }],
    )
    await rig.services.reports.registerSheet(other)
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', held: null, rowsWritten: 2 + rows })
    await rig.edit(seat, [{ deleteSheet: { sheetId: OTHER_TAB } }])
    return [seat, other]
  }

  it('holds the one whose tab is gone with its rows, and goes on with the other', async () => {
    const [seat, other] = await twoForms(3)
    await rig.type(seat, 3, 0, bigSheet(3, 0, rig.unit.name).slice(2))
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 1, held: { code: 'H-TAB-GONE' } })
    expect(await stateOf(other)).toMatchObject({ rows: 3, counted: 3, held: { code: 'H-TAB-GONE' } })
    expect(await stateOf(seat)).toMatchObject({ rows: 3, held: null })
  })

  it('misses no tab in which nothing ever stood', async () => {
    const [seat, other] = await twoForms(0)
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, held: null })
    expect(await stateOf(other)).toMatchObject({ held: null })
  })
})

describe('a workbook of somebody else', () => {
  it('is held as a whole: nothing of it counts or is stored', async () => {
    const [, neighbour] = rig.campaign.units
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(3, 0, neighbour?.name ?? '')])
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, held: { code: 'H-OTHER-UNIT' } })
    expect(await stateOf(seat)).toMatchObject({ rows: 0, counted: 0 })
  })
})

describe('between storing and telling', () => {
  it('a heading that somebody spoils keeps every result out of the table', async () => {
    const rows = bigSheet(3, 1, rig.unit.name)
    const seat = await rig.seat(rig.unit, [HEADERS, ...rows])
    const { reports } = rig.services
    const commit: Reports['commit'] = async (place, next) => {
      await rig.type(seat, 0, 0, [HEADERS.map(() => 'x')])
      return reports.commit(place, next)
    }
    expect(await rig.sync(seat, { reports: { ...reports, commit } })).toMatchObject({ kind: 'synced' })
    const beside = (await rig.look(seat)).map((row) =>
      row.slice(HEADERS.length).filter((cell) => cell !== null),
    )
    expect(beside.flat()).toEqual([])
  })
})

describe('the first results, that another worker has written before us,', () => {
  it('stand as they are', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(3, 2, rig.unit.name)])
    const { sheets } = rig.services
    let looks = 0
    const slow: typeof sheets = {
      ...sheets,
      async read(...args) {
        const isFirst = ++looks === 1
        const isAfterCommit = !isFirst && (await stateOf(seat)) !== null
        if (isAfterCommit && looks < 9) {
          looks = 9
          await rig.sync(seat, { worker: 'the other' })
        }
        return sheets.read(...args)
      },
    }
    const results = async () => (await rig.look(seat)).map((row) => row.slice(HEADERS.length))
    const mine = await rig.sync(seat, { sheets: slow })
    expect(mine).toMatchObject({ kind: 'synced', rowsWritten: 3, cellsWritten: 0 })
    expect(looks).toBeGreaterThan(8)
    expect((await results()).slice(1).map(([, status]) => status)).toEqual(['Lỗi', 'Hợp lệ', 'Lỗi'])
  })
})

describe('a receipt', () => {
  const asked = () => rig.services.facts.get(receiptsDueFact(rig.campaign.plan.id, rig.cycle.id))
  /** A table with a state cell above it, as provisioned sheets have. */
  const said = (state: string, rows: number) => [
    ['Trạng thái', state],
    [],
    HEADERS,
    ...bigSheet(rows, 0, rig.unit.name),
  ]

  it('is asked for when a unit says that it submits or has nothing, once each time it says so', async () => {
    const seat = await rig.seat(rig.unit, said('Đang soạn', 2))
    const sync = async (): Promise<string | null> => {
      rig.now += 60_000
      await rig.sync(seat)
      return asked()
    }
    expect(await sync()).toBeNull()
    await rig.type(seat, 0, 1, [['Nộp']])
    const submitted = String(rig.now + 60_000)
    expect(await sync()).toBe(submitted)
    // More rows are news, and no new submission.
    await rig.type(seat, 5, 0, bigSheet(3, 0, rig.unit.name).slice(2))
    expect(await sync()).toBe(submitted)
    await rig.type(seat, 0, 1, [['Không có']])
    expect(await sync()).toBe(String(rig.now))
  })
})
