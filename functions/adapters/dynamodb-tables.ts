import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'

/**
 * Two tables, apart so that rights and retention can differ: `rows` holds what offices typed (personal
 * data) and its history; `state` holds everything else and no personal data but the addresses of mails.
 * Both have string keys `pk` and `sk`. Only single-item conditional writes, batch writes and queries on the
 * primary key are used: any DynamoDB endpoint can do those.
 */
export interface TableNames {
  readonly rows: string
  readonly state: string
}

/** Creates the tables that do not exist and waits until they can be used. Harmless when repeated. */
export async function ensureTables(client: DynamoDBClient, names: TableNames, pauseMs = 100): Promise<void> {
  for (const name of [names.rows, names.state]) {
    if (!(await statusOf(client, name))) await create(client, name)
    while ((await statusOf(client, name)) !== 'ACTIVE') await new Promise((done) => setTimeout(done, pauseMs))
  }
}

async function statusOf(client: DynamoDBClient, name: string): Promise<string | null> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
    return Table?.TableStatus ?? null
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null
    throw error
  }
}

async function create(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}
