import { describe, expect, it } from 'vitest'
import { jobsOf } from '../../../functions/adapters/read-job.ts'
import { onQueue, type QueueAnswer } from '../../../functions/lambda/on-queue.ts'
import { linesSaidDuring } from '../../support/said.ts'

const message = (messageId: string, body: unknown) => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const sync = (spreadsheetId: string) => ({ step: 'sync-sheet', spreadsheetId, arrivedAt: null })
const context = (left = 100_000) => ({ awsRequestId: 'request-1', getRemainingTimeInMillis: () => left })
const A_NAME = 'Nông Văn Hiếu'

/** A handler that writes down what it is given and fails as told. */
function desk(fails: (spreadsheetId: string) => 'done' | 'retry') {
  const seen: string[] = []
  const handler = onQueue(
    'sync-sheet',
    async () => seen,
    jobsOf('sync-sheet'),
    async (deps, { spreadsheetId }) => {
      deps.push(spreadsheetId)
      return fails(spreadsheetId)
    },
  )
  return { seen, handler }
}

describe('a batch of messages', () => {
  it('is answered with those that failed, and with no others', async () => {
    const { seen, handler } = desk((id) => {
      if (id === 'broken') throw new TypeError(`${A_NAME} has no key`)
      return id === 'busy' ? 'retry' : 'done'
    })
    const records = [
      message('m1', sync('good')),
      message('m2', sync('broken')),
      message('m3', '{ not json'),
      message('m4', { step: 'send-mail', key: 'k' }),
      message('m5', sync('busy')),
      message('m6', { ...sync('x'), arrivedAt: 'yesterday' }),
      message('m7', sync('last')),
    ]
    let answer: QueueAnswer | null = null
    const lines = await linesSaidDuring(async () => {
      answer = await handler({ Records: records }, context())
    })
    expect(answer).toEqual({
      batchItemFailures: ['m2', 'm3', 'm4', 'm5', 'm6'].map((itemIdentifier) => ({ itemIdentifier })),
    })
    expect(seen).toEqual(['good', 'broken', 'busy', 'last'])
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'ERROR', step: 'sync-sheet', message: 'm2', fault: { name: 'TypeError' } },
      { message: 'm3', fault: { says: 'no job of this step' } },
      { message: 'm4' },
      { message: 'm6' },
    ])
  })

  it('is told in the log without a word of the error, which may quote somebody', async () => {
    const { handler } = desk(() => {
      throw new Error(A_NAME)
    })
    const lines = await linesSaidDuring(() => handler({ Records: [message('m1', sync('x'))] }, context()))
    expect(lines).toHaveLength(1)
    expect(lines.join()).not.toContain(A_NAME)
    expect(JSON.parse(lines[0] ?? '').fault.at[0]).toMatch(/^at .*on-queue\.test\.ts/)
  })

  it('whose time is nearly up begins nothing more: what is cut off fails whole', async () => {
    const { seen, handler } = desk(() => 'done')
    let answer: QueueAnswer | null = null
    await linesSaidDuring(async () => {
      answer = await handler({ Records: [message('m1', sync('x'))] }, context(5000))
    })
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
    expect(seen).toEqual([])
  })

  it('fails whole where nothing can be opened, and Lambda hears no word of why', async () => {
    const handler = onQueue(
      'send-mail',
      () => Promise.reject(new RangeError(A_NAME)),
      jobsOf('send-mail'),
      async () => 'done',
    )
    const lines = await linesSaidDuring(() =>
      expect(handler({ Records: [message('m1', sync('x'))] }, context())).rejects.toThrow(
        /^send-mail: RangeError$/,
      ),
    )
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ outcome: 'failed', step: 'send-mail' }])
  })
})
