import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArchiveRecord } from '../../../cli/move/archive-record.ts'
import { setBackTables } from '../../../cli/move/set-back-tables.ts'
import { type Tables, tableRecords, tablesIn } from '../../../cli/move/tables-at.ts'
import { totalsOf } from '../../../cli/move/totals.ts'
import { createDynamodbFacts } from '../../../functions/adapters/dynamodb-facts.ts'
import {
  docItem,
  docOf,
  getItem,
  type Item,
  type Key,
  putAll,
} from '../../../functions/adapters/dynamodb-items.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import { listOf } from '../../support/list-of.ts'

let folder: string
let tables: Tables
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-set-back-'))
  tables = await tablesIn(folder)
  await ensureTables(tables.client, tables.names)
})
afterAll(async () => {
  await tables.close()
  await rm(folder, { recursive: true, force: true })
})

const AGENDA = 'agenda/p/from'

/** What a moment writes in each place of the state table: pk, sk. */
const GOES_BACK: readonly Key[] = [
  { pk: 'cycle#p#y', sk: 'sheet#1' },
  { pk: 'past#p#y', sk: '1#00000001' },
]
const STAYS: readonly Key[] = [
  { pk: 'cycle#p#y', sk: 'seat#1' },
  { pk: 'file#1AbC', sk: 'seat#1' },
  { pk: 'outbox#p', sk: 'mail#p/one' },
  { pk: 'letter#p', sk: 'mail#p/one#abc' },
  { pk: 'ledger#p', sk: 'done#p/y/lock' },
  { pk: 'lease#notice/p/y/u/abc/short', sk: 'lease' },
  ...[
    'sheet/p/y/u',
    'shared/p/y/u',
    'marks/1AbC',
    'return/p/y/u',
    'refused/p/y/u',
    'summary/p/y/file',
    'sweep/kept-back',
    'poke/1AbC/audience',
    'lock/p/y',
    'snapshot/p/y/1',
    'snapshot/p/y/1/hash/0-part',
    'rollup/weekly/last',
    'receipts/p/y/told',
    'of-a-kind-that-is-not-known-yet',
    'stray-mail-event/m/Bounce',
    'schema/version',
  ].map((name) => ({ pk: `fact#${name}`, sk: 'fact' })),
]

const put = (keys: readonly Key[], what: string): Promise<void> => {
  const items: Item[] = keys.map((key) => docItem(key, what))
  return putAll(tables.client, tables.names.state, items)
}
const stands = async (key: Key, table: 'rows' | 'state' = 'state') => {
  const item = await getItem(tables.client, tables.names[table], key)
  return item && docOf(item)
}
/** The same place in another unit's name: what there was nothing of at the time of the archive. */
const newer = ({ pk, sk }: Key): Key => ({ pk: `${pk}2`, sk: `${sk}2` })

async function archived(): Promise<() => AsyncGenerator<ArchiveRecord>> {
  const then = await listOf(tableRecords(tables))
  return async function* () {
    yield* then
  }
}

describe('tables in use that are set back to an archive', () => {
  it('get what was checked then; what was sent or frozen, and whose sheet is which, stays as it is', async () => {
    const { client, names } = tables
    await createDynamodbFacts(client, names).setOnce(AGENDA, '1700000000123')
    await put([...GOES_BACK, ...STAYS], 'then')
    await putAll(client, names.rows, [docItem({ pk: 'sheet#1', sk: 'row#1' }, 'then')])
    const archive = await archived()
    const all = [...GOES_BACK, ...STAYS]
    await put([...all, ...all.map(newer)], 'now')
    for (const pk of ['sheet#1', 'sheet#2'])
      await putAll(client, names.rows, [docItem({ pk, sk: 'row#1' }, 'now')])
    for (const _ of ['once', 'again']) {
      const outcome = await setBackTables(tables, archive, 'print')
      expect(outcome.kind === 'set-back' && outcome.totals).toEqual(
        outcome.kind === 'set-back' && outcome.expected,
      )
      for (const key of GOES_BACK) expect([key, await stands(key)]).toEqual([key, 'then'])
      for (const key of GOES_BACK.map(newer)) expect([key, await stands(key)]).toEqual([key, null])
      for (const key of [...STAYS, ...STAYS.map(newer)])
        expect([key, await stands(key)]).toEqual([key, 'now'])
      expect(await stands({ pk: 'sheet#1', sk: 'row#1' }, 'rows')).toBe('then')
      expect(await stands({ pk: 'sheet#2', sk: 'row#1' }, 'rows')).toBeNull()
      expect(await stands({ pk: 'restore', sk: 'restore' })).toBeNull()
    }
  })

  it('are not, to an archive of another installation with the same plan: nothing is changed', async () => {
    const own = await archived()
    const before = await listOf(tableRecords(tables))
    async function* another(): AsyncGenerator<ArchiveRecord> {
      for await (const record of own())
        yield record.part === 'state' && record.item.pk?.S === `fact#${AGENDA}`
          ? { ...record, item: { ...record.item, value: { S: '1700000000124' } } }
          : record
    }
    expect(await setBackTables(tables, another, 'print')).toEqual({ kind: 'other-installation' })
    async function* nobodys(): AsyncGenerator<ArchiveRecord> {
      yield { part: 'state', item: docItem({ pk: 'cycle#q#y', sk: 'sheet#9' }, 'x') }
    }
    expect(await setBackTables(tables, nobodys, 'print')).toEqual({ kind: 'other-installation' })
    expect(await listOf(tableRecords(tables))).toEqual(before)
  })

  it('get everything back when somebody deleted everything in them', async () => {
    const archive = await archived()
    const bare = await tablesIn(join(folder, 'bare'))
    try {
      await ensureTables(bare.client, bare.names)
      const outcome = await setBackTables(bare, archive, 'print')
      expect(outcome).toMatchObject({ kind: 'set-back', totals: { rows: { count: 1 }, state: { count: 2 } } })
      expect(await totalsOf(tableRecords(bare))).toEqual(await totalsOf(archive()))
    } finally {
      await bare.close()
    }
  })
})
