import { SendMessageCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs'
import type { QueueAnswer, QueueEvent } from '../../functions/lambda/on-queue.ts'
import type { DeployedQueue } from './deploy.ts'
import { sqs } from './emulated.ts'
import { pump } from './pump.ts'

export async function sendTo({ url }: DeployedQueue, MessageBody: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }))
}

/** What lies in a queue; it is taken out. */
export async function messagesIn(url: string): Promise<readonly string[]> {
  const bodies: string[] = []
  const take = async ({ Records }: QueueEvent): Promise<QueueAnswer> => {
    bodies.push(...Records.map(({ body }) => body))
    return { batchItemFailures: [] }
  }
  await pump(sqs, url, take, 10)
  return bodies
}

/**
 * What the console's "Start DLQ redrive" and StartMessageMoveTask do: every message back into its queue. The
 * emulator does not know the task; should it begin to, this throws, and the task takes the place of what follows.
 *
 * @returns how many messages there were
 */
export async function redrive(queue: DeployedQueue): Promise<number> {
  const SourceArn = `arn:aws:sqs:ap-southeast-1:123456789012:${queue.deadUrl.split('/').at(-1)}`
  const isKnown = await sqs.send(new StartMessageMoveTaskCommand({ SourceArn })).then(
    () => true,
    () => false,
  )
  if (isKnown) throw new Error('the emulator moves messages by itself now: let it')
  const bodies = await messagesIn(queue.deadUrl)
  for (const body of bodies) await sendTo(queue, body)
  return bodies.length
}

/** An event of SES as EventBridge lays it into a queue. */
export const byEventBridge = (type: string, detail: object) => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': type,
  source: 'aws.ses',
  account: '123456789012',
  time: '2023-12-01T01:06:00Z',
  region: 'ap-southeast-1',
  resources: [],
  detail,
})
