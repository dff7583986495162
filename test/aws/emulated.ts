import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'

const endpoint = process.env.ROLLCALL_TEST_AWS
if (!endpoint) throw new Error('started by `npm run test:aws`')

/** Where the emulator listens, and as whom we speak to it: any credentials will do. */
export const EMULATOR = {
  endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
}

export const dynamodb = new DynamoDBClient(EMULATOR)
export const sqs = new SQSClient(EMULATOR)
