import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  type GetEmailIdentityCommandOutput,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2'
import type { DnsFacts, SesFacts } from '../checks/mail-checks.ts'
import { awsTrouble } from '../checks/service-trouble.ts'
import { type Finding, finding } from '../finding.ts'

/** Name servers, as node:dns asks them. */
export interface Dns {
  resolveTxt(name: string): Promise<string[][]>
  resolveCname(name: string): Promise<string[]>
}

export interface MailProbe {
  readonly ses: SesFacts
  /** What SES wants to find in the domain's DNS. */
  readonly wanted: { readonly mailFrom: string; readonly dkimTokens: readonly string[] }
}

/**
 * Asks SES for the account's state and for the sender: its domain, or that address alone where the domain is not
 * the one that lets mails leave (docs.aws.amazon.com/ses/latest/dg/creating-identities.html).
 */
export async function probeSes(region: string, address: string): Promise<MailProbe | Finding> {
  const client = new SESv2Client({ region, maxAttempts: 2 })
  try {
    const account = await client.send(new GetAccountCommand({}))
    const domain = address.slice(address.indexOf('@') + 1)
    const alone = await identityOf(client, address)
    const whole = await identityOf(client, domain)
    const isAlone = alone !== null && (whole === null || (isVerified(alone) && !isVerified(whole)))
    const identity = isAlone ? alone : whole
    const kind = isAlone ? ('address' as const) : ('domain' as const)
    const ses = {
      domain,
      productionAccess: account.ProductionAccessEnabled === true,
      sendingEnabled: account.SendingEnabled === true,
      enforcement: account.EnforcementStatus ?? 'HEALTHY',
      identity: identity && {
        kind,
        verified: isVerified(identity),
        dkim: identity.DkimAttributes?.Status ?? 'NOT_STARTED',
      },
    }
    const mailFrom = identity?.MailFromAttributes?.MailFromDomain || domain
    return { ses, wanted: { mailFrom, dkimTokens: identity?.DkimAttributes?.Tokens ?? [] } }
  } catch (error) {
    return awsTrouble(error, 'ses:GetAccount')
  } finally {
    client.destroy()
  }
}

const isVerified = ({ VerifiedForSendingStatus }: GetEmailIdentityCommandOutput): boolean =>
  VerifiedForSendingStatus === true

async function identityOf(client: SESv2Client, name: string) {
  try {
    return await client.send(new GetEmailIdentityCommand({ EmailIdentity: name }))
  } catch (error) {
    if (error instanceof NotFoundException) return null
    throw error
  }
}

/** Asks the name servers for what receivers of mail will ask for. */
export async function probeDns(
  dns: Dns,
  domain: string,
  wanted: MailProbe['wanted'],
): Promise<DnsFacts | Finding> {
  const txt = async (name: string): Promise<readonly string[]> =>
    (await orNothing(dns.resolveTxt(name))).map((pieces) => pieces.join(''))
  try {
    return {
      domain,
      mailFrom: wanted.mailFrom,
      mailFromTxt: await txt(wanted.mailFrom),
      dmarcTxt: await txt(`_dmarc.${domain}`),
      dkim: await Promise.all(
        wanted.dkimTokens.map(async (token) => {
          const name = `${token}._domainkey.${domain}`
          const [found = null] = await orNothing(dns.resolveCname(name))
          return { name, wanted: `${token}.dkim.amazonses.com`, found }
        }),
      ),
    }
  } catch (error) {
    return finding('DNS-UNREACHABLE', { domain, why: (error as NodeJS.ErrnoException).code ?? 'Error' })
  }
}

/** No such name, or no record of the kind, is an answer too. */
async function orNothing<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw error
  }
}
