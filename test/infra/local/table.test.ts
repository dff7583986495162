import { cp, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { docItem, docOf, put, queryAll } from '../../../functions/adapters/dynamodb-items.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import { startLocalTable } from '../../../infra/local/table.ts'

const TABLES = { rows: 'rows', state: 'state' }
const ITEMS = 20

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-table-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function opened<T>(folder: string, work: (client: DynamoDBClient) => Promise<T>): Promise<T> {
  const table = await startLocalTable({ folder })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ region: 'local', credentials, endpoint: table.url })
  try {
    return await work(client)
  } finally {
    client.destroy()
    await table.close()
  }
}

/** The journal of the newest writes, and how long it is. */
async function journalOf(folder: string): Promise<{ readonly path: string; readonly size: number }> {
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort()
  const path = join(folder, logs.at(-1) ?? '')
  return { path, size: (await stat(path)).size }
}

it('whose last write is torn, at whatever byte, has every write before it and none in part', async () => {
  const whole = join(root, 'whole')
  await opened(whole, async (client) => {
    await ensureTables(client, TABLES)
    for (let n = 0; n < ITEMS; n++)
      await put(client, TABLES.state, docItem({ pk: 'p', sk: String(n).padStart(4, '0') }, { n }))
  })
  const { size } = await journalOf(whole)
  const left: number[] = []
  for (const torn of [0, 1, 7, 40, 150, 400]) {
    const folder = join(root, `torn-${torn}`)
    await cp(whole, folder, { recursive: true })
    await truncate((await journalOf(folder)).path, size - torn)
    const numbers = await opened(folder, async (client) =>
      (await queryAll(client, TABLES.state, { pk: 'p', sk: '' })).map((item) => docOf<{ n: number }>(item).n),
    )
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n))
    left.push(numbers.length)
  }
  expect(left[0]).toBe(ITEMS)
  expect(left.at(1)).toBe(ITEMS - 1)
  expect(left).toEqual(left.toSorted((a, b) => b - a))
})
