import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getBatch, type Item, keyOf, putAll } from '../../../functions/adapters/dynamodb-items.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const keys = ['a', 'b', 'c'].map((sk) => keyOf({ pk: 'p', sk }))

/** A client whose table takes, or gives, so many items of each call; none is every table's bad day. */
function client(mostOfEachCall: number) {
  const calls: number[] = []
  const throttled = new DynamoDBClient({
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
  throttled.middlewareStack.add(
    () => async (args) => {
      const { RequestItems } = args.input as { RequestItems: { t: readonly unknown[] | { Keys: Item[] } } }
      const asked = 'Keys' in RequestItems.t ? RequestItems.t.Keys : RequestItems.t
      calls.push(asked.length)
      const [done, left] = [asked.slice(0, mostOfEachCall), asked.slice(mostOfEachCall)]
      const output = Array.isArray(RequestItems.t)
        ? { UnprocessedItems: { t: left } }
        : { Responses: { t: done }, UnprocessedKeys: { t: { Keys: left } } }
      return { response: {}, output: { ...output, $metadata: {} } as never }
    },
    { step: 'initialize' },
  )
  return { throttled, calls }
}

/** Waits for it, as fast as the clock can be moved. */
async function soon<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  await vi.runAllTimersAsync()
  return work
}

describe('a table that is too busy', () => {
  it('for a whole batch is asked again for what it left over', async () => {
    const { throttled, calls } = client(2)
    expect(await soon(getBatch(throttled, 't', keys))).toEqual(keys)
    await soon(putAll(throttled, 't', keys))
    expect(calls).toEqual([3, 1, 3, 1])
  })

  it.each([
    [
      'read',
      (throttled: DynamoDBClient) => getBatch(throttled, 't', keys),
      /did not give 3 items in 8 rounds/,
    ],
    [
      'write',
      (throttled: DynamoDBClient) => putAll(throttled, 't', keys),
      /did not take 3 items in 8 rounds/,
    ],
  ])('for ever ends a %s with an error, so that the job comes again', async (_, run, message) => {
    const { throttled, calls } = client(0)
    await expect(soon<unknown>(run(throttled))).rejects.toThrow(message)
    expect(calls).toHaveLength(8)
  })
})
