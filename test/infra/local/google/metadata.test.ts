import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sheets, type sheets_v4 } from '@googleapis/sheets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGoogleSheets } from '../../../../functions/adapters/google-sheets.ts'
import type { SheetSeat } from '../../../../functions/ports/reports.ts'
import { startLocalGoogle } from '../../../../infra/local/google/local-google.ts'
import { googleContract } from '../../../support/google-contract.ts'
import { openRig, type Rig } from '../../../support/rig.ts'

let rig: Rig
let seat: SheetSeat
beforeAll(async () => {
  rig = await openRig()
  seat = await rig.seat(rig.unit, [['Họ và tên'], ['Nông Văn Hiếu']])
})
afterAll(() => rig.close())

const requests = (): unknown[] =>
  rig.traffic.google.flatMap(({ requestBody }) => (requestBody as { requests?: unknown[] }).requests ?? [])
const note = (tabId: number | null, key: string, value: string) => ({
  kind: 'metadata' as const,
  tabId,
  key,
  value,
})

describe('metadata through the port', () => {
  it('is created, updated by its key, and left alone when it stands', async () => {
    const write = async (value: string) => {
      rig.reset()
      expect(
        await rig.services.sheets.write(
          seat.spreadsheetId,
          [note(null, 'rollcall', value), note(seat.tabId, 'rollcall', `tab ${value}`)],
          [],
        ),
      ).toEqual({ ok: true })
      return requests()
    }
    expect(await write('1')).toEqual([
      { createDeveloperMetadata: expect.anything() },
      { createDeveloperMetadata: expect.anything() },
    ])
    expect(await write('2')).toEqual([
      {
        updateDeveloperMetadata: {
          dataFilters: [{ developerMetadataLookup: { metadataId: 1 } }],
          developerMetadata: { metadataValue: '2' },
          fields: 'metadataValue',
        },
      },
      { updateDeveloperMetadata: expect.anything() },
    ])
    expect(await write('2')).toEqual([])
  })

  it('goes with a tab that is dropped, and comes with one that is added under its id', async () => {
    const size = { rows: 5, columns: 3, frozenRows: 0 }
    const add = { kind: 'add-tab' as const, tabId: 500, title: 'Mới', ...size }
    const drop = { kind: 'drop-tab' as const, tabId: 500 }
    const { sheets: port } = rig.services
    const first = await port.write(seat.spreadsheetId, [add, note(500, 'k', 'v')], [])
    const again = await port.write(seat.spreadsheetId, [drop, add, note(500, 'k', 'v')], [])
    expect([first, again]).toEqual([{ ok: true }, { ok: true }])
  })

  it('of a spreadsheet that is gone is trouble like any', async () => {
    expect(await rig.services.sheets.write('absent-spreadsheet', [note(null, 'k', 'v')], [])).toEqual({
      ok: false,
      trouble: 'gone',
    })
  })
})

describe('the REST face', () => {
  const contract = googleContract()
  let folder: string
  let google: Awaited<ReturnType<typeof startLocalGoogle>>
  let api: sheets_v4.Resource$Spreadsheets
  let spreadsheetId: string
  const start = async () => {
    google = await startLocalGoogle({ folder, now: () => 0, newId: () => 'one', observe: contract.observe })
    api = sheets({ version: 'v4', rootUrl: `${google.url}/` }).spreadsheets
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-metadata-'))
    await start()
    spreadsheetId = (await api.create({ requestBody: {} })).data.spreadsheetId ?? ''
  })
  afterAll(async () => {
    await google.close()
    await rm(folder, { recursive: true, force: true })
    expect(contract.violations).toEqual([])
  })

  const send = async (request: sheets_v4.Schema$Request) =>
    (await api.batchUpdate({ spreadsheetId, requestBody: { requests: [request] } })).data.replies?.[0]
  const create = (
    location: sheets_v4.Schema$DeveloperMetadataLocation,
    metadataValue: string,
    more: object = {},
  ) =>
    send({
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: 'k', metadataValue, location, visibility: 'DOCUMENT', ...more },
      },
    })
  const find = async (...lookups: sheets_v4.Schema$DeveloperMetadataLookup[]) => {
    const dataFilters = lookups.map((developerMetadataLookup) => ({ developerMetadataLookup }))
    const { data } = await api.developerMetadata.search({ spreadsheetId, requestBody: { dataFilters } })
    return (data.matchedDeveloperMetadata ?? []).map(
      ({ developerMetadata }) => developerMetadata?.metadataValue,
    )
  }
  const onBook = { spreadsheet: true }
  const onTab = { sheetId: 0 }

  it('shows it on the spreadsheet and on the tab, also after a restart', async () => {
    await create(onBook, 'book')
    await create(onTab, 'tab')
    await google.close()
    await start()
    const { data } = await api.get({ spreadsheetId, fields: 'developerMetadata,sheets.developerMetadata' })
    const common = { metadataKey: 'k', visibility: 'DOCUMENT' }
    expect(data).toEqual({
      developerMetadata: [
        {
          ...common,
          metadataId: 1,
          metadataValue: 'book',
          location: { locationType: 'SPREADSHEET', spreadsheet: true },
        },
      ],
      sheets: [
        {
          developerMetadata: [
            {
              ...common,
              metadataId: 2,
              metadataValue: 'tab',
              location: { locationType: 'SHEET', sheetId: 0 },
            },
          ],
        },
      ],
    })
  })

  it('finds it by key, id, value, place, and any of several filters', async () => {
    expect(await find({ metadataKey: 'k' })).toEqual(['book', 'tab'])
    expect(await find({ metadataKey: 'other' })).toEqual([])
    expect(await find({ metadataId: 2 }, { metadataValue: 'book' })).toEqual(['book', 'tab'])
    expect(await find({ locationType: 'SHEET' })).toEqual(['tab'])
    expect(await find({ metadataLocation: onBook })).toEqual(['book'])
    expect(await find({ metadataLocation: onTab, visibility: 'DOCUMENT' })).toEqual(['tab'])
  })

  it('updates and deletes what a filter finds, and refuses when it finds nothing', async () => {
    const change = (metadataKey: string, metadataValue: string) =>
      send({
        updateDeveloperMetadata: {
          dataFilters: [{ developerMetadataLookup: { metadataKey } }],
          developerMetadata: { metadataValue },
          fields: 'metadataValue',
        },
      })
    await create(onTab, 'short-lived', { metadataKey: 'short' })
    expect((await change('short', 'changed'))?.updateDeveloperMetadata?.developerMetadata).toMatchObject([
      { metadataKey: 'short', metadataValue: 'changed' },
    ])
    const drop = () =>
      send({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: 'short' } } } })
    expect((await drop())?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toHaveLength(1)
    await expect(drop()).rejects.toThrow('No developer metadata matches')
    await expect(change('short', 'x')).rejects.toThrow('No developer metadata matches')
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['no key', () => create(onBook, 'v', { metadataKey: '' }), 'must have a key'],
    ['no visibility', () => create(onBook, 'v', { visibility: null }), 'must have a visibility'],
    ['a private visibility', () => create(onBook, 'v', { visibility: 'PROJECT' }), 'does not support'],
    ['no place', () => create({}, 'v'), 'must have a location'],
    ['a place on rows', () => create({ dimensionRange: { sheetId: 0 } }, 'v'), 'does not support'],
    ['an unknown tab', () => create({ sheetId: 9 }, 'v'), 'No grid with id: 9'],
    ['an id that is taken', () => create(onBook, 'v', { metadataId: 1 }), 'with that ID already exists'],
    ['too many characters', () => create(onTab, 'x'.repeat(30_000)), 'may have at most 30000 characters'],
    ['no filter', () => find(), 'at least one DataFilter'],
  ])('refuses %s', async (_, act, message) => {
    await expect(act()).rejects.toThrow(message)
  })

  it('stands on a column and goes where the column goes', async () => {
    const at = (startIndex: number, dimension = 'COLUMNS') => ({
      dimensionRange: { sheetId: 0, dimension, startIndex, endIndex: startIndex + 1 },
    })
    const places = async () => {
      const fields = 'sheets(data(columnMetadata.developerMetadata(metadataValue,location)))'
      const { data } = await api.get({ spreadsheetId, fields })
      return (data.sheets?.[0]?.data?.[0]?.columnMetadata ?? []).flatMap(({ developerMetadata }, i) =>
        (developerMetadata ?? []).map(({ metadataValue, location }) => {
          expect(location).toEqual({ locationType: 'COLUMN', ...at(i) })
          return `${metadataValue} ${i}`
        }),
      )
    }
    const range = (startIndex: number) => ({
      sheetId: 0,
      dimension: 'COLUMNS',
      startIndex,
      endIndex: startIndex + 1,
    })
    await create(at(1), 'name')
    await create(at(3), 'year')
    expect(await places()).toEqual(['name 1', 'year 3'])
    await send({ insertDimension: { range: range(2) } })
    expect(await places()).toEqual(['name 1', 'year 4'])
    await send({ moveDimension: { source: range(1), destinationIndex: 6 } })
    expect(await places()).toEqual(['year 3', 'name 5'])
    expect(await find({ locationType: 'COLUMN' })).toEqual(['name', 'year'])
    await send({ deleteDimension: { range: range(3) } })
    expect(await places()).toEqual(['name 4'])
    await expect(create(at(99), 'beyond')).rejects.toThrow('outside of the sheet')
    await expect(create({ dimensionRange: { ...range(1), endIndex: 3 } }, 'two')).rejects.toThrow(
      'single row or column',
    )
    await send({ deleteDimension: { range: range(4) } })
    expect(await find({ locationType: 'COLUMN' })).toEqual([])
  })

  it('lets 30,000 characters be, keys and values together', async () => {
    const room = 30_000 - 'ktab'.length - 'big'.length
    await create(onTab, 'x'.repeat(room), { metadataKey: 'big' })
    await expect(create(onTab, '', { metadataKey: 'y' })).rejects.toMatchObject({ code: 400 })
  })

  it('is in the way of nothing else: the port that reads by other means works', async () => {
    const port = createGoogleSheets({ rootUrl: google.url })
    expect((await port.describe(spreadsheetId)).ok).toBe(true)
  })
})
