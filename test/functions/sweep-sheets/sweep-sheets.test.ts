import { describe, expect, it } from 'vitest'
import { instantAt } from '../../../domain/time/days.ts'
import type { ChangedFile } from '../../../functions/ports/files.ts'
import type { Job } from '../../../functions/ports/queue.ts'
import { settle, unsettle } from '../../../functions/settled.ts'
import {
  type SweepDeps,
  startSweeping,
  sweepRest,
  sweepSheets,
} from '../../../functions/sweep-sheets/sweep-sheets.ts'
import { memoryFacts, memoryQueue, memoryReports } from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const MINUTE = 60_000
const NOON = instantAt('2023-12-01', '12:00', ZONE)

/** A feed of changes in memory, and some registered spreadsheets. */
async function office(sheets: readonly string[] = ['a']) {
  const { campaign, cycle } = await sampleCampaign()
  const reports = memoryReports()
  for (const [i, spreadsheetId] of sheets.entries()) {
    const unitId = campaign.units[i % campaign.units.length]?.id ?? ''
    const seat = { planId: campaign.plan.id, cycleId: cycle.id, unitId, formId: 'F1', spreadsheetId }
    await reports.registerSheet({ ...seat, tabId: 0, sheetKey: spreadsheetId })
  }
  const feed: ChangedFile[] = []
  const clock = { at: NOON, now: () => clock.at }
  const queue = memoryQueue()
  const files: Pick<SweepDeps['files'], 'startToken' | 'changesSince'> = {
    startToken: async () => String(feed.length),
    changesSince: async (token) => ({
      token: String(feed.length),
      // One entry for each file, the newest, as Drive gives it.
      files: [...new Map(feed.slice(Number(token)).map((file) => [file.spreadsheetId, file])).values()],
    }),
  }
  const campaigns = {
    find: async (id: string) => (id === campaign.plan.id ? campaign : null),
    all: async () => [campaign],
  }
  const deps = { files: files as SweepDeps['files'], facts: memoryFacts(), reports, campaigns, queue, clock }
  await startSweeping(deps)
  const edit = (spreadsheetId = 'a', removed = false, isOurs = false): void =>
    void feed.push({ spreadsheetId, version: String(feed.length), modifiedAt: clock.at, removed, isOurs })
  /** Sweeps, and gives the jobs that it asked for. */
  const sweep = async (more: Partial<SweepDeps> = {}): Promise<readonly Job[]> => {
    const before = queue.jobs.length
    await sweepSheets({ ...deps, ...more })
    return queue.jobs.slice(before)
  }
  return { deps, clock, edit, sweep }
}
const job = (spreadsheetId: string, arrivedAt: number): Job => ({
  step: 'sync-sheet',
  spreadsheetId,
  arrivedAt,
})

describe('a sweep', () => {
  it('asks for the sheets that changed and are registered, each once, with the time of its last change', async () => {
    const { clock, edit, sweep } = await office(['a', 'b'])
    for (const id of ['a', 'foreign', 'b', 'a']) edit(id)
    edit('b', true)
    clock.at += 2 * MINUTE
    expect(await sweep()).toEqual([job('a', NOON)])
    expect(await sweep()).toEqual([])
  })

  it('waits for a sheet in which somebody is typing, and reads it once it is quiet', async () => {
    const { clock, edit, sweep } = await office()
    edit()
    clock.at += MINUTE / 2
    expect(await sweep()).toEqual([])
    clock.at += MINUTE / 4
    expect(await sweep()).toEqual([])
    clock.at += MINUTE / 4
    expect(await sweep()).toEqual([job('a', NOON)])
    expect(await sweep()).toEqual([])
  })

  it('reads a sheet in which somebody types on and on at the latest after ten minutes', async () => {
    const { clock, edit, sweep } = await office()
    const asked: number[] = []
    for (let minute = 0; minute < 30; minute++) {
      edit()
      clock.at += MINUTE / 2
      if ((await sweep()).length > 0) asked.push(minute)
      clock.at += MINUTE / 2
    }
    expect(asked).toEqual([10, 21])
  })

  it('keeps nothing back in the half hour before a day, and with it any deadline, ends', async () => {
    const { clock, edit, sweep } = await office()
    clock.at = instantAt('2023-12-01', '23:29', ZONE)
    edit()
    expect(await sweep()).toEqual([])
    clock.at += 2 * MINUTE
    edit()
    expect(await sweep()).toEqual([job('a', clock.at)])
    clock.at = instantAt('2023-12-02', '00:00', ZONE)
    edit()
    expect(await sweep()).toEqual([])
  })

  it('forgets a sheet that is removed while it waits', async () => {
    const { clock, edit, sweep } = await office()
    edit()
    expect(await sweep()).toEqual([])
    edit('a', true)
    clock.at += 2 * MINUTE
    expect(await sweep()).toEqual([])
  })

  it('keeps no more than a thousand back: what is remembered of them fits into the store', async () => {
    const ids = Array.from({ length: 1200 }, (_, i) => `sheet-with-an-id-of-the-usual-length-of-google-${i}`)
    const { deps, edit, sweep } = await office(ids)
    for (const id of ids) edit(id)
    expect(await sweep()).toHaveLength(200)
    const stored = (await deps.facts.get('sweep/kept-back')) ?? ''
    expect(Buffer.byteLength(stored)).toBeLessThan(350_000)
  })

  it('passes over what we ourselves wrote last, where the answer to our writing showed all that is there', async () => {
    const { deps, clock, edit, sweep } = await office(['a', 'b'])
    edit('a')
    expect(await sweep()).toEqual([])
    // A poke was quicker: the sheet is read, and written, while it waits to be quiet.
    await settle(deps.facts, 'a', clock.at)
    edit('a', false, true)
    edit('b', false, true)
    clock.at += 2 * MINUTE
    expect(await sweep()).toEqual([job('b', NOON)])
    // Somebody types after us; later we write in another way, as a new version of the plan does.
    edit('a')
    clock.at += 2 * MINUTE
    expect(await sweep()).toHaveLength(1)
    edit('a', false, true)
    clock.at += 2 * MINUTE
    expect(await sweep()).toHaveLength(1)
    await unsettle(deps.facts, 'b')
    await settle(deps.facts, 'b', clock.at)
    await unsettle(deps.facts, 'b')
    edit('b', false, true)
    clock.at += 2 * MINUTE
    expect(await sweep()).toHaveLength(1)
  })

  it('of the night asks for every registered sheet of the cycle, whatever the feed says', async () => {
    const { deps } = await office(['a', 'b', 'c'])
    expect(await sweepRest(deps, 'van-lang-146', '2023', new Set(['b']))).toBe(2)
    expect(deps.queue.jobs).toEqual(
      ['a', 'c'].map((spreadsheetId) => ({ step: 'sync-sheet', spreadsheetId, arrivedAt: null })),
    )
  })

  it('that is killed before it could remember asks again', async () => {
    const { deps, clock, edit, sweep } = await office()
    edit()
    clock.at += 2 * MINUTE
    const facts = { ...deps.facts, set: () => Promise.reject(new Error('killed')) }
    await expect(sweep({ facts })).rejects.toThrow('killed')
    expect(await sweep()).toEqual([job('a', NOON)])
  })
})
