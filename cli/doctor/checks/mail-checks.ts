import { type Finding, finding } from '../finding.ts'

/** What SES says of the account and of the sender that it verified: a domain, or one address of it. */
export interface SesFacts {
  readonly domain: string
  readonly productionAccess: boolean
  readonly sendingEnabled: boolean
  /** HEALTHY, PROBATION or SHUTDOWN. */
  readonly enforcement: string
  /** null: SES knows no such identity. */
  readonly identity: {
    readonly kind: 'domain' | 'address'
    readonly verified: boolean
    /** Of a domain: PENDING, SUCCESS, FAILED, TEMPORARY_FAILURE or NOT_STARTED. */
    readonly dkim: string
  } | null
}

/** What keeps mails from being sent (docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html). */
export function sesFindings(facts: SesFacts): readonly Finding[] {
  const { domain, productionAccess, sendingEnabled, enforcement, identity } = facts
  return [
    ...(productionAccess ? [] : [finding('SES-SANDBOX')]),
    ...(sendingEnabled ? [] : [finding('SES-PAUSED')]),
    ...(enforcement === 'HEALTHY' ? [] : [finding('SES-REVIEW', { status: enforcement })]),
    ...(identity ? [] : [finding('IDENTITY-NONE', { domain })]),
    ...(identity ? identityFindings(domain, identity) : []),
  ]
}

/** One address is verified by a mail to it; signing is the domain's business. */
function identityFindings(
  domain: string,
  { kind, verified, dkim }: NonNullable<SesFacts['identity']>,
): readonly Finding[] {
  if (kind === 'address') return verified ? [] : [finding('ADDRESS-UNVERIFIED', { domain })]
  return [
    ...(verified ? [] : [finding('IDENTITY-UNVERIFIED', { domain })]),
    ...(dkim === 'SUCCESS' ? [] : [finding('DKIM-OFF', { domain, status: dkim })]),
  ]
}

/** What the domain's name servers answer. */
export interface DnsFacts {
  readonly domain: string
  /** The domain of bounces (MAIL FROM); the domain itself where none is set. */
  readonly mailFrom: string
  /** Records of type TXT, each with its pieces joined. */
  readonly mailFromTxt: readonly string[]
  readonly dmarcTxt: readonly string[]
  /** By name: what SES wants the CNAME to be, and what it is (null: nothing). */
  readonly dkim: readonly { readonly name: string; readonly wanted: string; readonly found: string | null }[]
}

/**
 * Whether receivers can tell that mails are the office's own: DKIM (RFC 6376) as SES asks for it, SPF
 * (RFC 7208: one record only) and DMARC (RFC 7489).
 */
export function dnsFindings(facts: DnsFacts): readonly Finding[] {
  const { domain, mailFrom, mailFromTxt, dmarcTxt, dkim } = facts
  const spf = mailFromTxt.filter((text) => /^v=spf1( |$)/i.test(text))
  const dmarc = dmarcTxt.filter((text) => /^v=DMARC1\s*;/.test(text))
  const missing = dkim.filter(({ wanted, found }) => found?.toLowerCase() !== wanted.toLowerCase())
  return [
    ...(missing.length > 0
      ? [finding('DKIM-DNS', { domain, names: missing.map(({ name }) => name).join(', ') })]
      : []),
    ...(spf.length === 0 ? [finding('SPF-NONE', { domain: mailFrom })] : []),
    ...(spf.length > 1 ? [finding('SPF-TWICE', { domain: mailFrom, count: spf.length })] : []),
    ...(spf.length === 1 && !/ include:amazonses\.com( |$)/i.test(spf[0] ?? '')
      ? [finding('SPF-LACKS-SES', { domain: mailFrom })]
      : []),
    ...(dmarc.length === 1 ? [] : [finding('DMARC-NONE', { domain })]),
  ]
}
