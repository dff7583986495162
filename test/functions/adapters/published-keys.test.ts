import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIdentityTokens } from '../../../functions/adapters/identity-tokens.ts'
import { publishedKeys } from '../../../functions/adapters/published-keys.ts'

const CLERK = 'vanphong.tanthanh@vanlang.example.vn'

/** An issuer whose keys, and whose moods, a test decides. */
const issuer = { url: '', asked: 0, keys: [] as object[], status: 200, text: '', stalls: false }
let server: Server

beforeAll(async () => {
  server = createServer((_, response) => {
    issuer.asked++
    response.writeHead(issuer.status, { 'content-type': 'application/json' })
    if (issuer.stalls) return void response.write('{"keys":[')
    response.end(issuer.text || JSON.stringify({ keys: issuer.keys }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => new Promise((closed) => server.close(closed)))
beforeEach(() => Object.assign(issuer, { asked: 0, keys: [], status: 200, text: '', stalls: false }))

/** A new key, published at once, and a token by it. */
async function tokenBy(kid: string): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  issuer.keys.push({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' })
  return new SignJWT({ email: CLERK, email_verified: true })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(issuer.url)
    .setAudience('script-1')
    .setExpirationTime('1h')
    .sign(privateKey)
}

const verifier = () => createIdentityTokens({ issuer: issuer.url, jwksUrl: issuer.url, audiences: [] })
const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
const keyOf = (keys: ReturnType<typeof publishedKeys>, token: string) =>
  keys(headerOf(token), { payload: '', signature: '' })

describe('published keys', () => {
  it('are fetched once for many tokens, those at the same moment too', async () => {
    const token = await tokenBy('one')
    const { verify } = verifier()
    const verified = await Promise.all([verify(token), verify(token), verify(token)])
    expect([...verified, await verify(token)].map((found) => found?.email)).toEqual(Array(4).fill(CLERK))
    expect(issuer.asked).toBe(1)
  })

  it('are fetched anew after ten minutes', async () => {
    const token = await tokenBy('one')
    const clock = { at: 0 }
    const keys = publishedKeys(issuer.url, () => clock.at)
    for (clock.at of [0, 599_999, 600_000]) await keyOf(keys, token)
    expect(issuer.asked).toBe(2)
  })

  it('are looked at again for a key that is new, at most every half a minute', async () => {
    const clock = { at: 0 }
    const keys = publishedKeys(issuer.url, () => clock.at)
    await keyOf(keys, await tokenBy('old'))
    const token = await tokenBy('new')
    clock.at = 29_999
    await expect(keyOf(keys, token)).rejects.toThrow(/no applicable key/)
    expect(issuer.asked).toBe(1)
    clock.at = 30_000
    expect(await keyOf(keys, token)).toBeDefined()
    expect(issuer.asked).toBe(2)
  })

  it.each([
    ['is out of order', { status: 503 }, /answers 503/],
    ['answers with a page', { text: '<html>' }, /JSON/],
    ['answers with something else', { text: '{"keys":7}' }, /JSON Web Key Set/],
    ['stops in the middle of its answer', { stalls: true }, /did not answer within|aborted/],
    ['never ends', { text: 'x'.repeat(200_000) }, /more than any keys/],
  ])('make no bad token of a good one when the issuer %s', async (_, mood, fault) => {
    const token = await tokenBy('one')
    const { verify } = verifier()
    Object.assign(issuer, mood)
    await expect(verify(token)).rejects.toThrow(fault)
    Object.assign(issuer, { status: 200, text: '', stalls: false })
    expect((await verify(token))?.email).toBe(CLERK)
  })

  it('make no fault of a bad token, whatever it is', async () => {
    const token = await tokenBy('one')
    const { verify } = verifier()
    // Cut before its last characters, whose last bits mean nothing.
    const spoilt = fc
      .tuple(fc.nat(token.length - 3), fc.string())
      .map(([at, text]) => token.slice(0, at) + text)
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), spoilt), async (text) => {
        expect(await verify(text)).toBeNull()
      }),
    )
  })
})
