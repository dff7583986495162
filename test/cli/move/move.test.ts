import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isBoundToSheets } from '../../../cli/move/bound-to-sheets.ts'
import { putDocuments } from '../../../cli/move/put-documents.ts'
import { recordsOf } from '../../../cli/move/read-archive.ts'
import { putRecords } from '../../../cli/move/restore-folder.ts'
import { restoreTables } from '../../../cli/move/restore-tables.ts'
import { tablesIn } from '../../../cli/move/tables-at.ts'
import { writeArchive } from '../../../cli/move/write-archive.ts'
import { openInstallation } from '../../../cli/start/installation.ts'
import { provisionAll } from '../../../cli/start/run-round.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import { readCampaign } from '../../../functions/adapters/plan-folder.ts'
import { createS3Documents } from '../../../functions/adapters/s3-documents.ts'
import { importReturn } from '../../../functions/import-returns/import-returns.ts'
import { startSweeping } from '../../../functions/sweep-sheets/sweep-sheets.ts'
import { startLocalDocuments } from '../../../infra/local/documents/local-documents.ts'
import { lockFolder } from '../../../infra/local/lock.ts'
import { startLocalTable } from '../../../infra/local/table.ts'
import { listOf } from '../../support/list-of.ts'
import { type Run, runRollcall } from '../../support/run-rollcall.ts'

let root: string
let first: string
let archive: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-move-'))
  first = join(root, 'first')
  archive = join(root, 'first.ndjson.gz')
  expect((await runRollcall(['start', '--once', '--state', first])).code).toBe(0)
  await writeFile(join(first, 'inbox', 'Chưa xem.txt'), 'x')
  const { code, out } = await runRollcall(['export', archive, '--state', first])
  expect(code, out).toBe(0)
}, 120_000)
afterAll(() => rm(root, { recursive: true, force: true }))

const restore = (file: string, state: string, ...more: string[]): Promise<Run> =>
  runRollcall(['restore', file, '--state', state, ...more])

describe('an installation that was moved', () => {
  it('is equal to the first one: nothing is left to do, and exported again it gives the same counts', async () => {
    const second = join(root, 'second')
    const { code, out } = await restore(archive, second, '--lang', 'en')
    expect(code, out).toBe(0)
    expect(out).toContain('counts and SHA-256 agree on both sides')
    expect(out).toMatch(/Mails sent +23 +(\w{16}) +23 +\1/)
    const plan = join(second, 'plans', 'van-lang-146')
    const again = await runRollcall(['start', '--once', '--state', second, '--plan', plan])
    expect(again.out).toContain('0 dòng, 0 ô, 0 thư')
    const copy = join(root, 'second.gz')
    expect((await runRollcall(['export', copy, '--state', first])).code).toBe(0)
    const last = async (path: string) =>
      gunzipSync(await readFile(path))
        .toString()
        .trimEnd()
        .split('\n')
        .at(-1)
    expect(await last(copy)).toBe(await last(archive))
  }, 60_000)

  it('is private', async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600)
  })

  it('after a kill at any moment is not there, or whole', async () => {
    const state = join(root, 'killed')
    for (const after of [150, 400, 700, 900, 1100, 1400]) {
      await runRollcall(['restore', archive, '--state', state], (child) => {
        setTimeout(() => child.kill('SIGKILL'), after)
      })
      if (existsSync(state)) break
    }
    if (!existsSync(state)) expect((await restore(archive, state)).code).toBe(0)
    expect(existsSync(`${state}.restoring`)).toBe(false)
    const { out } = await runRollcall(['start', '--once', '--state', state])
    expect(out).toContain('0 dòng, 0 ô, 0 thư')
  }, 120_000)
})

describe('nothing is restored', () => {
  it('over data that are there', async () => {
    const { code, out } = await restore(archive, first)
    expect(code).toBe(1)
    expect(out).toContain('không dữ liệu nào bị ghi đè')
  })

  it('from an archive that was altered', async () => {
    const path = join(root, 'altered.gz')
    const text = gunzipSync(await readFile(archive)).toString()
    await writeFile(path, gzipSync(text.replace('"mailState":{"S":"sent"}', '"mailState":{"S":"pending"}')))
    const { code, out } = await restore(path, join(root, 'none'), '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toContain('does not match its own checksums, in: States, ledger, outbox')
    expect(existsSync(join(root, 'none'))).toBe(false)
  })
})

describe('nothing is exported', () => {
  it('over a file that is there, from an empty folder, or from one in use', async () => {
    const inFirst = await runRollcall(['export', archive, '--state', first])
    expect(inFirst.out).toContain('không tệp nào bị ghi đè')
    const empty = await runRollcall(['export', join(root, 'x.gz'), '--state', join(root, 'empty')])
    expect(empty.out).toContain('chưa có dữ liệu')
    const copy = join(root, 'copy')
    await cp(first, copy, { recursive: true })
    const lock = lockFolder(copy)
    const used = await runRollcall(['export', join(root, 'x.gz'), '--state', copy])
    if (lock.ok) lock.release()
    expect(used.out).toContain(`tiến trình ${process.pid}`)
    expect([inFirst.code, empty.code, used.code]).toEqual([1, 1, 1])
    expect(existsSync(join(root, 'x.gz'))).toBe(false)
  }, 60_000)
})

describe('tables at an address', () => {
  const at = (url: string) => ['--tables-at', url, '--rows-table', 'rows', '--state-table', 'state']

  it('take what does not belong to the spreadsheets of the machine, once, and give it back', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'local'
    process.env.AWS_SECRET_ACCESS_KEY = 'local'
    const table = await startLocalTable({ folder: join(root, 'cloud') })
    try {
      const none = await restore(archive, root, ...at(table.url))
      expect(none.out).toContain('Không có kho dữ liệu rows, state')
      const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb')
      const client = new DynamoDBClient({ endpoint: table.url, region: 'ap-southeast-1' })
      const names = { rows: 'rows', state: 'state' }
      await ensureTables(client, names)
      const { code, out } = await restore(archive, root, ...at(table.url), '--lang', 'en')
      expect(code, out).toBe(0)
      expect(out).toMatch(/\d+ items that belong to the spreadsheets/)
      expect((await restore(archive, root, ...at(table.url))).out).toContain('đã có dữ liệu')
      const back = join(root, 'back.gz')
      const exported = await runRollcall(['export', back, ...at(table.url)])
      expect(exported.code, exported.out).toBe(0)
      const records = await listOf(recordsOf(back))
      expect(records.some(isBoundToSheets)).toBe(false)
      expect(records.filter(({ part }) => part === 'rows').length).toBeGreaterThan(50)
      client.destroy()
    } finally {
      await table.close()
    }
  }, 60_000)

  it('whose restore was killed are filled to the end by the same archive, and by no other', async () => {
    const tables = await tablesIn(join(root, 'half'))
    try {
      await ensureTables(tables.client, tables.names)
      async function* dying() {
        let left = 60
        for await (const record of recordsOf(archive)) {
          if (left-- === 0) throw new Error('killed')
          yield record
        }
      }
      const all = () => recordsOf(archive)
      await expect(restoreTables(tables, dying, 'this')).rejects.toThrow('killed')
      expect(await restoreTables(tables, all, 'another')).toEqual({ kind: 'not-empty' })
      const outcome = await restoreTables(tables, all, 'this')
      expect(outcome).toMatchObject({ kind: 'restored', continued: true, totals: { rows: { count: 100 } } })
    } finally {
      await tables.close()
    }
  })

  it('out of reach are said to be', async () => {
    const { code, out } = await restore(archive, root, ...at('http://127.0.0.1:1'))
    expect(code).toBe(1)
    expect(out).toContain('ECONNREFUSED')
  }, 60_000)
})

it('moved to other spreadsheets, the returned workbooks carry the rows: nothing is stored anew', async () => {
  const state = join(root, 'elsewhere')
  await mkdir(join(state, 'table'), { recursive: true })
  const tables = await tablesIn(join(state, 'table'))
  await ensureTables(tables.client, tables.names)
  async function* free() {
    for await (const record of recordsOf(archive)) if (!isBoundToSheets(record)) yield record
  }
  await putRecords(tables, free(), async () => undefined)
  await tables.close()
  const read = await readCampaign('plans/van-lang-146')
  const [cycle] = read.ok ? read.campaign.plan.cycles : []
  if (!read.ok || !cycle) throw new Error('no sample plan')
  const opened = await openInstallation({
    folder: state,
    campaigns: [read.campaign],
    now: Date.UTC(2023, 11, 1, 1),
    language: 'vi',
    port: 0,
    complain: () => undefined,
  })
  if (!opened.ok) throw new Error('locked')
  const { installation } = opened
  try {
    await startSweeping(installation)
    await provisionAll(installation, read.campaign, cycle)
    const sheets = join(first, 'out', 'sheets')
    const seats = await installation.reports.seatsOfCycle(read.campaign.plan.id, cycle.id)
    const refused: string[] = []
    for (const unitId of new Set(seats.map((seat) => seat.unitId))) {
      const bytes = new Uint8Array(await readFile(join(sheets, `${unitId}.xlsx`)))
      const outcome = await importReturn(installation, read.campaign, cycle, {
        name: `${unitId}.xlsx`,
        unitId,
        bytes,
      })
      if (outcome.kind === 'refused') refused.push(unitId)
    }
    // The workbook that had no table at all has got the tabs of its tasks and contacts.
    expect(refused).toEqual([])
    const ids = [...new Set(seats.map(({ spreadsheetId }) => spreadsheetId))]
    await installation.queue.put(
      ids.map((spreadsheetId) => ({ step: 'sync-sheet' as const, spreadsheetId, arrivedAt: null })),
    )
    const done = await installation.drain()
    expect(done).toMatchObject({ sheets: ids.length, rows: 0, dead: 0 })
  } finally {
    await installation.end()
  }
}, 120_000)

it('puts files that go with mails under the hash by which the mails know them', async () => {
  process.env.AWS_ACCESS_KEY_ID = 'local'
  process.env.AWS_SECRET_ACCESS_KEY = 'local'
  const service = await startLocalDocuments({ folder: join(root, 'bucket'), bucket: 'b' })
  const at = { bucket: 'b', at: service.url, region: 'ap-southeast-1' }
  try {
    const path = join(root, 'documents.gz')
    const bytes = new TextEncoder().encode('a report')
    const records = (async function* () {
      yield { part: 'documents' as const, name: 'document%2Fx.bin', bytes }
    })()
    await writeArchive({ path, from: 'folder', version: '1', at: '' }, records)
    expect(await putDocuments(null, path)).toEqual({ done: 0, left: 1 })
    expect(await putDocuments(at, path)).toEqual({ done: 1, left: 0 })
    const bucket = createS3Documents(
      { endpoint: service.url, forcePathStyle: true, region: at.region },
      at.bucket,
    )
    expect(await bucket.get(createHash('sha256').update(bytes).digest('hex'))).toEqual(bytes)
    bucket.close()
  } finally {
    await service.close()
  }
})
