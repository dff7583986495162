import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { scanEverything } from '../../../functions/adapters/dynamodb-dump.ts'
import { holds, type Item, keyOf, queryAll } from '../../../functions/adapters/dynamodb-items.ts'
import { listOf } from '../../support/list-of.ts'

const items = ['a', 'b', 'c', 'd', 'e'].map((sk) => keyOf({ pk: 'p', sk }))

/** A client whose table gives two items a page, as DynamoDB gives a megabyte. */
function paging() {
  const from: (string | undefined)[] = []
  const client = new DynamoDBClient({
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
  client.middlewareStack.add(
    () => async (args) => {
      const { ExclusiveStartKey: after } = args.input as { ExclusiveStartKey?: Item }
      from.push(after?.sk?.S)
      if (from.length > items.length) throw new Error('the same page again and again')
      const begin = after ? items.findIndex(({ sk }) => sk?.S === after.sk?.S) + 1 : 0
      const page = items.slice(begin, begin + 2)
      const isLast = begin + 2 >= items.length
      const output = { Items: page, ...(isLast ? {} : { LastEvaluatedKey: page.at(-1) }) }
      return { response: {}, output: { ...output, $metadata: {} } as never }
    },
    { step: 'initialize' },
  )
  return { client, from }
}

describe('a table with more than a page', () => {
  it.each([
    ['a query', (client: DynamoDBClient) => queryAll(client, 't', { pk: 'p', sk: '' })],
    ['a scan', (client: DynamoDBClient) => listOf(scanEverything(client, 't'))],
  ])('is read to its end by %s, each page from where the one before ended', async (_, read) => {
    const { client, from } = paging()
    expect(await read(client)).toEqual(items)
    expect(from).toEqual([undefined, 'b', 'd'])
  })
})

describe('a conditional write', () => {
  it('says whether its condition held, and no other failure is taken for that', async () => {
    const failed = new ConditionalCheckFailedException({ message: '', $metadata: {} })
    expect(await holds(async () => undefined)).toBe(true)
    expect(await holds(() => Promise.reject(failed))).toBe(false)
    await expect(holds(() => Promise.reject(new Error('throttled')))).rejects.toThrow('throttled')
  })
})
