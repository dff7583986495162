import type { StepName } from '../steps.ts'
import { faultOf, log } from './log.ts'

/**
 * What an HTTP API gives a function, payload version 2.0, as far as it is used here:
 * docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface HttpEvent {
  /** Names in small letters; values of a repeated header are joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body?: string
  readonly isBase64Encoded: boolean
  /** When the gateway had the request. */
  readonly requestContext: { readonly timeEpoch: number; readonly requestId: string }
}

export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface PostRequest {
  readonly authorization: string | undefined
  readonly body: string
  /** The gateway's moment: a function that starts slowly makes nobody late. */
  readonly receivedAt: number
}

/** A handler for requests of an HTTP API. What fails is answered as such and logged without words. */
export function onPost(
  step: StepName,
  answer: (request: PostRequest) => Promise<{ readonly status: number; readonly code: string }>,
): (event: HttpEvent) => Promise<HttpAnswer> {
  return async ({ headers, body = '', isBase64Encoded, requestContext }) => {
    const { timeEpoch: receivedAt, requestId: request } = requestContext
    try {
      const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
      const { status, ...said } = await answer({
        authorization: headers.authorization,
        body: text,
        receivedAt,
      })
      log({ step, request, outcome: said.code })
      return json(status, said)
    } catch (error) {
      log({ step, request, outcome: 'failed', fault: faultOf(error) })
      return json(500, { code: 'failed' })
    }
  }
}

const json = (statusCode: number, said: object): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(said),
})
