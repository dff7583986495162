import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsOf } from '../../../cli/move/read-archive.ts'
import { restoreInstallation } from '../../../cli/move/restore-installation.ts'
import { LOCAL_NAMES, type Tables, tableRecords, tablesAt, tablesIn } from '../../../cli/move/tables-at.ts'
import { createDynamodbFacts } from '../../../functions/adapters/dynamodb-facts.ts'
import { docItem, putAll } from '../../../functions/adapters/dynamodb-items.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import { startLocalDocuments } from '../../../infra/local/documents/local-documents.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { lockFolder } from '../../../infra/local/lock.ts'
import { startLocalTable } from '../../../infra/local/table.ts'
import { listOf } from '../../support/list-of.ts'
import { terminal } from '../../support/printed.ts'
import { runRollcall } from '../../support/run-rollcall.ts'

const FROM = 'agenda/p/from'

let root: string
let state: string
let archive: string
beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = 'local'
  process.env.AWS_SECRET_ACCESS_KEY = 'local'
  root = await mkdtemp(join(tmpdir(), 'rollcall-refusals-'))
  state = join(root, 'machine')
  archive = join(root, 'machine.gz')
  await mkdir(join(state, 'table'), { recursive: true })
  await inTables(join(state, 'table'), async (tables) => {
    await createDynamodbFacts(tables.client, tables.names).set(FROM, '1')
    await putAll(tables.client, tables.names.rows, [docItem({ pk: 'sheet#1', sk: 'row#1' }, 'x')])
    await putAll(tables.client, tables.names.state, [docItem({ pk: 'cycle#p#y', sk: 'sheet#1' }, 'x')])
  })
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function inTables(folder: string, work: (tables: Tables) => Promise<void>): Promise<void> {
  const tables = await tablesIn(folder)
  try {
    await ensureTables(tables.client, tables.names)
    await work(tables)
  } finally {
    await tables.close()
  }
}

/** Tables that are served as those of the cloud are. */
async function served(
  name: string,
  work: (service: LocalService, more: readonly string[]) => Promise<void>,
): Promise<void> {
  const service = await startLocalTable({ folder: join(root, name) })
  try {
    await work(service, ['--tables-at', service.url])
  } finally {
    await service.close()
  }
}

async function tablesOf({ url }: LocalService): Promise<Tables> {
  const tables = tablesAt({ at: url, region: 'ap-southeast-1', names: LOCAL_NAMES })
  await ensureTables(tables.client, tables.names)
  return tables
}

describe('an export of one machine', () => {
  it('takes the plan along and nothing that only lies beside it', async () => {
    const plans = join(root, 'office')
    await cp('plans/forms.yaml', join(plans, 'forms.yaml'))
    await cp('plans/van-lang-146', join(plans, 'mine'), { recursive: true })
    for (const bystander of [
      '.env',
      '.netrc',
      'letters.txt',
      'mine/.env',
      'mine/draft.docx',
      'mine/returns/x.txt',
    ])
      await writeFile(join(plans, bystander), 'not for the archive')
    const { code, out } = await runRollcall([
      'export',
      archive,
      '--state',
      state,
      '--plan',
      join(plans, 'mine'),
    ])
    expect(code, out).toBe(0)
    const names = (await listOf(recordsOf(archive))).flatMap((record) =>
      record.part === 'plans' ? [record.name] : [],
    )
    expect(names.filter((name) => !name.endsWith('.xlsx'))).toEqual([
      'mine/plan.yaml',
      'forms.yaml',
      'mine/units.csv',
      'mine/returns/returns.csv',
    ])
    expect(names).toContain('mine/returns/Gia Mien.xlsx')
  })

  it('says which file has a name that no archive can hold', async () => {
    const copy = join(root, 'named')
    await cp(state, copy, { recursive: true })
    await mkdir(join(copy, 'inbox'))
    await writeFile(join(copy, 'inbox', 'lúc 10:30.xlsx'), 'x')
    const { code, out } = await runRollcall([
      'export',
      join(root, 'named.gz'),
      '--state',
      copy,
      '--lang',
      'en',
    ])
    expect([code, out]).toEqual([1, expect.stringContaining('"lúc 10:30.xlsx"')])
  })

  it('names the folder that is in use', async () => {
    const lock = lockFolder(state)
    const { code, out } = await runRollcall(['export', join(root, 'x.gz'), '--state', state, '--lang', 'en'])
    const started = await runRollcall(['start', '--once', '--state', state])
    if (lock.ok) lock.release()
    expect([code, out]).toEqual([1, expect.stringContaining(`The folder ${state} is in use`)])
    expect(started.out).toContain(`Thư mục ${state} đang được tiến trình ${process.pid} sử dụng`)
  })
})

describe('--set-back', () => {
  const setBack = (file: string, ...more: string[]) =>
    runRollcall(['restore', file, '--set-back', '--lang', 'en', ...more])

  it('without tables at an address is refused', async () => {
    const { code, out } = await setBack(archive, '--state', join(root, 'nowhere'))
    expect([code, out]).toEqual([1, expect.stringContaining('--set-back goes with --tables-at only')])
  })

  it('takes an archive of those very tables, neither of one machine nor of another installation', async () => {
    await served('live', async (service, more) => {
      const live = await tablesOf(service)
      const facts = createDynamodbFacts(live.client, live.names)
      await facts.set(FROM, '2')
      const own = join(root, 'own.gz')
      expect((await runRollcall(['export', own, ...more])).code).toBe(0)
      const machine = await setBack(archive, ...more)
      expect([machine.code, machine.out]).toEqual([1, expect.stringContaining('was taken of one machine')])
      await facts.set(FROM, '3')
      const another = await setBack(own, ...more)
      expect([another.code, another.out]).toEqual([1, expect.stringContaining('is of another installation')])
      await facts.set(FROM, '2')
      const { code, out } = await setBack(own, ...more)
      expect(code, out).toBe(0)
      expect(out).toContain('no unit is given a second sheet')
      await live.close()
    })
  })
})

describe('tables of a new installation', () => {
  it('whose ticks have begun are free; the archive takes the place of what they wrote', async () => {
    await served('new', async (service, more) => {
      const fresh = await tablesOf(service)
      const facts = createDynamodbFacts(fresh.client, fresh.names)
      for (const name of [FROM, 'agenda/q/from', 'sweep/drive-page-token', 'summary/p/y/file'])
        await facts.set(name, '9')
      const { code, out } = await runRollcall(['restore', archive, ...more, '--lang', 'en'])
      expect(code, out).toBe(0)
      const names = (await listOf(tableRecords(fresh))).map(({ item }) => item.pk?.S)
      expect(names.sort()).toEqual([
        'cycle#p#y',
        'fact#agenda/p/from',
        'fact#summary/p/y/file',
        'fact#sweep/drive-page-token',
        'sheet#1',
      ])
      expect([await facts.get(FROM), await facts.get('agenda/q/from')]).toEqual(['1', null])
      await fresh.close()
    })
  })

  it('that were filled without the files that go with mails get those later', async () => {
    const withFile = join(root, 'with-file')
    await cp(state, withFile, { recursive: true })
    await mkdir(join(withFile, 'documents'))
    await writeFile(join(withFile, 'documents', 'document%2Fx.bin'), 'a report')
    const file = join(root, 'with-file.gz')
    expect((await runRollcall(['export', file, '--state', withFile])).code).toBe(0)
    const s3 = await startLocalDocuments({ folder: join(root, 'bucket'), bucket: 'b' })
    await served('late', async (service, more) => {
      await (await tablesOf(service)).close()
      const first = await runRollcall(['restore', file, ...more, '--lang', 'en'])
      expect([first.code, first.out]).toEqual([0, expect.stringContaining('run it again with --documents')])
      const said = terminal()
      const code = await restoreInstallation({
        ...{ file, state: '', setBack: false, language: 'en', out: said.out },
        tables: { at: service.url, region: 'ap-southeast-1', names: LOCAL_NAMES },
        documents: { bucket: 'b', at: s3.url, region: 'ap-southeast-1' },
      })
      expect([code, said.text()]).toEqual([0, expect.stringContaining('only the files that go with mails')])
    })
    await s3.close()
  })

  it('in which a mail waits, or a unit has its sheet, are not free', async () => {
    await served('used', async (service, more) => {
      const used = await tablesOf(service)
      for (const pk of ['outbox#p', 'file#1AbC']) {
        await putAll(used.client, used.names.state, [docItem({ pk, sk: 'x' }, 'x')])
        const { code, out } = await runRollcall(['restore', archive, ...more, '--lang', 'en'])
        expect([code, out]).toEqual([1, expect.stringContaining('holds data already')])
      }
      await used.close()
    })
  })
})

describe('data of a newer version', () => {
  const shape = 'written by a newer version (shape 99)'
  it('are neither restored nor overwritten', async () => {
    const copy = join(root, 'newer')
    await cp(state, copy, { recursive: true })
    await inTables(join(copy, 'table'), ({ client, names }) =>
      createDynamodbFacts(client, names).set('schema/version', '99'),
    )
    const newer = join(root, 'newer.gz')
    expect((await runRollcall(['export', newer, '--state', copy])).code).toBe(0)
    const into = await runRollcall(['restore', newer, '--state', join(root, 'older'), '--lang', 'en'])
    expect([into.code, into.out]).toEqual([1, expect.stringContaining(shape)])
    await served('newer-tables', async (service, more) => {
      const tables = await tablesOf(service)
      await createDynamodbFacts(tables.client, tables.names).set('schema/version', '99')
      const over = await runRollcall(['restore', archive, ...more, '--lang', 'en'])
      expect([over.code, over.out]).toEqual([1, expect.stringContaining(shape)])
      await tables.close()
    })
  })
})
