import { Hono } from 'hono'
import { type LocalService, listen } from '../listen.ts'
import { asUser } from './acting-user.ts'
import { driveRoutes } from './drive-face.ts'
import { errorBody, GoogleError, unsupported } from './google-error.ts'
import { openQuota, type Quota } from './quota.ts'
import { type Answer, findRoute, type Route } from './routes.ts'
import { scriptRoutes } from './script-face.ts'
import { sheetsRoutes } from './sheets-face.ts'
import { openStore, type Store } from './store.ts'

/** One request and its answer, for tests that hold the traffic against Google's own descriptions. */
export interface Exchange {
  readonly method: string
  readonly path: string
  readonly requestBody: unknown
  readonly status: number
  readonly responseBody: unknown
}

export interface LocalGoogleOptions {
  /** Where spreadsheets are kept; made if absent. */
  readonly folder: string
  /** Stamps files. */
  readonly now: () => number
  readonly newId: () => string
  readonly port?: number
  /**
   * When given, requests without an access token that it accepts are answered 401. It may say whose it is, for
   * Drive to tell who changed a file last.
   */
  readonly verifyToken?: (token: string) => boolean | string
  /** Sheets reads, and as many writes, that are answered in a minute; more get 429. Absent: no limit. */
  readonly callsPerMinute?: number
  /** Domains whose addresses have no Google account; absent: those of `NO_ACCOUNTS`. */
  readonly noAccounts?: readonly string[]
  readonly observe?: (exchange: Exchange) => void
  /** May answer in Google's place, to rehearse its bad days; null lets the request through. */
  readonly fault?: (method: string, path: string, query: URLSearchParams) => Response | null
}

/** A domain for trying out what becomes of contacts without a Google account. */
const NO_ACCOUNTS = ['khong-google.example.vn']

/** The service with its spreadsheets, for scripts that live in them. */
export interface LocalGoogle extends LocalService {
  readonly store: Store
}

/** The embedded Google: Sheets v4, Drive v3 and Apps Script v1 on loopback, over spreadsheets kept on disk. */
export async function startLocalGoogle(options: LocalGoogleOptions): Promise<LocalGoogle> {
  const store = openStore(options.folder, options.now, options.newId)
  const noAccounts = options.noAccounts ?? NO_ACCOUNTS
  const routes = [...sheetsRoutes(store), ...driveRoutes(store, noAccounts), ...scriptRoutes(store)]
  const quota = openQuota(options.callsPerMinute ?? Infinity, options.now)
  const app = new Hono()
  app.all('*', async (context) => {
    const { method } = context.req
    const url = new URL(context.req.url)
    const fault = options.fault?.(method, url.pathname, url.searchParams)
    if (fault) return fault
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    const contentType = context.req.header('content-type') ?? ''
    const requestBody =
      contentType.startsWith('application/json') && bytes.length > 0
        ? JSON.parse(new TextDecoder().decode(bytes))
        : {}
    const caller =
      options.verifyToken?.(context.req.header('authorization')?.replace(/^Bearer /, '') ?? '') ?? true
    const { status, answer } = caller
      ? await asUser(caller === true ? SOMEBODY : caller, () =>
          act(routes, quota, method, url, requestBody, bytes, contentType),
        )
      : UNKNOWN
    options.observe?.({ method, path: url.pathname, requestBody, status, responseBody: answer })
    if (answer === undefined) return new Response(null, { status: 204 })
    if ('bytes' in answer)
      return new Response(Buffer.from(answer.bytes as Uint8Array), {
        headers: { 'content-type': answer.type as string },
      })
    return Response.json(answer, { status })
  })
  return { ...(await listen(app, options.port ?? 0)), store }
}

/** A caller of whom only the right is known. */
const SOMEBODY = 'somebody@local'

const UNAUTHENTICATED =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.'
const UNKNOWN = {
  status: 401,
  answer: errorBody(new GoogleError(401, 'UNAUTHENTICATED', UNAUTHENTICATED)) as Answer,
}

async function act(
  routes: readonly Route[],
  quota: Quota,
  method: string,
  url: URL,
  body: unknown,
  bytes: Uint8Array,
  contentType: string,
): Promise<{ status: number; answer: Answer }> {
  try {
    quota.take(method, url.pathname)
    const found = findRoute(routes, method, url.pathname)
    if (!found) throw unsupported(`${method} ${url.pathname}`)
    return {
      status: 200,
      answer: await found.act({ params: found.params, query: url.searchParams, body, bytes, contentType }),
    }
  } catch (error) {
    if (error instanceof GoogleError) return { status: error.code, answer: errorBody(error) }
    throw error
  }
}
