import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface InvokeEndpoint {
  readonly url: string
  /** How many calls of any function wait for their answer. */
  readonly running: () => number
  close(): Promise<void>
}

export interface LambdaFunction {
  readonly run: (event: object) => Promise<unknown>
  /** Calls at once; one more is refused, as by a reserved concurrency. */
  readonly atOnce?: number
}

/**
 * Lambda's Invoke as its API describes it (docs.aws.amazon.com/lambda/latest/api/API_Invoke.html): a path with the
 * function's name, its answer as the body; a function that fails is a 200 with X-Amz-Function-Error, one that is
 * not there a 404, one too many a 429 with the reason.
 */
export async function startInvokeEndpoint(
  functions: Readonly<Record<string, LambdaFunction>>,
): Promise<InvokeEndpoint> {
  const running = new Map<string, number>()
  const server = createServer((request, response) => {
    const [, name = ''] =
      /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(
        new URL(request.url ?? '/', 'http://l').pathname,
      ) ?? []
    void answer(functions[decodeURIComponent(name)], name, request, response, running)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    running: () => [...running.values()].reduce((sum, count) => sum + count, 0),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  called: LambdaFunction | undefined,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  running: Map<string, number>,
): Promise<void> {
  const { 'x-amz-invocation-type': kind = 'RequestResponse', 'x-amz-log-type': logs } = request.headers
  if (request.method !== 'POST' || kind !== 'RequestResponse')
    return refuse(response, 501, 'NotSupportedHere', { Message: `${request.method} ${kind}` })
  if (!called)
    return refuse(response, 404, 'ResourceNotFoundException', {
      Type: 'User',
      Message: `Function not found: ${name}`,
    })
  const now = running.get(name) ?? 0
  if (now >= (called.atOnce ?? Number.POSITIVE_INFINITY))
    return refuse(response, 429, 'TooManyRequestsException', {
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      Type: 'User',
      message: 'Rate Exceeded.',
    })
  running.set(name, now + 1)
  const { body, headers } = await outcomeOf(called, (await json(request)) as object)
  running.set(name, (running.get(name) ?? 1) - 1)
  const tail = logs === 'Tail' ? { 'x-amz-log-result': Buffer.from('END').toString('base64') } : {}
  response.writeHead(200, { 'content-type': 'application/json', ...STARTED, ...headers, ...tail })
  response.end(JSON.stringify(body))
}

const STARTED = { 'x-amz-executed-version': '$LATEST' }

async function outcomeOf({ run }: LambdaFunction, event: object) {
  try {
    return { body: (await run(event)) ?? null, headers: {} }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: '' }
    const body = { errorType: name, errorMessage: message, trace: [] }
    return { body, headers: { 'x-amz-function-error': 'Unhandled' } }
  }
}

function refuse(response: ServerResponse, status: number, type: string, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
  response.end(JSON.stringify(body))
}
