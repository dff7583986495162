import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { createIdentityTokens } from '../../../functions/adapters/identity-tokens.ts'
import { startScripted } from '../../support/scripted-http.ts'

it.each([
  ['RS256', true],
  ['RS512', false],
  ['PS256', false],
])("a token that the issuer's own key signed by %s is believed: %s", async (alg, believed) => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  // Said without an algorithm, so that the key would do for all of RSA's.
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] })
  const issuer = await startScripted(() => ({ status: 200, body: keys }))
  try {
    const tokens = createIdentityTokens({ issuer: issuer.url, jwksUrl: issuer.url, audiences: [] })
    const key = await importAs(privateKey, alg)
    const token = await new SignJWT({ email: 'a@example.vn', email_verified: true })
      .setProtectedHeader({ alg, kid: 'k' })
      .setIssuer(issuer.url)
      .setAudience('x')
      .setExpirationTime('1h')
      .sign(key)
    expect((await tokens.verify(token)) !== null).toBe(believed)
  } finally {
    await issuer.close()
  }
})

/** The same key for another algorithm: the platform binds a key to the one that it was made for. */
async function importAs(key: Parameters<typeof exportJWK>[0], alg: string) {
  return importJWK({ ...(await exportJWK(key)), alg })
}
