import { STSClient } from '@aws-sdk/client-sts'
import type { Campaign } from '../../domain/plan/plan.ts'
import { createGoogleAuth } from '../../functions/adapters/google-auth.ts'
import { type Environment, readConfig } from '../../functions/config.ts'
import { cloudName } from '../../functions/steps.ts'
import { type TableAddress, tablesAt } from '../move/tables-at.ts'
import { clockFindings } from './checks/clock-checks.ts'
import { cloudFindings } from './checks/cloud-checks.ts'
import { dataFindings } from './checks/data-checks.ts'
import { driveFindings } from './checks/google-checks.ts'
import { dnsFindings, sesFindings } from './checks/mail-checks.ts'
import { type Finding, finding } from './finding.ts'
import type { AreaReport } from './print-report.ts'
import { probeClocks } from './probes/probe-clock.ts'
import { probeCaller, probeCloud } from './probes/probe-cloud.ts'
import { probeData } from './probes/probe-data.ts'
import { probeGoogle } from './probes/probe-google.ts'
import { type Dns, probeDns, probeSes } from './probes/probe-mail.ts'

export interface CloudOptions {
  /** "prod": which installation of the account. */
  readonly environment: string
  readonly region: string
  readonly campaign: Campaign
  /** This process's environment: whether it holds a Google key, and how to reach Google. */
  readonly variables: Environment
  readonly now: () => number
  readonly dns: Dns
  /** Services whose clocks are asked. */
  readonly clocks: readonly string[]
}

/** The services whose time counts: they refuse requests of another time. */
export const clocksOf = (region: string): readonly string[] => [
  `https://dynamodb.${region}.amazonaws.com/`,
  'https://sts.googleapis.com/',
]

/** Looks at an installation in the cloud, with the AWS account that this machine is signed in to. */
export async function examineCloud(options: CloudOptions): Promise<readonly AreaReport[]> {
  const clocks = await probeClocks(options.clocks, options.now)
  const unreached = clocks.flatMap((one) => ('code' in one ? [one] : []))
  const told = clocks.flatMap((one) => ('code' in one ? [] : [one]))
  const clock: AreaReport = { area: 'clock', findings: [...unreached, ...clockFindings(told)] }
  const refused = await probeCaller(options.region)
  const aws: AreaReport = { area: 'aws', findings: refused ? [refused] : [] }
  // Without an account every other question would be refused for the same reason.
  if (refused) return [clock, aws]
  return [
    clock,
    aws,
    { area: 'data', findings: await lookAtTables(options) },
    ...(await lookAtMail(options)),
    { area: 'google', findings: await lookAtGoogle(options) },
    { area: 'cloud', findings: await lookAtRunning(options) },
  ]
}

async function lookAtTables({
  environment,
  region,
  campaign,
  now,
}: CloudOptions): Promise<readonly Finding[]> {
  const names = { rows: cloudName(environment, 'rows'), state: cloudName(environment, 'state') }
  const address: TableAddress = { at: 'aws', region, names }
  const tables = tablesAt(address)
  try {
    const facts = await probeData(tables, campaign, now())
    return 'code' in facts ? [facts] : dataFindings(facts)
  } finally {
    await tables.close()
  }
}

async function lookAtMail({ region, campaign, dns }: CloudOptions): Promise<readonly AreaReport[]> {
  const found = await probeSes(region, campaign.plan.sender.email)
  if ('code' in found) return [{ area: 'mail', findings: [found] }]
  const { domain, identity } = found.ses
  if (identity?.kind === 'address')
    return [
      { area: 'mail', findings: sesFindings(found.ses) },
      { area: 'dns', findings: [finding('SENDER-ADDRESS', { domain })] },
    ]
  const records = await probeDns(dns, domain, found.wanted)
  return [
    { area: 'mail', findings: sesFindings(found.ses) },
    { area: 'dns', findings: 'code' in records ? [records] : dnsFindings(records) },
  ]
}

async function lookAtRunning({ region, environment, now }: CloudOptions): Promise<readonly Finding[]> {
  const facts = await probeCloud(region, environment, now())
  return 'code' in facts ? [facts] : cloudFindings(facts)
}

/** The account is proven by the signed-in role; where Google was not named there is nothing to try. */
async function lookAtGoogle({ region, variables }: CloudOptions): Promise<readonly Finding[]> {
  const known = { AWS_ACCESS_KEY_ID: '-', AWS_SECRET_ACCESS_KEY: '-', ...variables, AWS_REGION: region }
  const read = readConfig(known)
  if (!read.ok)
    return read.faults.flatMap((fault) =>
      fault.includes('Google key') ? [finding('GOOGLE-KEY', { name: fault.split(':', 1)[0] ?? '' })] : [],
    )
  const { google } = read.config
  if (!google) return [finding('GOOGLE-SKIPPED')]
  const sts = new STSClient({ region })
  const awsCredentials = async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await sts.config.credentials()
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { token: sessionToken } : {}) }
  }
  const { impersonationUrls, rootUrl, driveFolder } = google
  const findings = await Promise.all(
    impersonationUrls.map(async (impersonationUrl) => {
      const auth = createGoogleAuth({ ...google, impersonationUrl, region, awsCredentials })
      const facts = await probeGoogle({ auth, rootUrl, driveFolder })
      return 'code' in facts ? [facts] : driveFindings(facts)
    }),
  )
  sts.destroy()
  return findings.flat()
}
