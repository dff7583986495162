import { describe, expect, it } from 'vitest'
import { type HttpAnswer, onPost, type PostRequest } from '../../../functions/lambda/on-post.ts'
import { linesSaidDuring } from '../../support/said.ts'

const requestContext = { timeEpoch: 1_700_000_000_123, requestId: 'r-1' }
const VIETNAMESE = '{"spreadsheetId":"Xã Tân Thanh"}'

async function post(event: { readonly body?: string; readonly isBase64Encoded: boolean }) {
  const seen: PostRequest[] = []
  const handler = onPost('answer-poke', async (request) => {
    seen.push(request)
    return { status: 202, code: 'accepted' }
  })
  let answer: HttpAnswer | null = null
  const lines = await linesSaidDuring(async () => {
    answer = await handler({ headers: { authorization: 'Bearer secret' }, requestContext, ...event })
  })
  return { seen, answer, lines }
}

describe('a request of the HTTP API', () => {
  it.each([
    ['as text', { body: VIETNAMESE, isBase64Encoded: false }, VIETNAMESE],
    ['in base64', { body: Buffer.from(VIETNAMESE).toString('base64'), isBase64Encoded: true }, VIETNAMESE],
    ['in what is no base64', { body: '%%%', isBase64Encoded: true }, ''],
    ['without a body', { isBase64Encoded: false }, ''],
  ])('%s arrives as it was sent, at the moment the gateway had it', async (_, event, body) => {
    const { seen, answer } = await post(event)
    expect(seen).toEqual([{ authorization: 'Bearer secret', body, receivedAt: 1_700_000_000_123 }])
    expect(answer).toMatchObject({ statusCode: 202, body: '{"code":"accepted"}' })
  })

  it('is logged by its code: no token, no body', async () => {
    const { lines } = await post({ body: VIETNAMESE, isBase64Encoded: false })
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'INFO', step: 'answer-poke', request: 'r-1', outcome: 'accepted' },
    ])
  })

  it('that fails is answered and logged without a word of the error', async () => {
    const handler = onPost('answer-poke', () => Promise.reject(new Error(VIETNAMESE)))
    let answer: HttpAnswer | null = null
    const lines = await linesSaidDuring(async () => {
      answer = await handler({ headers: {}, isBase64Encoded: false, requestContext })
    })
    expect(answer).toMatchObject({ statusCode: 500, body: '{"code":"failed"}' })
    expect(lines.join()).not.toContain('Thanh')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'ERROR', fault: { name: 'Error' } })
  })
})
