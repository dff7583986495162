import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type OpenGoogle, openGoogle } from './open-google.ts'

let google: OpenGoogle
beforeAll(async () => {
  google = await openGoogle()
})
afterAll(() => google.close())

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet'
const make = async (name: string, parents?: string[]): Promise<string> =>
  (
    await google.drive.files.create({
      requestBody: { name, mimeType: SPREADSHEET, ...(parents ? { parents } : {}) },
      fields: 'id',
    })
  ).data.id ?? ''

describe('files', () => {
  it('are copied under another id, with tabs and notes for programs, without permissions', async () => {
    const id = await google.make([['Nông Văn Hiếu']])
    await google.change(
      id,
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { spreadsheet: true } },
        },
      },
      { addNamedRange: { namedRange: { name: 'Ten', range: { sheetId: 7 } } } },
    )
    await google.drive.permissions.create({ fileId: id, requestBody: { type: 'anyone', role: 'reader' } })
    const { data } = await google.drive.files.copy({ fileId: id, requestBody: {} })
    expect(data).toEqual({
      kind: 'drive#file',
      id: expect.any(String),
      name: 'Copy of Sổ',
      mimeType: SPREADSHEET,
    })
    const copy = data.id ?? ''
    expect(copy).not.toBe(id)
    const whole = (await google.sheets.spreadsheets.get({ spreadsheetId: copy })).data
    expect(whole).toMatchObject({
      spreadsheetId: copy,
      properties: { title: 'Copy of Sổ' },
      developerMetadata: [{ metadataKey: 'k' }],
    })
    expect(await google.shown(copy, 'Ten')).toEqual([['Nông Văn Hiếu']])
    await google.change(copy, {
      updateSpreadsheetProperties: { properties: { title: 'Khác' }, fields: 'title' },
    })
    expect((await google.drive.files.get({ fileId: id })).data.name).toBe('Sổ')
    expect((await google.drive.permissions.list({ fileId: copy })).data.permissions).toEqual([])
    await expect(google.drive.files.copy({ fileId: 'nobody' })).rejects.toMatchObject({ status: 404 })
  })

  it('are shown by the fields that are asked for', async () => {
    const id = await make('Một', ['folder-a'])
    expect((await google.drive.files.get({ fileId: id, fields: 'name,parents,version' })).data).toEqual({
      name: 'Một',
      parents: ['folder-a'],
      version: '1',
    })
    await google.drive.files.update({ fileId: id, addParents: 'folder-b', removeParents: 'folder-a' })
    expect((await google.drive.files.get({ fileId: id, fields: 'parents' })).data.parents).toEqual([
      'folder-b',
    ])
    const update = google.drive.files.update({ fileId: id, requestBody: { description: 'x' } })
    await expect(update).rejects.toMatchObject({ status: 501 })
  })

  it('are listed by name, folder, type and bin, page by page', async () => {
    const folder = 'folder-list'
    const names = ["Xã 'Cũ' và mới", 'Hai', 'Ba']
    const ids: string[] = []
    for (const name of names) ids.push(await make(name, [folder]))
    await google.drive.files.update({ fileId: ids[2] ?? '', requestBody: { trashed: true } })
    const list = async (q: string) =>
      (await google.drive.files.list({ q, fields: 'files/id' })).data.files?.map(({ id }) => id)
    expect(await list(`'${folder}' in parents`)).toEqual(ids)
    expect(await list(`name = 'Xã \\'Cũ\\' và mới' and trashed = false`)).toEqual([ids[0]])
    expect(await list(`'${folder}' in parents and trashed=true`)).toEqual([ids[2]])
    expect(await list(`name = 'Hai' and mimeType = '${SPREADSHEET}'`)).toEqual([ids[1]])
    expect(await list(`name = 'Hai' and mimeType = 'text/plain'`)).toEqual([])
    const q = `'${folder}' in parents`
    const first = (await google.drive.files.list({ q, pageSize: 2 })).data
    expect(first.files).toHaveLength(2)
    const second = (await google.drive.files.list({ q, pageSize: 2, pageToken: first.nextPageToken ?? '' }))
      .data
    expect([second.files?.map(({ id }) => id), second.nextPageToken]).toEqual([[ids[2]], undefined])
  })

  it.each([
    { q: "name contains 'x'" },
    { q: "name = 'x' or name = 'y'" },
    { q: "not name = 'x'" },
    { orderBy: 'name' },
  ])('are not listed by %j', async (params) => {
    await expect(google.drive.files.list(params)).rejects.toMatchObject({ status: 501 })
  })

  it.each([{ pageSize: 0 }, { pageToken: 'x' }])('are not listed with %j', async (params) => {
    await expect(google.drive.files.list(params)).rejects.toMatchObject({ status: 400 })
  })
})

describe('permissions', () => {
  it('are given, listed, changed and taken away; none ever gets an old id', async () => {
    const fileId = await make('Chia sẻ')
    const give = async (emailAddress: string) =>
      (
        await google.drive.permissions.create({
          fileId,
          fields: 'id',
          requestBody: { type: 'user', role: 'reader', emailAddress },
        })
      ).data.id ?? ''
    const [a, b] = [await give('a@xa.example.vn'), await give('b@xa.example.vn')]
    expect(await give('a@xa.example.vn')).toBe(a)
    await google.drive.permissions.update({ fileId, permissionId: b, requestBody: { role: 'writer' } })
    await google.drive.permissions.delete({ fileId, permissionId: a })
    const c = await give('c@xa.example.vn')
    const fields = 'permissions(id,role,emailAddress)'
    expect((await google.drive.permissions.list({ fileId, fields })).data.permissions).toEqual([
      { id: b, role: 'writer', emailAddress: 'b@xa.example.vn' },
      { id: c, role: 'reader', emailAddress: 'c@xa.example.vn' },
    ])
    expect((await google.drive.permissions.get({ fileId, permissionId: b })).data.role).toBe('writer')
    await expect(google.drive.permissions.delete({ fileId, permissionId: a })).rejects.toMatchObject({
      status: 404,
      message: `Permission not found: ${a}.`,
    })
    const update = (requestBody: object) =>
      google.drive.permissions.update({ fileId, permissionId: b, requestBody })
    await expect(update({})).rejects.toMatchObject({ status: 400 })
    await expect(update({ expirationTime: '2030-01-01T00:00:00Z' })).rejects.toMatchObject({ status: 501 })
  })
})

describe('permissions that Google does not give or take', () => {
  it('are of an address without a Google account, unless Google may write to it', async () => {
    const fileId = await make('Chia sẻ')
    const give = (sendNotificationEmail: boolean) =>
      google.drive.permissions.create({
        fileId,
        sendNotificationEmail,
        requestBody: { type: 'user', role: 'writer', emailAddress: 'a@Khong-Google.example.vn' },
      })
    await expect(give(false)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('no Google account'),
      response: { data: { error: { errors: [{ reason: 'invalidSharingRequest' }] } } },
    })
    expect((await give(true)).status).toBe(200)
  })
})

describe('the feed of changes', () => {
  it('comes page by page, each file once, where it changed last', async () => {
    const { startPageToken } = (await google.drive.changes.getStartPageToken()).data
    const ids = [await make('Một'), await make('Hai'), await make('Ba')]
    await google.drive.files.update({ fileId: ids[0] ?? '', requestBody: { name: 'Một nữa' } })
    await google.drive.files.delete({ fileId: ids[1] ?? '' })
    const seen: (string | null | undefined)[] = []
    let pageToken = startPageToken ?? ''
    let pages = 0
    for (let isMore = true; isMore; pages++) {
      const { data } = await google.drive.changes.list({ pageToken, pageSize: 2, fields: '*' })
      seen.push(...(data.changes ?? []).map(({ fileId, removed }) => `${fileId}${removed ? ' removed' : ''}`))
      isMore = Boolean(data.nextPageToken)
      pageToken = data.nextPageToken ?? data.newStartPageToken ?? ''
    }
    expect([pages, seen]).toEqual([2, [ids[2], ids[0], `${ids[1]} removed`]])
    const later = (await google.drive.changes.list({ pageToken })).data
    expect(later).toEqual({ changes: [], newStartPageToken: pageToken })
    await expect(google.drive.changes.list({ pageToken: 'x' })).rejects.toMatchObject({ status: 400 })
  })
})

describe('on a bad day', () => {
  let limited: OpenGoogle | null = null
  afterEach(() => limited?.close())

  it('too many reads or writes in a minute are answered 429, each counted for itself', async () => {
    limited = await openGoogle({ callsPerMinute: 2 })
    const { spreadsheets } = limited.sheets
    const id = await limited.make([['a']])
    const read = () => spreadsheets.get({ spreadsheetId: id })
    const post = () =>
      spreadsheets.values.batchGetByDataFilter({
        spreadsheetId: id,
        requestBody: { dataFilters: [{ a1Range: 'A1' }] },
      })
    const over = (kind: string) => ({
      status: 429,
      response: {
        data: {
          error: {
            code: 429,
            status: 'RESOURCE_EXHAUSTED',
            message: expect.stringContaining(`'${kind} requests per minute per user'`),
          },
        },
      },
    })
    await read()
    await post()
    await expect(read()).rejects.toMatchObject(over('Read'))
    await expect(limited.make([])).rejects.toMatchObject(over('Write'))
    // Drive counts by itself, and a refused call does not count.
    await limited.drive.files.get({ fileId: id })
    limited.now += 60_000
    await read()
  })

  it('a fault answers in its place', async () => {
    limited = await openGoogle({
      fault: (method, path) =>
        method === 'GET' && path.includes('/changes') ? new Response(null, { status: 503 }) : null,
    })
    await limited.make([])
    await expect(limited.drive.changes.getStartPageToken()).rejects.toMatchObject({ status: 503 })
  })
})
