import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Usage } from '../cli/cost/measured.ts'
import type { Campaign, Cycle, Instant, Unit } from '../domain/plan/plan.ts'
import { createDynamodbFacts } from '../functions/adapters/dynamodb-facts.ts'
import { createDynamodbLedger } from '../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../functions/adapters/dynamodb-outbox.ts'
import { createDynamodbPeople } from '../functions/adapters/dynamodb-people.ts'
import { createDynamodbReports } from '../functions/adapters/dynamodb-reports.ts'
import { ensureTables } from '../functions/adapters/dynamodb-tables.ts'
import { createGoogleDrive } from '../functions/adapters/google-drive.ts'
import { createGoogleSheets } from '../functions/adapters/google-sheets.ts'
import type { Files } from '../functions/ports/files.ts'
import type { Ledger } from '../functions/ports/ledger.ts'
import type { Outbox } from '../functions/ports/mail.ts'
import type { People } from '../functions/ports/people.ts'
import type { Job, Queue } from '../functions/ports/queue.ts'
import type { Facts, Reports } from '../functions/ports/reports.ts'
import type { Sheets } from '../functions/ports/sheets.ts'
import { startLocalGoogle } from '../infra/local/google/local-google.ts'
import { startLocalTable } from '../infra/local/table.ts'
import { sampleCampaign } from './big-sheet.ts'

/** The stores, Google and a queue on loopback, every call metered; a campaign of as many units as wanted. */
export interface Metered {
  readonly sheets: Sheets
  readonly files: Files
  readonly reports: Reports
  readonly people: People
  readonly facts: Facts
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly queue: Queue & { readonly jobs: Job[] }
  readonly client: DynamoDBClient
  readonly campaign: Campaign
  readonly cycle: Cycle
  now: Instant
  /** What an operation used. */
  meter(work: () => Promise<unknown>): Promise<Usage>
  close(): Promise<void>
}

export const TABLES = { rows: 'rows', state: 'state' }

export async function openMetered(units: number): Promise<Metered> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-metered-'))
  const counts = { readUnits: 0, writeUnits: 0, tableCalls: 0, googleCalls: 0 }
  const table = await startLocalTable({ folder: join(folder, 'table') })
  let made = 0
  const google = await startLocalGoogle({
    folder: join(folder, 'google'),
    now: () => metered.now,
    newId: () => `spreadsheet-${++made}`,
    observe: () => void counts.googleCalls++,
  })
  const client = meteredClient(table.url, counts)
  await ensureTables(client, TABLES)
  const jobs: Job[] = []
  const { campaign, cycle } = await campaignOf(units)
  const metered: Metered = {
    sheets: createGoogleSheets({ rootUrl: google.url }),
    files: createGoogleDrive({ rootUrl: google.url }),
    reports: createDynamodbReports(client, TABLES),
    people: createDynamodbPeople(client, TABLES, createDynamodbFacts(client, TABLES)),
    facts: createDynamodbFacts(client, TABLES),
    ledger: createDynamodbLedger(client, TABLES),
    outbox: createDynamodbOutbox(client, TABLES),
    queue: { jobs, put: async (more) => void jobs.push(...more) },
    client,
    campaign,
    cycle,
    now: Date.UTC(2023, 11, 1, 1),
    async meter(work) {
      Object.assign(counts, { readUnits: 0, writeUnits: 0, tableCalls: 0, googleCalls: 0 })
      const before = jobs.length
      const cpu = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(cpu)
      return { ...counts, jobs: jobs.length - before, cpuMs: Math.round((user + system) / 1000) }
    },
    async close() {
      client.destroy()
      await Promise.all([table.close(), google.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
  return metered
}

interface Capacity {
  readonly CapacityUnits?: number
}

const READS = new Set(['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand', 'ScanCommand'])

/** A client that asks DynamoDB with each call what the call consumed, and adds it up. */
function meteredClient(
  endpoint: string,
  counts: { readUnits: number; writeUnits: number; tableCalls: number },
) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ region: 'ap-southeast-1', endpoint, credentials })
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
      const answer = await next(args)
      const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: Capacity | readonly Capacity[] }
      const units = [ConsumedCapacity ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
      counts.tableCalls++
      if (READS.has(context.commandName ?? '')) counts.readUnits += units
      else counts.writeUnits += units
      return answer
    },
    { step: 'initialize', name: 'meter' },
  )
  return client
}

/** The sample plan with so many communes in place of its units. */
async function campaignOf(count: number): Promise<{ readonly campaign: Campaign; readonly cycle: Cycle }> {
  const sample = await sampleCampaign()
  const [cycle] = sample.plan.cycles
  const model = sample.units.find(({ classes }) => classes.includes('commune')) ?? sample.units[0]
  if (!cycle || !model) throw new Error('the sample plan has no cycle or unit')
  const units = Array.from({ length: count }, (_, i): Unit => {
    const email = `unit-${i}@bench.example.vn`
    return {
      ...model,
      id: `u${i}`,
      name: `Xã Thử Nghiệm ${i}`,
      contacts: model.contacts.slice(0, 1).map((contact) => ({ ...contact, email })),
    }
  })
  return { campaign: { ...sample, units }, cycle }
}
