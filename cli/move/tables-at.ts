import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { scanEverything } from '../../functions/adapters/dynamodb-dump.ts'
import type { TableNames } from '../../functions/adapters/dynamodb-tables.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import { type ArchiveRecord, TABLE_PARTS } from './archive-record.ts'

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

/** Every item of both tables. */
export async function* tableRecords({ client, names }: Tables): AsyncGenerator<ArchiveRecord> {
  for (const part of TABLE_PARTS)
    for await (const item of scanEverything(client, names[part])) yield { part, item }
}
