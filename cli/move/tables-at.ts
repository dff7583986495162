import { DeleteItemCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { scanEverything } from '../../functions/adapters/dynamodb-dump.ts'
import { keyOf } from '../../functions/adapters/dynamodb-items.ts'
import type { TableNames } from '../../functions/adapters/dynamodb-tables.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import type { ArchiveRecord, TablePart } from './archive-record.ts'

/** The two tables of an installation, wherever they are. */
export interface Tables {
  readonly client: DynamoDBClient
  readonly names: TableNames
  close(): Promise<void>
}

/** What a person says of tables that are not in a folder. */
export interface TableAddress {
  /** "aws" for the region's own address, else an endpoint's URL. */
  readonly at: string
  readonly region: string
  readonly names: TableNames
}

/** The names that tables have in a folder of `--state`. */
export const LOCAL_NAMES: TableNames = { rows: 'rollcall-rows', state: 'rollcall-state' }

/** Tables at an address. Credentials are found as by every tool of AWS: environment, profile, role. */
export function tablesAt({ at, region, names }: TableAddress): Tables {
  const client = new DynamoDBClient({ region, ...(at === 'aws' ? {} : { endpoint: at }) })
  return { client, names, close: async () => client.destroy() }
}

/** The tables of a folder, served while they are needed. */
export async function tablesIn(folder: string): Promise<Tables> {
  const service = await startLocalTable({ folder })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ region: 'ap-southeast-1', endpoint: service.url, credentials })
  return {
    client,
    names: LOCAL_NAMES,
    async close() {
      client.destroy()
      await service.close()
    },
  }
}

/** What is wrong with tables that could not be reached: none there, or the name of another trouble. */
export function tablesTrouble(error: unknown): 'none' | string {
  if (error instanceof ResourceNotFoundException) return 'none'
  const { code, name } = error as NodeJS.ErrnoException
  return code ?? name
}

/** An item of one of the tables. */
export type TableRecord = Extract<ArchiveRecord, { item: unknown }>

/**
 * Every item of both tables. States come first: a row is stored before the state that names it
 * (functions/sync-sheet), so a copy of tables that somebody writes to may have a row too many and lacks none.
 */
export async function* tableRecords(tables: Tables): AsyncGenerator<TableRecord> {
  yield* recordsOfTable(tables, 'state')
  yield* recordsOfTable(tables, 'rows')
}

export async function* recordsOfTable(
  { client, names }: Tables,
  part: TablePart,
): AsyncGenerator<TableRecord> {
  for await (const item of scanEverything(client, names[part])) yield { part, item }
}

export async function dropItem({ client, names }: Tables, { part, item }: TableRecord): Promise<void> {
  const key = keyOf({ pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' })
  await client.send(new DeleteItemCommand({ TableName: names[part], Key: key }))
}

/** Tells an item from every other of both tables. */
export const nameOf = ({ part, item }: TableRecord): string => JSON.stringify([part, item.pk?.S, item.sk?.S])
