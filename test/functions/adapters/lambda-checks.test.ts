import { setTimeout as wait } from 'node:timers/promises'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { afterEach, describe, expect, it } from 'vitest'
import { connectChecks, createLambdaChecks } from '../../../functions/adapters/lambda-checks.ts'
import type { Config } from '../../../functions/config.ts'
import type { Receipt } from '../../../functions/ports/sheet-checks.ts'
import {
  type InvokeEndpoint,
  type LambdaFunction,
  startInvokeEndpoint,
} from '../../support/invoke-endpoint.ts'

const RECEIPT: Receipt = {
  at: 1_700_000_000_000,
  rows: 2,
  counted: 1,
  errorRows: 1,
  warningRows: 0,
  missing: 2,
  held: false,
  says: ['Đã nhận 2 dòng'],
  problems: [{ code: 'E-PHONE', title: 'Số điện thoại', rows: 1 }],
}
const NAME = 'rollcall-dev-sync-sheet'
const REGION = 'ap-southeast-1'
const CREDENTIALS = { accessKeyId: 'a', secretAccessKey: 'b' }

const opened: InvokeEndpoint[] = []
afterEach(async () => {
  for (const endpoint of opened.splice(0)) await endpoint.close()
})

async function checksOver(functions: Readonly<Record<string, LambdaFunction>>, withinMs = 5_000) {
  const endpoint = await startInvokeEndpoint(functions)
  opened.push(endpoint)
  const told: string[] = []
  const client = new LambdaClient({
    region: REGION,
    credentials: CREDENTIALS,
    endpoint: endpoint.url,
    maxAttempts: 1,
  })
  const tell = (why: string): void => void told.push(why)
  return { checks: createLambdaChecks(client, { functionName: NAME, withinMs, tell }), told, endpoint, tell }
}

describe('a check by calling the function', () => {
  it('gives it the job as a queue would, and brings back its receipt', async () => {
    const events: object[] = []
    const run = async (event: object) => {
      events.push(event)
      return RECEIPT
    }
    const { checks, told } = await checksOver({ [NAME]: { run } })
    expect(await checks.checkNow('sheet-1', 42)).toEqual(RECEIPT)
    expect(events).toEqual([{ step: 'sync-sheet', spreadsheetId: 'sheet-1', arrivedAt: 42 }])
    expect(told).toEqual([])
  })

  it('gives nothing, and that is no failure, when the sheet is busy', async () => {
    const { checks, told } = await checksOver({ [NAME]: { run: async () => null } })
    expect(await checks.checkNow('sheet-1', 42)).toBeNull()
    expect(told).toEqual([])
  })

  it.each<[why: string, saying: string, functions: Record<string, LambdaFunction>]>([
    ['too many of it run already', 'throttled', { [NAME]: { run: async () => RECEIPT, atOnce: 0 } }],
    [
      'it fails',
      'failed',
      {
        [NAME]: {
          run: async () => {
            throw new Error('sync-sheet: TypeError')
          },
        },
      },
    ],
    ['it answers something else', 'failed', { [NAME]: { run: async () => ({ batchItemFailures: [] }) } }],
    ['it is not there', 'refused', {}],
  ])('is left to the queue when %s, and the reason is told: %s', async (_, saying, functions) => {
    const { checks, told } = await checksOver(functions)
    expect(await checks.checkNow('sheet-1', 42)).toBeNull()
    expect(told).toEqual([saying])
  })

  it('is not waited for longer than a clerk waits, nor called twice; the function may go on', async () => {
    let calls = 0
    const run = async () => {
      calls++
      await wait(400)
      return RECEIPT
    }
    const { checks, told, endpoint } = await checksOver({ [NAME]: { run } }, 50)
    expect(await checks.checkNow('sheet-1', 42)).toBeNull()
    expect(told).toEqual(['timed-out'])
    expect([calls, endpoint.running()]).toEqual([1, 1])
  })
})

describe('an installation', () => {
  const config = (more: object): Config => ({ region: REGION, credentials: CREDENTIALS, ...more }) as Config

  it('that names no function leaves every check to the queue', async () => {
    const checks = connectChecks(config({}), { withinMs: 1, tell: () => expect.unreachable() })
    expect(await checks.checkNow('sheet-1', 42)).toBeNull()
  })

  it('that names one calls it', async () => {
    const { endpoint, tell } = await checksOver({ [NAME]: { run: async () => RECEIPT } })
    const named = config({ syncSheetFunction: NAME, lambdaEndpoint: endpoint.url })
    expect(await connectChecks(named, { withinMs: 5_000, tell }).checkNow('sheet-1', 42)).toEqual(RECEIPT)
  })
})
