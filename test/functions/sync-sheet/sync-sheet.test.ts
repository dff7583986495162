import type { sheets_v4 } from '@googleapis/sheets'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import { ERROR_TAB_ID } from '../../../domain/sheet/error-tab.ts'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { COLUMN_KEY } from '../../../domain/sheet/sheet-metadata.ts'
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
const READ = 'POST /v4/spreadsheets/*:getByDataFilter'
/** When the file was last changed: a call of Drive's, whose quota is thousands of times larger. */
const ASK = 'GET /drive/v3/files/*'

const columnsOf = (seat: SheetSeat, startIndex: number, endIndex: number) => ({
  sheetId: seat.tabId,
  dimension: 'COLUMNS',
  startIndex,
  endIndex,
})

const noteOn = (seat: SheetSeat, column: number, metadataValue: string): sheets_v4.Schema$Request => {
  const place = { sheetId: seat.tabId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 }
  const location = { dimensionRange: place }
  const visibility = 'DOCUMENT'
  return {
    createDeveloperMetadata: {
      developerMetadata: { metadataKey: COLUMN_KEY, metadataValue, location, visibility },
    },
  }
}
const WRITE = 'POST /v4/spreadsheets/*/values:batchUpdateByDataFilter'

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
    expect(calls()).toEqual({ [READ]: 1, [WRITE]: 1, [ASK]: 1 })
    const { requestBody } =
      rig.traffic.google.find(({ path }) => path.endsWith('ByDataFilter') && path.includes('values')) ?? {}
    const { data } = requestBody as sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest
    const beside = (data ?? []).flatMap(({ dataFilter, values }) => {
      const note = dataFilter?.developerMetadataLookup
      return note ? [[note.metadataLocation?.sheetId, note.metadataValue, values?.[0]]] : []
    })
    expect(beside).toEqual([
      [seat.tabId, '_status', [null, null, null, 'Lỗi']],
      [seat.tabId, '_reason', [null, null, null, expect.stringContaining('«85»')]],
    ])
  })

  it('costs one read when a heading was changed, a cell is empty, and the rows are written beside', async () => {
    const seat = await synced(10)
    await rig.edit(seat, [noteOn(seat, 9, 'linh_vuc')])
    await rig.type(seat, 0, 9, [['Lĩnh vực gì đó'], ['Kinh tế'], [null]])
    rig.reset()
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 1, held: null })
    expect(calls()).toEqual({ [READ]: 1, [WRITE]: 1, [ASK]: 1 })
    rig.reset()
    expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0 })
    expect(calls()).toEqual({ [READ]: 1 })
  })

  it.each<[string, (seat: SheetSeat) => sheets_v4.Schema$Request[]]>([
    [
      'a column is put in before ours',
      (seat) => [{ insertDimension: { range: columnsOf(seat, ID, ID + 1) } }],
    ],
    [
      'a row is put in above the heading',
      (seat) => [{ insertDimension: { range: { ...columnsOf(seat, 0, 1), dimension: 'ROWS' } } }],
    ],
    [
      'the rows are sorted',
      (seat) => [
        {
          sortRange: {
            range: { sheetId: seat.tabId, startRowIndex: FIRST, endRowIndex: 8, endColumnIndex: REASON + 1 },
            sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }],
          },
        },
      ],
    ],
  ])(
    'while we write, %s: nothing of theirs is hit, and at once every result stands beside its row',
    async (_, edit) => {
      const seat = await synced(6)
      await rig.type(seat, 2, 4, [[85], [86]])
      await rig.type(seat, FIRST + 6, 0, [bigSheet(7, 0, rig.unit.name)[6] ?? []])
      const { reports } = rig.services
      let before: readonly (readonly Cell[])[] = []
      const commit: Reports['commit'] = async (...args) => {
        await rig.edit(seat, edit(seat))
        before = await rig.look(seat)
        return reports.commit(...args)
      }
      rig.reset()
      expect(await rig.sync(seat, { reports: { ...reports, commit } })).toMatchObject({ rowsWritten: 3 })
      const after = await rig.look(seat)
      expect(calls()[READ]).toBe(3)
      const titles = after.find((row) => row.includes('Năm sinh')) ?? []
      const at = (title: string): number => titles.indexOf(title)
      const rows = after.slice(after.indexOf(titles) + 1)
      for (const row of rows)
        expect([row[at('STT')], row[at('Kết quả kiểm tra')]]).toEqual([
          row[at('STT')],
          Number(row[at('Năm sinh')]) < 100 ? 'Lỗi' : 'Hợp lệ',
        ])
      expect(new Set(rows.map((row) => row[at('Mã dòng (hệ thống)')])).size).toBe(7)
      const theirs = (grid: readonly (readonly Cell[])[]) =>
        Array.from({ length: 9 }, (_, row) => Array.from({ length: ID }, (_, i) => grid[row]?.[i] ?? null))
      expect(theirs(after)).toEqual(theirs(before))
      expect(await rig.services.facts.get(`settled/${seat.spreadsheetId}`)).toBeNull()
      expect(await rig.sync(seat)).toMatchObject({ rowsWritten: 0, cellsWritten: 0 })
    },
  )

  it('notes what its own writing left, when it saw all of it and no row waits for another look', async () => {
    const seat = await synced(8)
    const noted = () => rig.services.facts.get(`settled/${seat.spreadsheetId}`)
    expect(await noted()).toBeNull()
    await rig.type(seat, 2, 4, [[85]])
    await rig.sync(seat)
    expect(await noted()).toBe(String(rig.now))
    rig.now += 1000
    await rig.type(seat, 2, 0, [Array(WIDTH).fill(null)])
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced' })
    expect(await noted()).toBe(String(rig.now - 1000))
  })

  it('puts its columns back when they were taken away, and the tab of errors where it has no room', async () => {
    const seat = await synced(4)
    await rig.edit(seat, [
      { deleteDimension: { range: columnsOf(seat, STATUS, STATUS + 1) } },
      {
        deleteDimension: {
          range: { sheetId: ERROR_TAB_ID, dimension: 'ROWS', startIndex: 6, endIndex: 400 },
        },
      },
    ])
    for (let i = 0; i < 4; i++) await rig.type(seat, FIRST + i, 4, [[85]])
    expect(await rig.sync(seat)).toMatchObject({ held: null, rowsWritten: 4 })
    const titles = (await rig.look(seat))[0] ?? []
    expect(titles.filter((title) => title === 'Kết quả kiểm tra')).toHaveLength(1)
    expect(await column(seat, titles.indexOf('Kết quả kiểm tra'))).toEqual(Array(4).fill('Lỗi'))
    const { sheets = [] } = await rig.whole(seat.spreadsheetId)
    const errors = sheets.find(({ properties }) => properties?.sheetId === ERROR_TAB_ID)
    expect(errors?.properties?.gridProperties?.rowCount).toBe(400)
    rig.reset()
    await rig.type(seat, FIRST, 4, [[1985]])
    rig.reset()
    await rig.sync(seat)
    expect(calls()).toEqual({ [READ]: 1, [WRITE]: 1, [ASK]: 1 })
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
    expect(await column(seat, STATUS)).toEqual(Array(5).fill('Chưa kiểm tra'))
    expect(await rig.sync(seat)).toMatchObject({ statesWritten: 0, cellsWritten: 0 })
    await rig.type(seat, 0, 9, [['Lĩnh vực']])
    expect(await rig.sync(seat)).toMatchObject({ held: null })
    expect(await column(seat, STATUS)).toEqual(Array(5).fill('Hợp lệ'))
  })

  it('says of no row what was said of another, when rows of another unit are pasted over them', async () => {
    const [, other] = rig.campaign.units
    const seat = await synced(6, 3)
    await rig.type(seat, FIRST, 0, bigSheet(6, 0, other?.name ?? ''))
    expect(await rig.sync(seat)).toMatchObject({ held: { code: 'H-OTHER-UNIT' } })
    expect(await column(seat, STATUS)).toEqual(Array(6).fill('Chưa kiểm tra'))
    expect((await column(seat, REASON)).filter((cell) => cell !== null)).toEqual([])
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
