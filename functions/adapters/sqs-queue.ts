import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { Job, Queue } from '../ports/queue.ts'

export interface SqsOptions {
  /** The address of each step's queue; a job for a step without one is a mistake of whoever deployed. */
  readonly queueUrls: Readonly<Partial<Record<Job['step'], string | undefined>>>
  readonly sleep: (ms: number) => Promise<void>
}

/** SQS takes ten messages at a time. */
const BATCH = 10
/** Rounds for entries of a batch that SQS did not take; with the pause doubling this is about three seconds. */
const ROUNDS = 7

/**
 * The queue in SQS: one queue for each step, one message for each job, its body the job as JSON. SQS may take
 * some entries of a batch and refuse others: those are sent again, with growing pauses. At least once: when
 * `put` throws, some jobs may have been queued, and asking again repeats them.
 */
export function createSqsQueue(client: SQSClient, { queueUrls, sleep }: SqsOptions): Queue {
  return {
    async put(jobs, afterSeconds = 0) {
      const bySteps = Map.groupBy(jobs, ({ step }) => step)
      for (const [step, ofStep] of bySteps) {
        const url = queueUrls[step]
        if (!url) throw new Error(`there is no queue for ${step}`)
        for (let start = 0; start < ofStep.length; start += BATCH)
          await sendAll(client, url, ofStep.slice(start, start + BATCH), afterSeconds, sleep)
      }
    },
  }
}

async function sendAll(
  client: SQSClient,
  QueueUrl: string,
  jobs: readonly Job[],
  DelaySeconds: number,
  sleep: SqsOptions['sleep'],
): Promise<void> {
  let left: readonly SendMessageBatchRequestEntry[] = jobs.map((job, at) => ({
    Id: String(at),
    MessageBody: JSON.stringify(job),
    ...(DelaySeconds > 0 ? { DelaySeconds } : {}),
  }))
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS) throw new Error(`the queue did not take ${left.length} jobs in ${ROUNDS} rounds`)
    if (round > 0) await sleep(25 * 2 ** round)
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [...left] }))
    // The fault is in the message itself: it would be refused for ever.
    const hopeless = Failed.find(({ SenderFault }) => SenderFault)
    if (hopeless) throw new Error(`the queue refused a job: ${hopeless.Code}`)
    const again = new Set(Failed.map(({ Id }) => Id))
    left = left.filter(({ Id }) => again.has(Id))
  }
}
