import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docItem, putAll, queryAll } from '../../../functions/adapters/dynamodb-items.ts'
import { createDynamodbOutbox } from '../../../functions/adapters/dynamodb-outbox.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import type { Outbox } from '../../../functions/ports/mail.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { startLocalTable } from '../../../infra/local/table.ts'

const TABLES = { rows: 'rows', state: 'state' }
let folder: string
let table: LocalService
let client: DynamoDBClient
let outbox: Outbox
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-outbox-'))
  table = await startLocalTable({ folder })
  client = clientOf()
  await ensureTables(client, TABLES)
  outbox = createDynamodbOutbox(client, TABLES)
})
afterAll(async () => {
  client.destroy()
  await table.close()
  await rm(folder, { recursive: true, force: true })
})

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const clientOf = () => new DynamoDBClient({ region: 'ap-southeast-1', endpoint: table.url, credentials })

describe('a mail in the outbox', () => {
  const mail = { language: 'vi' as const, subject: 'thư', html: 'h', text: 't', attachments: [] }
  const about = { to: 'a@example.vn', createdAt: 1 }
  const put = (key: string, doc: object): Promise<void> =>
    putAll(client, TABLES.state, [
      docItem({ pk: `outbox#${key.split('/')[0]}`, sk: `mail#${key}` }, doc, { mailState: { S: 'pending' } }),
    ])

  it('of a version that kept what is written in its own item is sent as it is', async () => {
    const key = 'before/1'
    await put(key, { key, planId: 'before', ...about, mail })
    expect(await outbox.list('before')).toMatchObject([{ key, mail, state: 'pending' }])
    expect(await outbox.claim(key, 2)).toMatchObject({ key, mail, to: 'a@example.vn', attempt: 1 })
  })

  it('whose letter is not there is not sent empty', async () => {
    const key = 'torn/1'
    await put(key, { key, planId: 'torn', ...about, letter: 'nowhere' })
    await expect(outbox.claim(key, 2)).rejects.toThrow(/torn\/1 is not there/)
    await expect(outbox.list('torn')).rejects.toThrow(/torn\/1 is not there/)
  })

  it("whose claim was answered into the void is the claimer's all the same, and nobody else's", async () => {
    const entry = { key: 'void/1', planId: 'void', ...about, mail }
    await outbox.add(entry)
    // The first answer is lost, and the client tries again by itself, as it does after a broken connection.
    const lossy = clientOf()
    let tries = 0
    lossy.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'UpdateItemCommand') tries++
          const answer = await next(args)
          if (commandName !== 'UpdateItemCommand' || tries > 1) return answer
          throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $retryable: {} })
        },
      { step: 'deserialize', priority: 'high' },
    )
    expect(await createDynamodbOutbox(lossy, TABLES).claim('void/1', 2)).toMatchObject({
      state: 'claimed',
      mail,
      attempt: 1,
    })
    expect(tries).toBe(2)
    expect(await outbox.claim('void/1', 3)).toBeNull()
    expect(await outbox.claim('nowhere/1', 3)).toBeNull()
  })

  it('costs its states little: what is written lies apart, and a second add changes neither', async () => {
    const entry = { key: 'apart/1', planId: 'apart', ...about, mail }
    expect(await outbox.add(entry)).toBe(true)
    expect(await outbox.add({ ...entry, mail: { ...mail, subject: 'khác' } })).toBe(false)
    expect(await outbox.find('apart/1')).toMatchObject({ mail })
    expect(await outbox.list('apart')).toMatchObject([{ mail }])
    const [item] = await queryAll(client, TABLES.state, { pk: 'outbox#apart', sk: 'mail#' })
    expect(JSON.stringify(item)).not.toContain('thư')
  })
})
