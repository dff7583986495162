import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import { createGoogleAuth } from '../../../functions/adapters/google-auth.ts'
import { createGoogleSheets } from '../../../functions/adapters/google-sheets.ts'
import type { Sheets, SheetsTrouble } from '../../../functions/ports/sheets.ts'
import { type LocalGoogle, startLocalGoogle } from '../../../infra/local/google/local-google.ts'
import { startLocalTokens } from '../../../infra/local/tokens.ts'
import { openRig, type Rig } from '../../support/rig.ts'

/** Google's bad days: refusals, lost answers, rights that were taken away. */
let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const seated = () => rig.seat(rig.unit, [HEADERS, ...bigSheet(3, 2, rig.unit.name)])
const refusing = (trouble: SheetsTrouble): Sheets => {
  const refuse = async () => ({ ok: false, trouble }) as const
  return { ...rig.services.sheets, read: refuse, describe: refuse, write: refuse }
}

describe('a sync on a bad day', () => {
  it('comes back later when Google is busy, and has changed nothing', async () => {
    const seat = await seated()
    rig.reset()
    expect(await rig.sync(seat, { sheets: refusing('busy') })).toEqual({ kind: 'retry', why: 'busy' })
    expect([rig.traffic.rows, rig.traffic.commits]).toEqual([[], []])
    expect(await rig.sync(seat)).toMatchObject({ kind: 'synced', rowsWritten: 3 })
  })

  it('keeps the figures of a sheet that is shared no more, says so, and goes on when it is shared again', async () => {
    const seat = await seated()
    await rig.sync(seat)
    const before = await rig.services.reports.stateOf(seat)
    for (let i = 0; i < 2; i++)
      expect(await rig.sync(seat, { sheets: refusing('not-shared') })).toMatchObject({
        held: { code: 'B-NOT-SHARED' },
        rowsWritten: 0,
        statesWritten: i === 0 ? 1 : 0,
      })
    expect(await rig.services.reports.stateOf(seat)).toMatchObject({
      rows: before?.rows,
      counted: before?.counted,
    })
    expect(await rig.sync(seat)).toMatchObject({ held: null })
  })

  it('of a write whose answer was lost writes only what is still lacking: nothing', async () => {
    const seat = await seated()
    const sheets: Sheets = {
      ...rig.services.sheets,
      async write(...args) {
        await rig.services.sheets.write(...args)
        return { ok: false, trouble: 'busy' }
      },
    }
    expect(await rig.sync(seat, { sheets })).toMatchObject({ cellsWritten: 0, rowsWritten: 3 })
    const standing = await rig.look(seat)
    expect(await rig.sync(seat)).toMatchObject({ cellsWritten: 0, rowsWritten: 0 })
    expect(await rig.look(seat)).toEqual(standing)
    expect(standing.flat()).toContain('Hợp lệ')
  })

  it('of a write that was lost writes it the next time', async () => {
    const seat = await seated()
    const sheets: Sheets = { ...rig.services.sheets, write: async () => ({ ok: false, trouble: 'busy' }) }
    expect(await rig.sync(seat, { sheets })).toMatchObject({ cellsWritten: 0, rowsWritten: 3 })
    expect((await rig.sync(seat)).kind === 'synced' && (await rig.look(seat)).flat()).toContain('Hợp lệ')
  })

  it('twice at once gives one version of each row', async () => {
    const seat = await seated()
    rig.reset()
    const outcomes = await Promise.all([rig.sync(seat, { worker: 'a' }), rig.sync(seat, { worker: 'b' })])
    expect(outcomes.map(({ kind }) => kind)).toContain('synced')
    for (let i = 0; i < 2; i++) await rig.sync(seat)
    const state = await rig.services.reports.stateOf(seat)
    expect(state).toMatchObject({ version: 1, rows: 3 })
    for (const rowId of Object.keys(state?.manifest ?? {}))
      expect(await rig.services.reports.historyOf(seat.sheetKey, rowId)).toHaveLength(1)
  })
})

describe("Google's answers", () => {
  let folder: string
  let google: LocalGoogle
  const answers: (number | null)[] = []
  const slept: number[] = []
  const sheets = () =>
    createGoogleSheets({
      rootUrl: google.url,
      patience: { tries: 4, sleep: async (ms) => void slept.push(ms), random: () => 0.5 },
    })
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-bad-days-'))
    google = await startLocalGoogle({
      folder,
      now: () => 0,
      newId: () => 'x',
      fault() {
        const status = answers.shift() ?? null
        return status === null ? null : Response.json({ error: { code: status, message: 'no' } }, { status })
      },
    })
    google.store.create('Bảng')
  })
  afterAll(async () => {
    await google.close()
    await rm(folder, { recursive: true, force: true })
  })
  afterEach(() => {
    answers.length = 0
    slept.length = 0
  })

  it.each([429, 500, 502, 503])('%d to a reading is asked again, after growing pauses', async (status) => {
    answers.push(status, status, status)
    expect(await sheets().read('x', [0])).toMatchObject({ ok: true })
    expect(slept).toEqual([1000, 2000, 4000])
  })

  it('that stay bad end as trouble that is worth another try', async () => {
    answers.push(503, 503, 503, 503)
    expect(await sheets().read('x', [0])).toEqual({ ok: false, trouble: 'busy' })
  })

  it.each([
    [429, 2],
    [503, 1],
  ])('%d to a writing is tried %d times: again only when nothing was applied', async (status, calls) => {
    answers.push(status)
    const seen: string[] = []
    const written = await sheets().write('x', [], [{ tabId: 0, row: 0, column: 0, cells: [['a']] }])
    seen.push(...slept.map(String))
    expect(seen).toHaveLength(calls - 1)
    expect(written.ok).toBe(calls === 2)
  })

  it('that need a token which cannot be had are no fault of a sheet, and no key lies on a disk', async () => {
    const tokens = await startLocalTokens()
    const auth = createGoogleAuth({
      audience: '//iam.googleapis.com/local',
      tokenUrl: `${tokens.url}/nowhere`,
      impersonationUrl: `${tokens.url}/v1/projects/-/serviceAccounts/rollcall@local:generateAccessToken`,
      region: 'ap-southeast-1',
      awsCredentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
    })
    const patience = { tries: 2, sleep: async () => undefined, random: () => 0 }
    const reading = createGoogleSheets({ rootUrl: google.url, auth, patience }).read('x', [0])
    await expect(reading).rejects.toThrow()
    await tokens.close()
  })
})
