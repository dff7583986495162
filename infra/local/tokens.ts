import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type LocalService, listen } from './listen.ts'

/** Who a local identity token speaks for. */
export interface Identity {
  readonly email: string
  readonly audience: string
}

export interface LocalTokens extends LocalService {
  /** An identity token as Google gives to a sheet's script: RS256, one hour. */
  mintIdToken(identity: Identity): Promise<string>
  /** The account that an access token speaks for, if it was issued here and still runs. */
  verifyAccessToken(token: string): string | false
}

const LIFETIME_S = 3600
const KEY_ID = 'local-1'

/**
 * The embedded issuer of tokens: an OpenID provider (discovery and JWKS) for people's identity tokens, and
 * the two calls of Google's workload identity federation (security token exchange, service account
 * impersonation). Tokens run on the machine's real clock, as the libraries that check them do.
 */
export async function startLocalTokens(options: { readonly port?: number } = {}): Promise<LocalTokens> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const issued: Issued = new Map()
  const app = federation(issued)
  const server = await listen(app, options.port ?? 0)
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }
  const discovery = {
    issuer: server.url,
    jwks_uri: `${server.url}/jwks`,
    id_token_signing_alg_values_supported: ['RS256'],
  }
  app.get('/.well-known/openid-configuration', (context) => context.json(discovery))
  app.get('/jwks', (context) => context.json({ keys: [jwk] }))
  return {
    ...server,
    verifyAccessToken: (token) => (isRunning(issued, token) && issued.get(token)?.account) || false,
    mintIdToken: ({ email, audience }) =>
      new SignJWT({ email, email_verified: true })
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID })
        .setIssuer(server.url)
        .setAudience(audience)
        .setSubject(email)
        .setIssuedAt()
        .setExpirationTime(`${LIFETIME_S}s`)
        .sign(privateKey),
  }
}

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

/** The token exchange (RFC 8693) and the impersonation of a service account, as Google answers them. */
function federation(issued: Issued): Hono {
  const app = new Hono()
  app.post('/v1/token', async (context) => {
    const form = new URLSearchParams(await context.req.text())
    if (!form.get('subject_token') || !form.get('audience')) {
      return context.json(
        { error: 'invalid_request', error_description: 'subject_token and audience are required' },
        400,
      )
    }
    return context.json({
      access_token: issue(issued, FEDERATED),
      issued_token_type: ACCESS_TOKEN,
      token_type: 'Bearer',
      expires_in: LIFETIME_S,
    })
  })
  app.post('/v1/projects/-/serviceAccounts/:account{.+:generateAccessToken}', (context) => {
    const bearer = context.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
    if (!isRunning(issued, bearer))
      return context.json(
        {
          error: {
            code: 401,
            message: 'Request had invalid authentication credentials.',
            status: 'UNAUTHENTICATED',
          },
        },
        401,
      )
    return context.json({
      accessToken: issue(issued, context.req.param('account').replace(/:generateAccessToken$/, '')),
      expireTime: new Date(Date.now() + LIFETIME_S * 1000).toISOString(),
    })
  })
  return app
}

/** Before it speaks for a service account. */
const FEDERATED = 'federated'

/** Access tokens, with their end and the account that they speak for. */
type Issued = Map<string, { readonly until: number; readonly account: string }>

function issue(issued: Issued, account: string): string {
  const token = randomBytes(24).toString('base64url')
  issued.set(token, { until: Date.now() + LIFETIME_S * 1000, account })
  return token
}

const isRunning = (issued: Issued, token: string): boolean => (issued.get(token)?.until ?? 0) > Date.now()
