import { once } from 'node:events'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'

/** Google renews its keys every few days and says them weeks before. */
const KEEP_MS = 10 * 60_000
/** A token with a key that nobody knows makes us look again, but not more often than this. */
const LOOK_AGAIN_MS = 30_000
const PATIENCE_MS = 5_000
/** Two or three keys take two thousand characters. */
const MOST_CHARACTERS = 100_000

/**
 * The keys that an issuer publishes (RFC 7517), fetched when the first token is to be verified and kept for ten
 * minutes. Over Node's own client, which the AWS clients have loaded anyway: the global `fetch`, and with it
 * jose's own createRemoteJWKSet, costs a function that starts a third of its time (docs/decisions/0010).
 * What cannot be fetched throws: that a token could not be looked at does not make it a bad one.
 */
export function publishedKeys(url: string, now: () => number = Date.now): JWTVerifyGetKey {
  let keys: { readonly at: number; readonly find: JWTVerifyGetKey } | null = null
  let fetching: Promise<JWTVerifyGetKey> | null = null
  const fetchKeys = async (): Promise<JWTVerifyGetKey> => {
    const find = createLocalJWKSet((await getJson(url)) as JSONWebKeySet)
    keys = { at: now(), find }
    return find
  }
  const fresh = (): Promise<JWTVerifyGetKey> => {
    fetching ??= fetchKeys().finally(() => {
      fetching = null
    })
    return fetching
  }
  const youngerThan = (ms: number): JWTVerifyGetKey | null =>
    keys && now() - keys.at < ms ? keys.find : null
  return async (header, token) => {
    try {
      return await (youngerThan(KEEP_MS) ?? (await fresh()))(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || youngerThan(LOOK_AGAIN_MS)) throw error
      return (await fresh())(header, token)
    }
  }
}

async function getJson(url: string): Promise<unknown> {
  const options = { timeout: PATIENCE_MS, headers: { accept: 'application/json' } }
  const request = url.startsWith('http:') ? httpGet(url, options) : httpsGet(url, options)
  // What waits for the answer hears of trouble until it comes, and who reads it afterwards; nobody in between,
  // and an error that nobody hears ends the process.
  request.on('error', () => undefined)
  request.on('timeout', () => request.destroy(new Error(`${url} did not answer within ${PATIENCE_MS} ms`)))
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.setEncoding('utf8')
  let text = ''
  for await (const part of response) {
    text += part
    if (text.length > MOST_CHARACTERS) throw new Error(`${url} answers with more than any keys`)
  }
  if (response.statusCode !== 200) throw new Error(`${url} answers ${response.statusCode}`)
  return JSON.parse(text)
}
