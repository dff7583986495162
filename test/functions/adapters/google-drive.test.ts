import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createGoogleDrive } from '../../../functions/adapters/google-drive.ts'
import { createGoogleSheets } from '../../../functions/adapters/google-sheets.ts'
import { readConfig } from '../../../functions/config.ts'
import { NoStorageError } from '../../../functions/ports/files.ts'
import { storageQuotaExceeded } from '../../../infra/local/google/google-error.ts'
import {
  type LocalGoogle,
  type LocalGoogleOptions,
  startLocalGoogle,
} from '../../../infra/local/google/local-google.ts'
import { googleContract } from '../../support/google-contract.ts'

const FOLDER = 'a-folder-of-a-shared-drive'
const contract = googleContract()
let folder = ''
let google: LocalGoogle
let paths: string[] = []

async function open(
  fault: NonNullable<LocalGoogleOptions['fault']> = () => null,
  verifyToken: NonNullable<LocalGoogleOptions['verifyToken']> = () => true,
): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-drive-'))
  paths = []
  let files = 0
  google = await startLocalGoogle({
    folder,
    now: () => 0,
    newId: () => `file-${++files}`,
    observe(exchange) {
      paths.push(`${exchange.method} ${exchange.path}`)
      contract.observe(exchange)
    },
    fault,
    verifyToken,
  })
}

afterEach(async () => {
  if (folder !== '') await google.close()
  if (folder !== '') await rm(folder, { recursive: true })
  folder = ''
  expect(contract.violations).toEqual([])
})

const PATIENCE = { tries: 2, sleep: async () => undefined, random: () => 0 }
const driveIn = (shared?: string) =>
  createGoogleDrive({ rootUrl: google.url, patience: PATIENCE, ...(shared ? { folder: shared } : {}) })

it('makes spreadsheets in the folder of the shared drive, with their locale and zone', async () => {
  await open()
  const id = await driveIn(FOLDER).createSpreadsheet('Xã Bắc Việt', 'en_GB', 'Asia/Bangkok')
  const { file, workbook } = google.store.open(id)
  expect(file).toMatchObject({ name: 'Xã Bắc Việt', parents: [FOLDER] })
  expect(workbook).toMatchObject({ locale: 'en_GB', timeZone: 'Asia/Bangkok', title: 'Xã Bắc Việt' })
  expect(paths).toEqual(['POST /drive/v3/files', `POST /v4/spreadsheets/${id}:batchUpdate`])
})

it('tells what we ourselves changed last, by whichever account, from what others did', async () => {
  await open(
    () => null,
    (token) => token || 'first@rollcall',
  )
  const files = createGoogleDrive({ rootUrl: google.url, patience: PATIENCE, accounts: ['second@rollcall'] })
  const spreadsheetId = await files.createSpreadsheet('Bảng', 'vi_VN', 'Asia/Bangkok')
  const token = await files.startToken()
  const isOurs = async (): Promise<boolean | undefined> => (await files.changesSince(token)).files[0]?.isOurs
  for (const [who, expected] of [
    ['first@rollcall', true],
    ['xa@example.vn', false],
    ['second@rollcall', true],
  ] as const) {
    const body = JSON.stringify({ values: [[who]] })
    const headers = { authorization: `Bearer ${who}`, 'content-type': 'application/json' }
    const cell = `${google.url}/v4/spreadsheets/${spreadsheetId}/values/A1?valueInputOption=RAW`
    expect((await fetch(cell, { method: 'PUT', headers, body })).status).toBe(200)
    expect([who, await isOurs()]).toEqual([who, expected])
  }
})

it('takes workbooks into that folder too', async () => {
  await open()
  const empty = await driveIn().createSpreadsheet('Nguồn', 'vi_VN', 'Asia/Ho_Chi_Minh')
  const id = await driveIn(FOLDER).importWorkbook('Nhận', await driveIn().exportWorkbook(empty))
  expect(google.store.open(id).file).toMatchObject({ name: 'Nhận', parents: [FOLDER] })
})

it('makes them in the own drive of the account where no folder is named', async () => {
  await open()
  const id = await driveIn().createSpreadsheet('Xã Bắc Việt', 'vi_VN', 'Asia/Ho_Chi_Minh')
  expect(google.store.open(id).file.parents).toBeUndefined()
  expect(paths).toEqual(['POST /v4/spreadsheets'])
})

it('asks Drive for shared drives in every call that can', async () => {
  const asked: string[] = []
  await open((_, path, query) => {
    if (path.includes('/drive/v3/')) asked.push(`${path}?${query}`)
    return null
  })
  const drive = driveIn(FOLDER)
  const id = await drive.createSpreadsheet('Xã Bắc Việt', 'vi_VN', 'Asia/Ho_Chi_Minh')
  await drive.shareWith(id, 'vanthu@bacviet.example.vn')
  const token = await drive.startToken()
  await drive.replaceWorkbook(id, await drive.exportWorkbook(id))
  expect((await drive.changesSince(token)).files.map(({ spreadsheetId }) => spreadsheetId)).toEqual([id])
  const exceptExport = asked.filter((url) => !url.includes('/export'))
  expect(exceptExport).toHaveLength(5)
  expect(exceptExport.filter((url) => !url.includes('supportsAllDrives=true'))).toEqual([])
  expect(asked.filter((url) => url.includes('includeItemsFromAllDrives=true'))).toHaveLength(1)
})

it('tells an account without storage at once, and does not try again', async () => {
  let tries = 0
  await open((method, path) => {
    if (method !== 'POST' || !path.endsWith('/drive/v3/files')) return null
    tries++
    return storageQuotaExceeded()
  })
  await expect(driveIn(FOLDER).createSpreadsheet('Xã', 'vi_VN', 'Asia/Ho_Chi_Minh')).rejects.toThrow(
    NoStorageError,
  )
  await expect(driveIn().importWorkbook('Xã', new Uint8Array(1))).rejects.toThrow(/shared drive/)
  expect(tries).toBe(2)
})

it('says so when a sheet cannot be written for want of storage', async () => {
  await open((method) => (method === 'POST' ? storageQuotaExceeded() : null))
  const sheets = createGoogleSheets({ rootUrl: google.url, patience: PATIENCE })
  const blocks = [{ tabId: 0, row: 0, column: 0, cells: [['x']] }]
  expect(await sheets.write('file-1', [], blocks)).toEqual({ ok: false, trouble: 'no-storage' })
})

it('tells an address without a Google account, and no other refusal of a right', async () => {
  let answer: Response | null = null
  await open((method, path) => (method === 'POST' && path.endsWith('/permissions') ? answer : null))
  const id = await driveIn().createSpreadsheet('Xã', 'vi_VN', 'Asia/Ho_Chi_Minh')
  const share = (domain: string) => driveIn().shareWith(id, `vanthu@${domain}`)
  const refuse = (status: number, reason: string, message: string): void => {
    const errors = [{ domain: 'global', reason, message }]
    answer = Response.json({ error: { code: status, message, errors } }, { status })
  }
  expect(await share('bacviet.example.vn')).toBe('shared')
  expect(await share('khong-google.example.vn')).toBe('no-account')
  refuse(403, 'cannotShareTeamDriveWithNonGoogleAccounts', 'No.')
  expect(await share('bacviet.example.vn')).toBe('no-account')
  refuse(400, 'invalidSharingRequest', 'Bad Request. User message: "Sharing outside of it is not allowed."')
  await expect(share('bacviet.example.vn')).rejects.toThrow('not allowed')
  refuse(403, 'insufficientFilePermissions', 'No Google account may do that.')
  await expect(share('bacviet.example.vn')).rejects.toThrow('may do that')
})

it('takes no right that comes from a folder, which Google would refuse', async () => {
  await open()
  const id = await driveIn(FOLDER).createSpreadsheet('Xã', 'vi_VN', 'Asia/Ho_Chi_Minh')
  const right = (n: number, inherited?: readonly boolean[]) => ({
    id: String(n),
    type: 'user',
    role: 'writer',
    emailAddress: `nguoi${n}@bacviet.example.vn`,
    ...(inherited ? { permissionDetails: inherited.map((one) => ({ inherited: one })) } : {}),
  })
  google.store.save(id, { permissions: [right(1), right(2, [false]), right(3, [true])] })
  await driveIn().unshareWith(id, () => true)
  expect(google.store.open(id).file.permissions.map((one) => one.id)).toEqual(['3'])
})

it('is configured by a variable', () => {
  const needed = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    ROLLCALL_GOOGLE_AUDIENCE: 'c',
    ROLLCALL_GOOGLE_IMPERSONATION_URL: 'http://127.0.0.1/',
  }
  const folderOf = (environment: Record<string, string>) => {
    const read = readConfig(environment)
    return read.ok ? read.config.google?.driveFolder : read.faults
  }
  expect(folderOf(needed)).toBeUndefined()
  expect(folderOf({ ...needed, ROLLCALL_GOOGLE_DRIVE_FOLDER: FOLDER })).toBe(FOLDER)
  expect(folderOf({ ...needed, ROLLCALL_GOOGLE_DRIVE_FOLDER: '' })).toEqual([
    expect.stringContaining('ROLLCALL_GOOGLE_DRIVE_FOLDER'),
  ])
})

it('takes the right to write from those who are gone, and never from an owner', async () => {
  await open()
  const drive = driveIn()
  const id = await drive.createSpreadsheet('Xã Bắc Việt', 'vi_VN', 'Asia/Ho_Chi_Minh')
  const person = (role: string, emailAddress: string) => ({
    id: emailAddress,
    type: 'user',
    role,
    emailAddress,
  })
  const [owner, gone, here] = [
    person('owner', 'office@example.vn'),
    person('writer', 'gone@example.vn'),
    person('writer', 'here@example.vn'),
  ]
  google.store.save(id, { permissions: [owner, gone, here] })
  await drive.unshareWith(id, (email) => email !== here.emailAddress)
  expect(google.store.open(id).file.permissions).toEqual([owner, here])
})

it('tells of a file in the bin as of one that is gone', async () => {
  await open()
  const drive = driveIn()
  const id = await drive.createSpreadsheet('Xã Bắc Việt', 'vi_VN', 'Asia/Ho_Chi_Minh')
  const token = await drive.startToken()
  await drive.discard(id)
  expect((await drive.changesSince(token)).files).toMatchObject([{ spreadsheetId: id, removed: true }])
})
