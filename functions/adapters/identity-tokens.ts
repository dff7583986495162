import { errors, jwtVerify } from 'jose'
import type { IdentityTokens } from '../ports/identity-tokens.ts'
import { publishedKeys } from './published-keys.ts'

export interface IdentityOptions {
  /** Who may issue tokens: "https://accounts.google.com". */
  readonly issuer: string
  readonly jwksUrl: string
  /**
   * The clients whose tokens are accepted: the scripts' own OAuth client ids. Empty: any client of the issuer;
   * a spreadsheet is then bound to the first that speaks for it (answer-poke).
   */
  readonly audiences: readonly string[]
}

/**
 * Verifies people's identity tokens (OpenID Connect): signature by the issuer's published keys, RS256 only,
 * issuer, audience, expiry, and an address that the issuer has verified. Throws when the issuer's keys cannot be
 * had: then nobody knows whether a token is good.
 */
export function createIdentityTokens({ issuer, jwksUrl, audiences }: IdentityOptions): IdentityTokens {
  const keys = publishedKeys(jwksUrl)
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          ...(audiences.length > 0 ? { audience: [...audiences] } : {}),
          algorithms: ['RS256'],
        })
        const { email, aud, email_verified: isVerified } = payload
        return isVerified === true && typeof email === 'string' && typeof aud === 'string'
          ? { email, audience: aud }
          : null
      } catch (error) {
        // Why a token is bad helps only whoever made it.
        if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid)) return null
        throw error
      }
    },
  }
}
