import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A call to AWS: by whom, what IAM calls it, and upon what. */
export interface Call {
  readonly who: string
  readonly action: string
  readonly resources: readonly string[]
}

export interface Witness {
  readonly url: string
  readonly calls: readonly Call[]
  close(): Promise<void>
}

const INVOKE = 'lambda:InvokeFunction'
const REGION = 'ap-southeast-1'
const ACCOUNT = '123456789012'

/**
 * Stands between functions and the emulator, hands everything on, and writes down each call as IAM would see it.
 * Who calls is told by the access key's id. The emulator itself lets everybody do everything.
 *
 * @param functionsAt where functions are called: the emulator would start a container for each
 */
export async function startWitness(endpoint: string, functionsAt: string): Promise<Witness> {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const call = callOf(request, body.toString('utf8'))
    calls.push(call)
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
    const answer = await fetch(new URL(request.url ?? '/', call.action === INVOKE ? functionsAt : endpoint), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    })
    const {
      'content-encoding': ____,
      'transfer-encoding': _____,
      ...told
    } = Object.fromEntries(answer.headers)
    response.writeHead(answer.status, told).end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function callOf({ method, url = '/', headers }: IncomingMessage, body: string): Call {
  const [, who = '', service = ''] =
    /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? []
  const target = String(headers['x-amz-target'] ?? '').split('.')[1]
  switch (service) {
    case 'dynamodb':
      return { who, action: `dynamodb:${target}`, resources: tablesIn(JSON.parse(body)) }
    case 'sqs': {
      const name = String(JSON.parse(body).QueueUrl).split('/').at(-1)
      // Of a batch IAM knows only the single action.
      const action = `sqs:${String(target).replace(/Batch$/, '')}`
      return { who, action, resources: [`arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`] }
    }
    case 'ssm':
      return { who, action: `ssm:${target}`, resources: [arn('ssm', `parameter${JSON.parse(body).Path}`)] }
    case 'lambda':
      return { who, action: INVOKE, resources: [arn('lambda', `function:${url.split('/')[3]}`)] }
    case 's3':
      return { who, action: method === 'PUT' ? 's3:PutObject' : 's3:GetObject', resources: [objectOf(url)] }
    default: {
      const form = new URLSearchParams(body)
      const [, domain] = String(form.get('Source')).split('@')
      return {
        who,
        action: `${service}:${form.get('Action')}`,
        resources: [arn('ses', `identity/${domain}`)],
      }
    }
  }
}

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`

const objectOf = (url: string): string => `arn:aws:s3:::${(url.split('?')[0] ?? '').slice(1)}`

const tablesIn = (input: { readonly TableName?: string; readonly RequestItems?: object }): string[] =>
  (input.TableName ? [input.TableName] : Object.keys(input.RequestItems ?? {})).map((name) =>
    arn('dynamodb', `table/${name}`),
  )
