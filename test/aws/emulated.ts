import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESClient } from '@aws-sdk/client-ses'
import { SQSClient } from '@aws-sdk/client-sqs'
import { SSMClient } from '@aws-sdk/client-ssm'

const endpoint = process.env.ROLLCALL_TEST_AWS
if (!endpoint) throw new Error('started by `npm run test:aws`')

/** Where the emulator listens, and as whom we speak to it: any credentials will do. */
export const EMULATOR = {
  endpoint,
  region: 'ap-southeast-1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
}

export const cloudformation = new CloudFormationClient(EMULATOR)
export const dynamodb = new DynamoDBClient(EMULATOR)
export const lambda = new LambdaClient(EMULATOR)
export const s3 = new S3Client({ ...EMULATOR, forcePathStyle: true })
export const scheduler = new SchedulerClient(EMULATOR)
export const ses = new SESClient(EMULATOR)
export const sqs = new SQSClient(EMULATOR)
export const ssm = new SSMClient(EMULATOR)
