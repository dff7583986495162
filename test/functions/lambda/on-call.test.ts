import { describe, expect, it } from 'vitest'
import { jobIn } from '../../../functions/adapters/read-job.ts'
import { onCall } from '../../../functions/lambda/on-call.ts'
import { linesSaidDuring } from '../../support/said.ts'

const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 100_000 }
const job = { step: 'sync-sheet', spreadsheetId: 'sheet-1', arrivedAt: 42 } as const
const A_NAME = 'Nông Văn Hiếu'

const handlerThat = (work: (spreadsheetId: string) => Promise<string>) =>
  onCall(
    'sync-sheet',
    async () => ({}),
    jobIn('sync-sheet'),
    (_, { spreadsheetId }) => work(spreadsheetId),
  )

describe('a call by another step', () => {
  it('is answered with what the work gave', async () => {
    expect(await handlerThat(async (id) => `checked ${id}`)(job, context)).toBe('checked sheet-1')
  })

  it.each([
    ['a job of another step', { step: 'send-mail', key: 'k' }, 'SayableError'],
    ['nothing', {}, 'SayableError'],
    ['work that breaks', job, 'TypeError'],
  ])(
    '%s fails, and neither the caller nor the log is told a word that may quote somebody',
    async (_, event, name) => {
      const handler = handlerThat(() => Promise.reject(new TypeError(`${A_NAME} has no key`)))
      const lines = await linesSaidDuring(async () => {
        await expect(handler(event, context)).rejects.toThrow(new Error(`sync-sheet: ${name}`))
      })
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        { level: 'ERROR', step: 'sync-sheet', outcome: 'failed', fault: { name } },
      ])
      expect(lines.join()).not.toContain(A_NAME)
    },
  )
})
