import { SQSClient } from '@aws-sdk/client-sqs'
import type { Config } from '../config.ts'
import type { Queue } from '../ports/queue.ts'
import { createSqsQueue } from './sqs-queue.ts'

/** The queue over the SQS that a configuration names. */
export function connectQueue(config: Config): { readonly queue: Queue; close(): void } {
  const { region, credentials, sqsEndpoint, queueUrls } = config
  const client = new SQSClient({ region, credentials, ...(sqsEndpoint ? { endpoint: sqsEndpoint } : {}) })
  const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
  return { queue: createSqsQueue(client, { queueUrls, sleep }), close: () => client.destroy() }
}
