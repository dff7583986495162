import {
  type SendMessageBatchCommand,
  type SendMessageBatchResultEntry,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { describe, expect, it } from 'vitest'
import { createSqsQueue } from '../../../functions/adapters/sqs-queue.ts'
import type { Job } from '../../../functions/ports/queue.ts'

const mail = (key: string): Job => ({ step: 'send-mail', key })
const many = (count: number) => Array.from({ length: count }, (_, at) => mail(`k${at}`))

/** A client whose service refuses entries as told; what it took lies in `taken`. */
function service(refuses: (body: string, round: number) => 'takes' | 'busy' | 'never') {
  const taken: string[] = []
  const batches: number[] = []
  const pauses: number[] = []
  const delays: (number | undefined)[] = []
  const client = new SQSClient({
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
  client.middlewareStack.add(
    () => async (args) => {
      const { Entries = [] } = args.input as SendMessageBatchCommand['input']
      batches.push(Entries.length)
      const Failed: { Id: string | undefined; SenderFault: boolean; Code: string }[] = []
      const Successful: Partial<SendMessageBatchResultEntry>[] = []
      for (const { Id, MessageBody = '', DelaySeconds } of Entries) {
        delays.push(DelaySeconds)
        const verdict = refuses(JSON.parse(MessageBody).key, batches.length)
        if (verdict === 'takes') taken.push(JSON.parse(MessageBody).key)
        else Failed.push({ Id, SenderFault: verdict === 'never', Code: verdict })
      }
      return { response: {}, output: { Failed, Successful, $metadata: {} } as never }
    },
    { step: 'initialize' },
  )
  const queue = createSqsQueue(client, {
    queueUrls: { 'send-mail': 'https://sqs/mail' },
    sleep: async (ms) => void pauses.push(ms),
  })
  return { queue, taken, batches, pauses, delays }
}

describe('the queue in SQS', () => {
  it('takes jobs ten at a time', async () => {
    const { queue, taken, batches } = service(() => 'takes')
    await queue.put(many(25))
    expect(batches).toEqual([10, 10, 5])
    expect(taken).toEqual(many(25).map((job) => (job.step === 'send-mail' ? job.key : '')))
  })

  it('keeps jobs back for as long as it is told', async () => {
    const { queue, delays } = service(() => 'takes')
    await queue.put(many(1), 15)
    await queue.put(many(2))
    expect(delays).toEqual([15, undefined, undefined])
  })

  it('is given again what it did not take of a batch, and only that, with growing pauses', async () => {
    const { queue, taken, batches, pauses } = service((key, round) =>
      key === 'k3' && round < 3 ? 'busy' : 'takes',
    )
    await queue.put(many(5))
    expect(batches).toEqual([5, 1, 1])
    expect(taken.toSorted()).toEqual(['k0', 'k1', 'k2', 'k3', 'k4'])
    expect(pauses).toEqual([50, 100])
  })

  it.each([
    ['that is busy for ever', 'busy' as const, /did not take 1 jobs in 7 rounds/, 7],
    ['that refuses a job as such', 'never' as const, /refused a job: never/, 1],
  ])('%s is an error, so that whoever asked asks again', async (_, verdict, message, rounds) => {
    const { queue, batches } = service((key) => (key === 'k1' ? verdict : 'takes'))
    await expect(queue.put(many(2))).rejects.toThrow(message)
    expect(batches).toHaveLength(rounds)
  })

  it('refuses a job for a step that has no queue, and asks nothing for no jobs', async () => {
    const { queue, batches } = service(() => 'takes')
    await queue.put([])
    await expect(queue.put([{ step: 'sync-sheet', spreadsheetId: 'x', arrivedAt: null }])).rejects.toThrow(
      'there is no queue for sync-sheet',
    )
    expect(batches).toEqual([])
  })
})
