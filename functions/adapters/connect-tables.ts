import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Config } from '../config.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Outbox } from '../ports/mail.ts'
import type { People } from '../ports/people.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import { createDynamodbFacts } from './dynamodb-facts.ts'
import { createDynamodbLedger } from './dynamodb-ledger.ts'
import { createDynamodbOutbox } from './dynamodb-outbox.ts'
import { createDynamodbPeople } from './dynamodb-people.ts'
import { createDynamodbReports } from './dynamodb-reports.ts'
import { ensureTables } from './dynamodb-tables.ts'

export interface Tables {
  readonly reports: Reports
  readonly facts: Facts
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly people: People
  /** Makes the tables where they do not exist yet. */
  ready(): Promise<void>
  close(): void
}

/** The stores over the DynamoDB that a configuration names. */
export function connectTables({ region, credentials, dynamodbEndpoint, tables }: Config): Tables {
  const client = new DynamoDBClient({
    region,
    credentials,
    ...(dynamodbEndpoint ? { endpoint: dynamodbEndpoint } : {}),
  })
  const facts = createDynamodbFacts(client, tables)
  return {
    reports: createDynamodbReports(client, tables),
    people: createDynamodbPeople(client, tables, facts),
    facts,
    ledger: createDynamodbLedger(client, tables),
    outbox: createDynamodbOutbox(client, tables),
    ready: () => ensureTables(client, tables),
    close: () => client.destroy(),
  }
}
