import { describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../bench/big-sheet.ts'
import type { Unit } from '../../domain/plan/plan.ts'
import type { Cell, RichCell } from '../../domain/sheet/grid.ts'
import { COLUMN_KEY } from '../../domain/sheet/sheet-metadata.ts'
import { endOfDay } from '../../domain/time/days.ts'
import { accountPaces } from '../../functions/adapters/google-pace.ts'
import type { CallKind } from '../../functions/adapters/google-trouble.ts'
import { spreadSheets } from '../../functions/adapters/spread-sheets.ts'
import type { ChangedFile } from '../../functions/ports/files.ts'
import type { Job } from '../../functions/ports/queue.ts'
import type { Sheets, TabRead } from '../../functions/ports/sheets.ts'
import { startSweeping, sweepSheets } from '../../functions/sweep-sheets/sweep-sheets.ts'
import { syncSheet } from '../../functions/sync-sheet/sync-sheet.ts'
import { openQuota } from '../../infra/local/google/quota.ts'
import { memoryFacts, memoryPeople, memoryQueue, memoryReports } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { createRng } from './rng.ts'

/**
 * The hour before a deadline: every sheet of a province is edited once. The very sweeps, syncs and paces of the
 * product run on a clock that moves only when somebody waits for Google; Google's own counting stands by and
 * would refuse a call too many.
 */
const SHEETS = 3000
const MINUTE = 60_000
const TICK = 5 * MINUTE
const DAY = 24 * 60 * MINUTE
/** A sheet that changed: its answer to our writing shows what it holds afterwards, so nothing is read again. */
const READS = 1
const SEED = 20_231_231

interface Played {
  readonly lastPulled: number
  readonly onTime: number
  readonly reads: number
  readonly writes: number
  readonly ticks: number
}

async function play(accounts: number): Promise<Played> {
  const { campaign, cycle } = await sampleCampaign()
  const deadline = endOfDay(cycle.to, campaign.plan.zone)
  const clock = { at: deadline - 60 * MINUTE, now: () => clock.at }
  const reports = memoryReports()
  const google = openSheets(accounts, campaign.units, clock)
  const { campaigns, facts } = { campaigns: only(campaign), facts: memoryFacts() }
  const edits = drawEdits(clock.at, deadline)
  for (const [i, spreadsheetId] of google.ids.entries()) {
    const unitId = campaign.units[i % campaign.units.length]?.id ?? ''
    const seat = { planId: campaign.plan.id, cycleId: cycle.id, unitId, formId: 'F1', tabId: 0 }
    await reports.registerSheet({ ...seat, spreadsheetId, sheetKey: spreadsheetId })
  }
  const queue = memoryQueue()
  const files = { ...google.files, modifiedAt: async (id: string) => google.modifiedAt(id) }
  const shared = { facts, reports, campaigns, clock, queue, files: files as never }
  let ids = 0
  const sync = {
    ...shared,
    people: memoryPeople(),
    sheets: google.sheets,
    worker: 'w',
    language: 'vi' as const,
    ids: { rowId: () => `R${String(++ids).padStart(9, '0')}` },
  }
  for (const [i, spreadsheetId] of google.ids.entries()) {
    google.type(i, clock.at - DAY)
    await syncSheet({ ...sync, sheets: google.free }, { spreadsheetId, arrivedAt: null })
  }
  await startSweeping(shared)

  let nextTick = clock.at + TICK
  let ticks = 0
  const live = async (): Promise<void> => {
    for (; edits[0] && edits[0].at <= clock.at; edits.shift()) google.type(edits[0].sheet, edits[0].at)
    for (; nextTick <= clock.at; nextTick += TICK) {
      ticks++
      await sweepSheets({ ...shared, clock: { now: () => nextTick } })
    }
  }
  const done = (): boolean => edits.length === 0 && queue.jobs.length === 0 && google.feedIsSeen()
  let lastPulled = 0
  while (!done()) {
    await live()
    const job = queue.jobs.shift() as Extract<Job, { step: 'sync-sheet' }> | undefined
    if (!job) {
      clock.at = Math.max(clock.at, Math.min(nextTick, edits[0]?.at ?? nextTick))
      continue
    }
    const outcome = await syncSheet(sync, job)
    if (outcome.kind === 'retry') queue.jobs.push(job)
    if (outcome.kind === 'synced' && outcome.rowsWritten > 0) lastPulled = clock.at
  }
  const states = await reports.statesOfCycle(campaign.plan.id, cycle.id)
  return {
    lastPulled: lastPulled - deadline,
    onTime: states.filter(({ rows, lastChange }) => rows === 2 && Number(lastChange) <= deadline).length,
    ...google.counts(),
    ticks,
  }
}

const only = <T extends { plan: { id: string } }>(campaign: T) => ({
  find: async (id: string) => (id === campaign.plan.id ? campaign : null),
  all: async () => [campaign],
})

/** Each sheet once, most of them towards the end, as offices do. */
function drawEdits(from: number, deadline: number) {
  const rng = createRng(SEED)
  return Array.from({ length: SHEETS }, (_, sheet) => ({
    sheet,
    at: Math.floor(from + (deadline - from) * Math.sqrt(rng.next())),
  })).sort((a, b) => a.at - b.at)
}

/** Spreadsheets in memory behind as many accounts, each with Google's quota and our pace; and Drive's feed. */
function openSheets(accounts: number, units: readonly Unit[], clock: { at: number; now: () => number }) {
  const ids = Array.from({ length: SHEETS }, (_, i) => `sheet-${i}`)
  const tabs = new Map(ids.map((id) => [id, new Map([[0, [HEADERS] as Cell[][]]])]))
  /** Our columns as they are noted on the tab of every sheet, once its first sync has laid them out. */
  const notes = new Map(ids.map((id) => [id, new Map<number, string>()]))
  const modified = new Map<string, number>()
  const feed: ChangedFile[] = []
  let seen = 0
  const counts = { reads: 0, writes: 0 }
  const touch = (spreadsheetId: string, modifiedAt: number, isOurs: boolean): void => {
    modified.set(spreadsheetId, modifiedAt)
    feed.push({ spreadsheetId, version: String(feed.length), modifiedAt, removed: false, isOurs })
  }
  const shown = (id: string, tabId: number): TabRead => ({
    tabId,
    title: '',
    rows: 400,
    columns: 30,
    merges: [],
    columnMetadata: new Map(
      tabId === 0 ? [...(notes.get(id) ?? [])].map(([column, key]) => [column, { [COLUMN_KEY]: key }]) : [],
    ),
    grid: structuredClone(tabs.get(id)?.get(tabId) ?? []),
  })
  const account = (call: (kind: CallKind) => Promise<void>): Sheets => {
    return {
      async describe(id) {
        await call('read')
        const all = [...(tabs.get(id)?.keys() ?? [])].map((tabId) => shown(id, tabId))
        return { ok: true, tabs: all.map((tab) => ({ ...tab, hidden: false, chartIds: [] })) }
      },
      look: () => Promise.reject(new Error('no sync looks at the whole spreadsheet')),
      async read(id, wanted) {
        await call('read')
        const own = tabs.get(id)
        if (wanted.some((tabId) => !own?.has(tabId))) return { ok: false, trouble: 'tab-gone' }
        return { ok: true, tabs: wanted.map((tabId) => shown(id, tabId)) }
      },
      async fill(id, noted, blocks, wanted) {
        await call('write')
        const own = tabs.get(id)
        const columns = new Map([...(notes.get(id) ?? [])].map(([column, key]) => [key, column]))
        const places = noted.map(({ value }) => columns.get(value) ?? null)
        for (const [i, { tabId, cells }] of noted.entries())
          for (const { row, value } of cells) put(own?.get(tabId) ?? [], row, places[i] ?? 0, value)
        for (const { tabId, row, column, cells } of blocks)
          for (const [i, line] of cells.entries())
            for (const [j, cell] of line.entries()) put(own?.get(tabId) ?? [], row + i, column + j, cell)
        touch(id, clock.at, true)
        const grids = new Map(wanted.map((tabId) => [tabId, shown(id, tabId).grid]))
        return { ok: true, grids, places }
      },
      async write(id, changes, blocks) {
        await call('write')
        const own = tabs.get(id)
        for (const change of changes) {
          if (change.kind === 'add-tab') own?.set(change.tabId, [])
          if (change.kind === 'column-metadata') notes.get(id)?.set(change.column, change.value)
        }
        for (const { tabId, row, column, cells } of blocks)
          for (const [i, line] of cells.entries())
            for (const [j, cell] of line.entries()) put(own?.get(tabId) ?? [], row + i, column + j, cell)
        touch(id, clock.at, true)
        return { ok: true }
      },
    }
  }
  const sleep = async (ms: number): Promise<void> => {
    clock.at += ms
  }
  const paces = accountPaces({ callsPerMinute: 60, projectCallsPerMinute: 300, now: clock.now, sleep })
  const paced = Array.from({ length: accounts }, () => {
    const pace = paces()
    const quota = openQuota(60, clock.now)
    return account(async (kind) => {
      await pace(kind)
      quota.take(kind === 'read' ? 'GET' : 'POST', '/v4/spreadsheets/x')
      counts[kind === 'read' ? 'reads' : 'writes']++
    })
  })
  return {
    ids,
    sheets: spreadSheets(paced),
    /** Before the hour in question nobody counts. */
    free: account(async () => undefined),
    counts: () => counts,
    feedIsSeen: () => seen === feed.length,
    modifiedAt: (id: string) => modified.get(id) ?? null,
    type(sheet: number, at: number): void {
      const grid = tabs.get(`sheet-${sheet}`)?.get(0) ?? []
      const rows = bigSheet(2, 0, units[sheet % units.length]?.name ?? '')
      grid.push([...(rows[grid.length - 1] ?? [])])
      touch(`sheet-${sheet}`, at, false)
    },
    files: {
      startToken: async () => String(feed.length),
      changesSince: async (token: string) => {
        const news = feed.slice(Number(token))
        seen = feed.length
        return {
          token: String(feed.length),
          files: [...new Map(news.map((file) => [file.spreadsheetId, file])).values()],
        }
      },
    },
  }
}

function put(grid: Cell[][], row: number, column: number, given: Cell | RichCell): void {
  const cell = typeof given === 'object' ? (given?.value ?? null) : given
  while (grid.length <= row) grid.push([])
  const line = grid[row] ?? []
  while (line.length <= column) line.push(null)
  line[column] = cell
}

describe('three thousand sheets edited in the last hour before a deadline', () => {
  it.each([
    [1, 60],
    [5, 300],
  ])(
    'are all pulled within the quota of %d accounts, and none is late for it',
    async (accounts, quota) => {
      const played = await play(accounts)
      const computed = (READS * SHEETS) / (quota * (11 / 12)) + TICK / MINUTE
      expect(played.onTime).toBe(SHEETS)
      expect(played.reads).toBe(READS * SHEETS)
      expect(played.writes).toBe(SHEETS)
      expect(played.lastPulled / MINUTE).toBeLessThanOrEqual(computed)
    },
    300_000,
  )
})
