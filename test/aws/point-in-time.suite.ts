import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RestoreTableToPointInTimeCommand, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspectArchive, recordsOf } from '../../cli/move/read-archive.ts'
import { setBackTables } from '../../cli/move/set-back-tables.ts'
import { tableRecords } from '../../cli/move/tables-at.ts'
import { writeArchive } from '../../cli/move/write-archive.ts'
import { docItem, getItem, putAll } from '../../functions/adapters/dynamodb-items.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { ensureTables } from '../../functions/adapters/dynamodb-tables.ts'
import { dynamodb } from './emulated.ts'

const NOW = { rows: 'pitr-rows', state: 'pitr-state' }
const THEN = { rows: 'pitr-rows-then', state: 'pitr-state-then' }
const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }
const letter = (key: string) => ({ key, planId: 'p', to: 'a@example.vn', mail, createdAt: 1 })
const tablesOf = (names: typeof NOW) => ({ client: dynamodb, names, close: async () => undefined })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-pitr-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Both tables under other names, as docs/operations.md has it done. */
async function restoreBeside(): Promise<void> {
  for (const part of ['rows', 'state'] as const) {
    await dynamodb.send(
      new UpdateContinuousBackupsCommand({
        TableName: NOW[part],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    )
    const restore = { SourceTableName: NOW[part], TargetTableName: THEN[part], UseLatestRestorableTime: true }
    await dynamodb.send(new RestoreTableToPointInTimeCommand(restore))
  }
}

it('tables go back to a moment by way of an archive, and a mail sent since stays sent', async () => {
  await ensureTables(dynamodb, NOW)
  const outbox = createDynamodbOutbox(dynamodb, NOW)
  const rows = Array.from({ length: 60 }, (_, i) => docItem({ pk: 'sheet#1', sk: `row#${i}` }, { row: i }))
  await putAll(dynamodb, NOW.rows, rows)
  await putAll(dynamodb, NOW.state, [docItem({ pk: 'cycle#p', sk: 'sheet#1' }, { version: 1 })])
  await outbox.add(letter('p/one'))
  await restoreBeside()

  // What happens after that moment: a row is spoilt, another state stored, the mail sent.
  await putAll(dynamodb, NOW.rows, [docItem({ pk: 'sheet#1', sk: 'row#7' }, { row: 'spoilt' })])
  await putAll(dynamodb, NOW.state, [docItem({ pk: 'cycle#p', sk: 'sheet#2' }, { version: 1 })])
  const claimed = await outbox.claim('p/one', 2)
  if (!claimed) throw new Error('not claimed')
  await outbox.settle(claimed, 'sent', 3, 'message-1')

  const path = join(folder, 'then.gz')
  await writeArchive({ path, from: 'tables', version: '1', at: '' }, tableRecords(tablesOf(THEN)))
  expect(await inspectArchive(path)).toMatchObject({ ok: true, totals: { rows: { count: 60 } } })
  const outcome = await setBackTables(tablesOf(NOW), () => recordsOf(path), 'print')
  if (outcome.kind !== 'set-back') throw new Error(outcome.kind)
  expect(outcome.totals).toEqual(outcome.expected)
  expect((await getItem(dynamodb, NOW.rows, { pk: 'sheet#1', sk: 'row#7' }))?.doc?.S).toBe('{"row":7}')
  expect(await getItem(dynamodb, NOW.state, { pk: 'cycle#p', sk: 'sheet#2' })).toBeNull()
  expect(await outbox.find('p/one')).toMatchObject({ state: 'sent', messageId: 'message-1' })
})
