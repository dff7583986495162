import { type Finding, finding } from '../finding.ts'

/** Codes by which AWS refuses who asks (docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html). */
const REFUSED = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
])
const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'])

/**
 * What it means that a call to AWS failed. Names of errors only: AWS's own sentences may quote names and
 * addresses.
 *
 * @param call what was asked, such as "ses:GetAccount"
 */
export function awsTrouble(error: unknown, call: string): Finding {
  const { name, code } = error as { readonly name?: string; readonly code?: string }
  const why = code ?? name ?? 'Error'
  if (name === 'CredentialsProviderError') return finding('CREDENTIALS-NONE')
  if (REFUSED.has(why)) return finding('CREDENTIALS-REFUSED', { why })
  if (DENIED.has(why)) return finding('ACCESS-DENIED', { call })
  return isNetwork(error)
    ? finding('UNREACHABLE', { host: call, why })
    : finding('SERVICE-ERROR', { call, why })
}

/** No answer came at all: the connection failed or took too long. */
function isNetwork(error: unknown): boolean {
  const { code, name } = error as { readonly code?: string; readonly name?: string }
  return /^E[A-Z_]{4,}$/.test(code ?? '') || name === 'TimeoutError'
}
