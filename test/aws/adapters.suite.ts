import { randomUUID } from 'node:crypto'
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { beforeAll } from 'vitest'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { createDynamodbPeople } from '../../functions/adapters/dynamodb-people.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { ensureTables } from '../../functions/adapters/dynamodb-tables.ts'
import { jobsOf } from '../../functions/adapters/read-job.ts'
import { createSqsQueue } from '../../functions/adapters/sqs-queue.ts'
import { onQueue, type QueueAnswer } from '../../functions/lambda/on-queue.ts'
import type { Job } from '../../functions/ports/queue.ts'
import { describeStores } from '../functions/adapters/stores.conformance.ts'
import { describeQueue, type OpenQueue } from '../infra/local/queue.conformance.ts'
import { linesSaidDuring } from '../support/said.ts'
import { dynamodb, sqs } from './emulated.ts'
import { pump } from './pump.ts'

const tables = { rows: 'conformance-rows', state: 'conformance-state' }
beforeAll(() => ensureTables(dynamodb, tables))
describeStores("over the emulator's DynamoDB", () => ({
  facts: createDynamodbFacts(dynamodb, tables),
  ledger: createDynamodbLedger(dynamodb, tables),
  outbox: createDynamodbOutbox(dynamodb, tables),
  reports: createDynamodbReports(dynamodb, tables),
  people: createDynamodbPeople(dynamodb, tables, createDynamodbFacts(dynamodb, tables)),
}))

describeQueue("over the emulator's SQS", async (attempts, work) => {
  const steps = ['sync-sheet', 'send-mail'] as const
  const opened = await Promise.all(steps.map(async (step) => ({ step, ...(await openPair(attempts)) })))
  const queueUrls = Object.fromEntries(opened.map(({ step, url }) => [step, url]))
  const queue = createSqsQueue(sqs, { queueUrls, sleep: async () => undefined })
  const drain = async (): Promise<readonly Job[]> => {
    let batches = 1
    while (batches > 0) {
      batches = 0
      for (const { step, url } of opened) batches += await pump(sqs, url, workerOf(step, work), 10)
    }
    const dead: Job[] = []
    for (const { step, deadUrl } of opened) {
      const take = onQueue(
        step,
        async () => null,
        jobsOf(step),
        async (_, job) => {
          dead.push(job)
          return 'done'
        },
      )
      await pump(sqs, deadUrl, (event) => take(event, CONTEXT), 10)
    }
    return dead
  }
  return { ...queue, drain }
})

const CONTEXT = { awsRequestId: 'r', getRemainingTimeInMillis: () => 100_000 }

function workerOf(step: 'sync-sheet' | 'send-mail', work: Parameters<OpenQueue>[1]) {
  const handler = onQueue(
    step,
    async () => null,
    jobsOf<Job['step']>(step),
    (_, job) => work(job),
  )
  return async (event: Parameters<typeof handler>[0]): Promise<QueueAnswer> => {
    let answer: QueueAnswer = { batchItemFailures: [] }
    // What fails on purpose is told in the log; nobody wants to read it here.
    await linesSaidDuring(async () => {
      answer = await handler(event, CONTEXT)
    })
    return answer
  }
}

/** A queue with its dead-letter queue. */
async function openPair(
  maxReceiveCount: number,
): Promise<{ readonly url: string; readonly deadUrl: string }> {
  const name = randomUUID()
  const { QueueUrl: deadUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: `${name}-dead` }))
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: deadUrl, AttributeNames: ['QueueArn'] }),
  )
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount })
  const { QueueUrl: url = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: name, Attributes: { RedrivePolicy } }),
  )
  return { url, deadUrl }
}
