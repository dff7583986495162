import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import { ERROR_TAB_ID } from '../../../domain/sheet/error-tab.ts'
import type { Cell } from '../../../domain/sheet/grid.ts'
import type { Reports, SheetSeat } from '../../../functions/ports/reports.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const WIDTH = HEADERS.length
const [ID, STATUS, REASON] = [WIDTH, WIDTH + 1, WIDTH + 2] as const
const FIRST = 1

/** How many requests of each kind reached Google. */
const calls = (): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { method, path } of rig.traffic.google) {
    const kind = `${method} ${path.replace(/spreadsheet-\d+/, '*')}`
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
const READ = 'POST /v4/spreadsheets/*/values:batchGetByDataFilter'
const WRITE = 'POST /v4/spreadsheets/*:batchUpdate'

async function synced(rows: number, badEvery = 0): Promise<SheetSeat> {
  const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(rows, badEvery, rig.unit.name)])
  expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: rows })
  rig.reset()
  return seat
}

const column = async (seat: SheetSeat, index: number): Promise<Cell[]> =>
  (await rig.look(seat)).slice(FIRST).map((row) => row[index] ?? null)

describe('sync-sheet', () => {
  beforeEach(() => rig.reset())

  it('stamps ids, results and reasons beside the rows, and nothing else', async () => {
    const typed = [HEADERS, ...bigSheet(6, 3, rig.unit.name)]
    const seat = await rig.seat(rig.unit, typed)
    expect(await rig.sync(seat)).toMatchObject({
      kind: 'synced',
      rowsWritten: 6,
      statesWritten: 1,
      held: null,
    })
    const grid = await rig.look(seat)
    expect(grid.map((row) => Array.from({ length: WIDTH }, (_, i) => row[i] ?? null))).toEqual(typed)
    expect(await column(seat, STATUS)).toEqual(['Lỗi', 'Hợp lệ', 'Hợp lệ', 'Lỗi', 'Hợp lệ', 'Hợp lệ'])
    expect(grid[1]?.[REASON]).toContain('Năm sinh: Năm «85» chỉ có hai chữ số')
    expect(new Set(await column(seat, ID)).size).toBe(6)
  })

  it('costs one read and no write when nothing changed', async () => {
    const seat = await synced(20)
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, statesWritten: 0, cellsWritten: 0 })
    expect(calls()).toEqual({ [READ]: 1 })
    expect(rig.traffic).toMatchObject({ rows: [], commits: [] })
  })

  it('costs k row writes, k history writes and one state write when k rows changed', async () => {
    const seat = await synced(40)
    await rig.type(seat, 3, 3, [['Trưởng thôn'], ['Trưởng bản'], ['Bí thư chi bộ']])
    rig.reset()
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 3, statesWritten: 1 })
    expect(rig.traffic.rows).toHaveLength(3)
    expect(rig.traffic.commits).toHaveLength(1)
    const history = await rig.services.reports.historyOf(seat.sheetKey, rig.traffic.rows[0]?.rowId ?? '')
    expect(history.map((row) => row.values.chuc_vu)).toEqual(['Nông dân', 'Trưởng thôn'])
  })

  it('writes feedback for the changed rows only, in one request', async () => {
    const seat = await synced(40)
    await rig.type(seat, 3, 4, [[85]])
    rig.reset()
    const outcome = await rig.sync(seat)
    // Status and reason of one row; the error tab's state line, its line for the error, and the quota meter's words.
    expect(outcome).toMatchObject({ kind: 'synced' })
    expect(calls()[WRITE]).toBe(1)
    const body = rig.traffic.google.find(({ path }) => path.endsWith(':batchUpdate'))?.requestBody as {
      requests: { updateCells: { start: { sheetId: number; rowIndex: number; columnIndex: number } } }[]
    }
    const inData = body.requests
      .map(({ updateCells }) => updateCells.start)
      .filter(({ sheetId }) => sheetId === seat.tabId)
    expect(inData.filter(({ rowIndex }) => rowIndex > 0)).toEqual([
      { sheetId: seat.tabId, rowIndex: 3, columnIndex: STATUS },
      { sheetId: seat.tabId, rowIndex: 3, columnIndex: REASON },
    ])
  })

  it('follows rows that were sorted, id column and all', async () => {
    const seat = await synced(10)
    const grid = await rig.look(seat)
    await rig.type(seat, FIRST, 0, grid.slice(FIRST).toReversed())
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0 })
  })

  it('finds rows again by content when the id column is cleared', async () => {
    const seat = await synced(10)
    const before = await column(seat, ID)
    await rig.type(
      seat,
      FIRST,
      ID,
      before.map(() => [null]),
    )
    await rig.sync(seat)
    expect(await column(seat, ID)).toEqual(before)
    expect(rig.traffic.rows).toEqual([])
  })

  it('gives a copied row an id of its own and counts the person once', async () => {
    const seat = await synced(5)
    const [original] = (await rig.look(seat)).slice(FIRST)
    await rig.type(seat, FIRST + 5, 0, [original ?? []])
    await rig.sync(seat)
    const ids = await column(seat, ID)
    expect(new Set(ids).size).toBe(6)
    expect(ids[0]).toBe(original?.[ID])
    expect((await column(seat, STATUS)).at(-1)).toBe('Lỗi')
    expect((await rig.services.reports.stateOf(seat))?.counted).toBe(5)
  })

  it('withdraws a row after two absences and takes it back', async () => {
    const seat = await synced(10)
    const last = (await rig.look(seat)).at(-1) ?? []
    await rig.type(seat, FIRST + 9, 0, [last.map(() => null)])
    await rig.sync(seat)
    expect(rig.traffic.rows).toEqual([])
    await rig.sync(seat)
    expect(rig.traffic.rows).toMatchObject([{ rowId: last[ID], withdrawn: true, counts: false }])
    await rig.type(seat, FIRST + 9, 0, [last])
    rig.reset()
    await rig.sync(seat)
    expect(rig.traffic.rows).toMatchObject([{ rowId: last[ID], withdrawn: false, counts: true }])
  })

  it('holds the sheet when many rows vanish, says so once, and lets the clerk confirm', async () => {
    const seat = await synced(10)
    await rig.type(
      seat,
      FIRST + 5,
      0,
      Array.from({ length: 5 }, () => Array(REASON + 1).fill(null)),
    )
    expect(await rig.sync(seat)).toMatchObject({ held: { code: 'H-MASS-LOSS' } })
    expect((await rig.services.reports.stateOf(seat))?.counted).toBe(10)
    rig.reset()
    expect(await rig.sync(seat)).toMatchObject({ statesWritten: 0, cellsWritten: 0 })
    const reading = await rig.services.sheets.read(seat.spreadsheetId, [ERROR_TAB_ID])
    const tab = reading.ok ? (reading.tabs[0]?.grid ?? []) : []
    const line = tab.findIndex((row) => String(row[0]).includes('gõ chữ x'))
    expect(line).toBeGreaterThan(0)
    await rig.services.sheets.write(
      seat.spreadsheetId,
      [],
      [{ tabId: ERROR_TAB_ID, row: line, column: 1, cells: [['x']] }],
    )
    expect(await rig.sync(seat)).toMatchObject({ held: null })
    expect((await rig.services.reports.stateOf(seat))?.counted).toBe(5)
  })

  it('holds the sheet when a heading is spoilt and goes on when it is back', async () => {
    const seat = await synced(5)
    await rig.type(seat, 0, 9, [['Linh vưc gì đó']])
    expect(await rig.sync(seat)).toMatchObject({ held: { code: 'H-MISSING-COLUMN' } })
    expect((await rig.services.reports.stateOf(seat))?.counted).toBe(5)
    await rig.type(seat, 0, 9, [['Lĩnh vực']])
    expect(await rig.sync(seat)).toMatchObject({ held: null })
  })

  it('keeps the data of a spreadsheet that is gone', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(3, 0, rig.unit.name)])
    await rig.sync(seat)
    const lost = { ...seat, spreadsheetId: 'spreadsheet-lost', sheetKey: 'lost' }
    await rig.services.reports.registerSheet(lost)
    expect(await rig.sync(lost)).toMatchObject({ kind: 'synced', held: { code: 'B-GONE' } })
  })

  it('does not know a spreadsheet that nobody registered', async () => {
    const stranger = { ...(await synced(1)), spreadsheetId: 'spreadsheet-999' }
    expect(await rig.sync(stranger)).toEqual({ kind: 'unknown-sheet' })
    expect(rig.traffic.google).toEqual([])
  })

  it('leaves a row alone that is typed into while it is at work, and catches up', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(3, 0, rig.unit.name)])
    const { reports } = rig.services
    // Between the commit and the feedback somebody sorts the rows and changes one.
    const commit = reports.commit.bind(reports)
    const rows = bigSheet(3, 0, rig.unit.name)
    let done = false
    reports.commit = async (...args) => {
      if (!done)
        await rig.type(seat, FIRST, 0, [
          rows[2] ?? [],
          [...(rows[0] ?? []).slice(0, 3), 'Trưởng bản', ...(rows[0] ?? []).slice(4)],
          rows[1] ?? [],
        ])
      done = true
      return commit(...args)
    }
    await rig.sync(seat)
    reports.commit = commit
    expect(await column(seat, STATUS)).toEqual(['Hợp lệ', null, 'Hợp lệ'])
    await rig.sync(seat)
    expect(await column(seat, STATUS)).toEqual(['Hợp lệ', 'Hợp lệ', 'Hợp lệ'])
    const state = await reports.stateOf(seat)
    expect(state?.rows).toBe(3)
  })

  it('comes back later when another worker committed in between, and says nothing in the sheet', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(3, 2, rig.unit.name)])
    const { reports } = rig.services
    const commit: Reports['commit'] = async (place, next) => {
      await reports.commit(place, { ...next, counted: 0 })
      return reports.commit(place, next)
    }
    rig.reset()
    expect(await rig.sync(seat, { reports: { ...reports, commit } })).toEqual({ kind: 'retry', why: 'raced' })
    expect(calls()[WRITE]).toBeUndefined()
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', statesWritten: 1 })
    expect(await reports.stateOf(seat)).toMatchObject({ version: 2, counted: 1 })
  })

  it('waits while another worker holds the lease, and does not overtake a commit', async () => {
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
    await rig.services.reports.takeLease(seat.spreadsheetId, 'somebody else', rig.now, 60_000)
    expect(await rig.sync(seat)).toEqual({ kind: 'retry', why: 'leased' })
    rig.now += 60_001
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: 2 })
    const state = await rig.services.reports.stateOf(seat)
    expect(state && (await rig.services.reports.commit(seat, { ...state, rows: 99 }))).toBe(false)
  })
})

describe('a sheet that is read long after it was changed', () => {
  it('counts from its last change, and is asked for that only when it brings news', async () => {
    const changedAt = rig.now - 3_600_000
    const asked: string[] = []
    const files = {
      modifiedAt: async (id: string) => {
        asked.push(id)
        return changedAt
      },
    }
    const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
    await rig.sync(seat, { files })
    expect(await rig.services.reports.stateOf(seat)).toMatchObject({ firstArrival: changedAt })
    await rig.sync(seat, { files })
    expect(asked).toEqual([seat.spreadsheetId])
  })

  it('counts from the poke or tick where that was before, or where Drive cannot tell', async () => {
    for (const changedAt of [rig.now + 1, null]) {
      const seat = await rig.seat(rig.unit, [HEADERS, ...bigSheet(2, 0, rig.unit.name)])
      await rig.sync(seat, { files: { modifiedAt: async () => changedAt } })
      expect(await rig.services.reports.stateOf(seat)).toMatchObject({ firstArrival: rig.now })
    }
  })
})
