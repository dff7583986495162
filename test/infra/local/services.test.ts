import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGoogleAuth } from '../../../functions/adapters/google-auth.ts'
import { createGoogleSheets } from '../../../functions/adapters/google-sheets.ts'
import type { Job } from '../../../functions/ports/queue.ts'
import { startLocalGoogle } from '../../../infra/local/google/local-google.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { lockFolder } from '../../../infra/local/lock.ts'
import { createLocalQueue } from '../../../infra/local/queue.ts'
import { type LocalTokens, startLocalTokens } from '../../../infra/local/tokens.ts'
import { describeQueue } from './queue.conformance.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-services-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('tokens', () => {
  let tokens: LocalTokens
  let google: LocalService
  beforeAll(async () => {
    tokens = await startLocalTokens()
    google = await startLocalGoogle({
      folder: join(folder, 'google'),
      now: () => 0,
      newId: () => 'x',
      verifyToken: tokens.verifyAccessToken,
    })
  })
  afterAll(async () => {
    await google.close()
    await tokens.close()
  })

  const federation = (tokenUrl = `${tokens.url}/v1/token`) => ({
    audience: '//iam.googleapis.com/local',
    tokenUrl,
    impersonationUrl: `${tokens.url}/v1/projects/-/serviceAccounts/rollcall@local:generateAccessToken`,
    region: 'ap-southeast-1',
    awsCredentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
  })

  it("let Google's own library in by federation, with no key", async () => {
    const sheets = createGoogleSheets({ auth: createGoogleAuth(federation()), rootUrl: google.url })
    // A good token and a spreadsheet that is not there.
    expect(await sheets.describe('nobody')).toEqual({ ok: false, trouble: 'gone' })
  })

  it('keep out who has none, or a forged one', async () => {
    const nobodys = createGoogleSheets({ rootUrl: google.url })
    await expect(nobodys.describe('nobody')).rejects.toMatchObject({ status: 401 })
    const forged = await fetch(`${google.url}/v4/spreadsheets/x`, {
      headers: { authorization: 'Bearer forged' },
    })
    expect(forged.status).toBe(401)
    expect(await forged.json()).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED' } })
    const unproved = await fetch(`${tokens.url}/v1/projects/-/serviceAccounts/r@local:generateAccessToken`, {
      method: 'POST',
    })
    expect(unproved.status).toBe(401)
  })
})

describe('the queue', () => {
  const sync = (spreadsheetId: string): Job => ({ step: 'sync-sheet', spreadsheetId, arrivedAt: null })

  it('does jobs of one spreadsheet one after the other, of several side by side', async () => {
    let running = 0
    let most = 0
    const busy = new Set<string>()
    const worker = async (job: Job): Promise<'done'> => {
      const key = job.step === 'sync-sheet' ? job.spreadsheetId : ''
      expect(busy.has(key)).toBe(false)
      busy.add(key)
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 2))
      running--
      busy.delete(key)
      return 'done'
    }
    const queue = createLocalQueue({
      workers: { 'sync-sheet': worker, 'send-mail': worker, 'track-mail': worker },
    })
    await queue.put([...Array(4)].flatMap(() => ['a', 'b', 'c'].map(sync)))
    expect(await queue.drain()).toEqual([])
    expect(most).toBe(3)
  })
})

describeQueue('the queue in process', async (attempts, work) =>
  createLocalQueue({ workers: { 'sync-sheet': work, 'send-mail': work }, attempts }),
)

it('the queue in process tells of each failure by its step', async () => {
  const told: string[] = []
  const queue = createLocalQueue({
    workers: { 'sync-sheet': () => Promise.reject(new Error('no')) },
    attempts: 2,
    onFailure: (step) => told.push(step),
  })
  await queue.put([{ step: 'sync-sheet', spreadsheetId: 'x', arrivedAt: null }])
  expect(await queue.drain()).toHaveLength(1)
  expect(told).toEqual(['sync-sheet', 'sync-sheet'])
})

describe('the lock of a folder', () => {
  it('keeps a second holder out until it is released', () => {
    const path = join(folder, 'locked')
    const first = lockFolder(path)
    expect(first.ok).toBe(true)
    expect(lockFolder(path)).toEqual({ ok: false, pid: process.pid })
    if (first.ok) first.release()
    expect(lockFolder(path).ok).toBe(true)
  })

  it.each(['999999', '', 'not a number'])('is taken over from a dead process: %j', async (content) => {
    const path = await mkdtemp(join(folder, 'stale-'))
    await writeFile(join(path, 'lock'), content)
    expect(lockFolder(path).ok).toBe(true)
  })

  const BOOTED_AT = Date.UTC(2026, 10, 21)
  const before = new Date(BOOTED_AT - 60_000)
  const after = new Date(BOOTED_AT + 60_000)

  // The number of a process that lives, as the system gave it to another after it had started anew.
  it.each([
    ['by its name is of an earlier boot', 'one', after, 'two', true],
    ['by its name is of this boot, whatever the clock says', 'one', before, 'one', false],
    ['is older than the boot, where boots have no name', '', before, '', true],
    ['is younger than the boot, where boots have no name', '', after, '', false],
    ['was written by an earlier version before the boot', '', before, 'two', true],
  ])('that %s counts for what it is', async (_, writtenIn, at, id, isTaken) => {
    const path = await mkdtemp(join(folder, 'booted-'))
    await writeFile(join(path, 'lock'), `${process.ppid} ${writtenIn}`)
    await utimes(join(path, 'lock'), at, at)
    expect(lockFolder(path, { id, at: BOOTED_AT }).ok).toBe(isTaken)
  })

  it('is taken over where the dead process had our own number, as in a container', async () => {
    const path = await mkdtemp(join(folder, 'container-'))
    await writeFile(join(path, 'lock'), String(process.pid))
    expect(lockFolder(path).ok).toBe(true)
    expect(lockFolder(path)).toEqual({ ok: false, pid: process.pid })
  })
})
