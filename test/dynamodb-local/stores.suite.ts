import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { beforeAll } from 'vitest'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { createDynamodbPeople } from '../../functions/adapters/dynamodb-people.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { ensureTables } from '../../functions/adapters/dynamodb-tables.ts'
import { describeStores } from '../functions/adapters/stores.conformance.ts'

const endpoint = process.env.ROLLCALL_TEST_DYNAMODB
if (!endpoint) throw new Error('started by `npm run test:dynamodb-local`')
const client = new DynamoDBClient({
  endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
})
const tables = { rows: 'rollcall-rows', state: 'rollcall-state' }
beforeAll(() => ensureTables(client, tables))

const stores = {
  facts: createDynamodbFacts(client, tables),
  ledger: createDynamodbLedger(client, tables),
  outbox: createDynamodbOutbox(client, tables),
  reports: createDynamodbReports(client, tables),
  people: createDynamodbPeople(client, tables, createDynamodbFacts(client, tables)),
}
describeStores("over Amazon's DynamoDB Local", () => stores)
