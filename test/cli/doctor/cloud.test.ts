import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Area } from '../../../cli/doctor/doctor-words.ts'
import { examineCloud } from '../../../cli/doctor/examine-cloud.ts'
import { printReport } from '../../../cli/doctor/print-report.ts'
import { createDynamodbFacts } from '../../../functions/adapters/dynamodb-facts.ts'
import { docItem, putAll } from '../../../functions/adapters/dynamodb-items.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import { agendaFact } from '../../../functions/agenda-fact.ts'
import type { Environment } from '../../../functions/config.ts'
import { STEPS, type Step } from '../../../functions/steps.ts'
import { SCHEMA_FACT } from '../../../functions/stored-schema.ts'
import { storageQuotaExceeded } from '../../../infra/local/google/google-error.ts'
import { startLocalGoogle } from '../../../infra/local/google/local-google.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { startLocalTable } from '../../../infra/local/table.ts'
import { type LocalTokens, startLocalTokens } from '../../../infra/local/tokens.ts'
import { type AwsScript, HEALTHY_ACCOUNT, jsonError, playAws, stsError } from '../../support/aws-script.ts'
import { terminal } from '../../support/printed.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { type Scripted, startScripted } from '../../support/scripted-http.ts'

const NOW = Date.UTC(2026, 0, 5, 8)
const NAMES = { rows: 'rollcall-prod-rows', state: 'rollcall-prod-state' }
const ALL_TICKS = Object.values(STEPS).flatMap((step: Step) => Object.keys(step.ticks ?? {}))
const WELL: AwsScript = { beating: ALL_TICKS }

let root: string
let table: LocalService
let aws: Awaited<ReturnType<typeof startScripted>>
let google: LocalService
let tokens: LocalTokens
let script: AwsScript = WELL
let driveAnswer: ((path: string) => Response | null) | null = null
let tokenAnswer: Scripted | null = null
let tokenFaults: Awaited<ReturnType<typeof startScripted>>
let client: DynamoDBClient

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-doctor-'))
  table = await startLocalTable({ folder: join(root, 'table') })
  tokens = await startLocalTokens()
  aws = await startScripted((asked) =>
    asked.method === 'HEAD'
      ? { status: 200, headers: { date: clockSays }, body: '' }
      : playAws(script, () => NOW)(asked),
  )
  tokenFaults = await startScripted(() => tokenAnswer ?? { status: 500, body: '' })
  google = await startLocalGoogle({
    folder: join(root, 'google'),
    now: () => NOW,
    newId: () => 'x',
    verifyToken: tokens.verifyAccessToken,
    fault: (_, path) => driveAnswer?.(path) ?? null,
  })
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
  })
  client = new DynamoDBClient({ region: 'ap-southeast-1' })
})
afterAll(async () => {
  client.destroy()
  await Promise.all([table, aws, google, tokens, tokenFaults].map((service) => service.close()))
  await rm(root, { recursive: true, force: true })
})
let clockSays = new Date(NOW).toUTCString()
beforeEach(() => {
  script = WELL
  driveAnswer = null
  tokenAnswer = null
  clockSays = new Date(NOW).toUTCString()
})

const dns = {
  resolveTxt: async (name: string) =>
    name.startsWith('_dmarc.') ? [['v=DMARC1; ', 'p=none']] : [['v=spf1 include:amazonses.com ~all']],
  resolveCname: async (name: string) => [`${name.split('.')[0]}.dkim.amazonses.com`],
}
const noSuchName = async (): Promise<never> => {
  throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' })
}

async function examine(more: Partial<Parameters<typeof examineCloud>[0]> = {}) {
  const variables: Environment = {}
  return examineCloud({
    environment: 'prod',
    region: 'ap-southeast-1',
    campaign: (await sampleCampaign()).campaign,
    variables,
    now: () => NOW,
    dns,
    clocks: [aws.url],
    ...more,
  })
}
/** The codes found in an area. */
async function found(area: Area, more: Partial<Parameters<typeof examineCloud>[0]> = {}) {
  const reports = await examine(more)
  return reports.find((report) => report.area === area)?.findings.map(({ code }) => code)
}

describe('tables', () => {
  it('that are not there are missed', async () => {
    expect(await found('data')).toEqual(['NO-TABLES'])
    await ensureTables(client, NAMES)
    expect(await found('data')).toEqual([])
  })

  it('tell of a newer version, a restore that stopped, and what is overdue', async () => {
    const facts = createDynamodbFacts(client, NAMES)
    await facts.set(SCHEMA_FACT, '99')
    await facts.set(agendaFact('van-lang-146'), String(Date.UTC(2023, 0, 1)))
    await putAll(client, NAMES.state, [docItem({ pk: 'restore', sk: 'restore' }, { print: 'x' })])
    expect(await found('data')).toEqual(['SCHEMA-NEWER', 'RESTORE-UNFINISHED', 'AGENDA-LATE'])
  })
})

describe('AWS', () => {
  it('that is well is said to be, in eight areas but for what was left out', async () => {
    const { out, text } = terminal()
    const reports = (await examine()).filter(({ area }) => area !== 'data')
    expect(printReport(reports, 'prod', 'vi', out)).toBe(0)
    expect(text()).toContain('GOOGLE-SKIPPED')
    expect(text()).toContain('Không thấy chỗ nào sai.')
  })

  it.each<[string, Scripted, string]>([
    [
      'ExpiredToken',
      stsError(403, 'ExpiredToken', 'The security token included in the request is expired'),
      'CREDENTIALS-REFUSED',
    ],
    [
      'InvalidClientTokenId',
      stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
      'CREDENTIALS-REFUSED',
    ],
    [
      'AccessDenied',
      stsError(403, 'AccessDenied', 'User: arn:aws:iam::123456789012:user/x is not authorized'),
      'ACCESS-DENIED',
    ],
    [
      'InternalFailure',
      stsError(500, 'InternalFailure', 'The request processing has failed'),
      'SERVICE-ERROR',
    ],
  ])('that answers %s is not asked further', async (_, sts, code) => {
    script = { ...WELL, sts }
    expect((await examine()).map(({ area }) => area)).toEqual(['clock', 'aws'])
    expect(await found('aws')).toEqual([code])
  })

  it('whose clock is another is believed', async () => {
    clockSays = new Date(NOW + 400_000).toUTCString()
    expect(await found('clock')).toEqual(['CLOCK-OFF'])
    expect(await found('clock', { clocks: ['http://127.0.0.1:1/'] })).toEqual(['UNREACHABLE'])
  })
})

describe('SES', () => {
  it.each<[string, AwsScript, readonly string[]]>([
    ['in its sandbox', { account: { ...HEALTHY_ACCOUNT, ProductionAccessEnabled: false } }, ['SES-SANDBOX']],
    [
      'that was shut down',
      { account: { ...HEALTHY_ACCOUNT, SendingEnabled: false, EnforcementStatus: 'SHUTDOWN' } },
      ['SES-PAUSED', 'SES-REVIEW'],
    ],
    ['without the domain', { identity: null }, ['IDENTITY-NONE']],
    [
      'with an unverified domain',
      { identity: { VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', Tokens: [] } } },
      ['IDENTITY-UNVERIFIED', 'DKIM-OFF'],
    ],
    [
      'that we may not ask',
      {
        refuse: {
          '/v2/email/account': jsonError(
            403,
            'AccessDeniedException',
            'User: arn:aws:... is not authorized to perform: ses:GetAccount',
          ),
        },
      },
      ['ACCESS-DENIED'],
    ],
  ])('%s', async (_, played, expected) => {
    script = { ...WELL, ...played }
    expect(await found('mail')).toEqual(expected)
  })

  const ALONE = { IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: true }
  const WAITING = { VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', Tokens: [] } }
  it.each<[string, AwsScript, readonly string[], readonly string[]]>([
    ['alone', { identity: null, address: ALONE }, [], ['SENDER-ADDRESS']],
    [
      'alone that waits',
      { identity: null, address: { ...ALONE, VerifiedForSendingStatus: false } },
      ['ADDRESS-UNVERIFIED'],
      ['SENDER-ADDRESS'],
    ],
    ['beside a domain that waits', { identity: WAITING, address: ALONE }, [], ['SENDER-ADDRESS']],
    ['beside its domain', { address: { ...ALONE, VerifiedForSendingStatus: false } }, [], []],
    [
      'that waits like its domain',
      { identity: WAITING, address: { ...ALONE, VerifiedForSendingStatus: false } },
      ['IDENTITY-UNVERIFIED', 'DKIM-OFF'],
      [],
    ],
  ])('with one address %s', async (_, played, mail, names) => {
    script = { ...WELL, ...played }
    expect(await found('mail')).toEqual(mail)
    expect(await found('dns')).toEqual(names)
  })

  it('is held against what name servers answer', async () => {
    expect(await found('dns')).toEqual([])
    const nothing = { resolveTxt: noSuchName, resolveCname: noSuchName }
    expect(await found('dns', { dns: nothing })).toEqual(['DKIM-DNS', 'SPF-NONE', 'DMARC-NONE'])
    const noRecord = async (): Promise<never> => {
      throw Object.assign(new Error('queryTxt ENODATA'), { code: 'ENODATA' })
    }
    const bare = { resolveTxt: noRecord, resolveCname: noRecord }
    expect(await found('dns', { dns: bare })).toEqual(['DKIM-DNS', 'SPF-NONE', 'DMARC-NONE'])
    // SPF is that of the domain of bounces, which SES names; DMARC that of the sender.
    const asked: string[] = []
    const resolveTxt = (name: string) => {
      asked.push(name)
      return dns.resolveTxt(name)
    }
    await found('dns', { dns: { ...dns, resolveTxt } })
    expect(asked).toEqual(['mail.example.vn', '_dmarc.vanlang.example.vn'])
    const broken = async (): Promise<never> => {
      throw Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' })
    }
    expect(await found('dns', { dns: { ...dns, resolveTxt: broken } })).toEqual(['DNS-UNREACHABLE'])
  })
})

describe('the running system', () => {
  it('tells open alarms, silent ticks and given-up jobs', async () => {
    script = {
      beating: ALL_TICKS.filter((tick) => tick !== 'agenda'),
      alarms: ['rollcall-prod-heartbeat-agenda'],
      dead: { 'rollcall-prod-send-mail-dead': 3 },
    }
    expect(await found('cloud')).toEqual(['ALARM-OPEN', 'TICK-STALE', 'DEAD-JOBS'])
  })

  it('tells of every page of alarms', async () => {
    script = { ...WELL, alarms: ['a', 'b', 'c', 'd', 'e'] }
    expect(await found('cloud')).toEqual(Array(5).fill('ALARM-OPEN'))
  })

  it('tells of each tick whether it beat within its own time', async () => {
    const limits = Object.values(STEPS).flatMap((step: Step) =>
      Object.values(step.ticks ?? {}).map(({ alarmAfterMinutes }) => alarmAfterMinutes),
    )
    const shortest = Math.min(...limits)
    script = { ...WELL, quietMinutes: shortest }
    expect(await found('cloud')).toEqual([])
    script = { ...WELL, quietMinutes: shortest + 1 }
    const stale = limits.filter((limit) => limit === shortest)
    expect(stale.length).toBeLessThan(limits.length)
    expect(await found('cloud')).toEqual(stale.map(() => 'TICK-STALE'))
  })

  it.each([
    ['DescribeAlarms', jsonError(400, 'AccessDeniedException', 'not authorized'), 'ACCESS-DENIED'],
    [
      'GetQueueUrl',
      jsonError(400, 'QueueDoesNotExist', 'The specified queue does not exist.'),
      'SERVICE-ERROR',
    ],
  ])('that refuses %s is told of', async (target, refusal, code) => {
    script = { ...WELL, refuse: { [target]: refusal } }
    expect(await found('cloud')).toEqual([code])
  })
})

describe('Google', () => {
  const variables = (tokenUrl = `${tokens.url}/v1/token`, impersonate = tokens.url, folder = 'folder-1') => ({
    ROLLCALL_GOOGLE_ROOT_URL: google.url,
    ROLLCALL_GOOGLE_DRIVE_FOLDER: folder,
    ROLLCALL_GOOGLE_AUDIENCE:
      '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/aws',
    ROLLCALL_GOOGLE_TOKEN_URL: tokenUrl,
    ROLLCALL_GOOGLE_IMPERSONATION_URL: `${impersonate}/v1/projects/-/serviceAccounts/rollcall@local:generateAccessToken`,
  })
  const drive =
    (folder: object | null, quota: object = { usage: '5' }) =>
    (path: string) => {
      if (path === '/drive/v3/about') return Response.json({ storageQuota: quota })
      return folder && path.startsWith('/drive/v3/files/') ? Response.json(folder) : null
    }
  const good = { driveId: 'd', capabilities: { canAddChildren: true } }

  it.each<[string, (path: string) => Response | null, readonly string[]]>([
    ['that is well', drive(good), []],
    ['with a full drive', drive(good, { limit: '1000', usage: '990' }), ['DRIVE-FULL']],
    ['with the folder in a person’s drive', drive({ ...good, driveId: undefined }), ['DRIVE-FOLDER-OWN']],
    [
      'with a folder to look at only',
      drive({ driveId: 'd', capabilities: { canAddChildren: false } }),
      ['DRIVE-FOLDER-READ-ONLY'],
    ],
    // No answer of ours: the local Google's own 404.
    ['whose folder is not there', drive(null), ['DRIVE-FOLDER-GONE']],
    ['without storage', () => storageQuotaExceeded(), ['DRIVE-NO-STORAGE']],
    [
      'with the interface switched off',
      () =>
        Response.json(
          {
            error: {
              code: 403,
              message: 'Google Drive API has not been used in project 1 before or it is disabled.',
              errors: [
                { message: 'Access Not Configured.', domain: 'usageLimits', reason: 'accessNotConfigured' },
              ],
              status: 'PERMISSION_DENIED',
              details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' }],
            },
          },
          { status: 403 },
        ),
      ['GOOGLE-API-OFF'],
    ],
  ])('%s', async (_, answer, expected) => {
    driveAnswer = answer
    expect(await found('google', { variables: variables() })).toEqual(expected)
  })

  it('that does not accept the role, or not its use of the account, says which', async () => {
    tokenAnswer = {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"unauthorized_client","error_description":"The given credential is rejected by the attribute condition."}',
    }
    const refusedThere = variables(`${tokenFaults.url}/v1/token`)
    expect(await found('google', { variables: refusedThere })).toEqual(['FEDERATION-REFUSED'])
    tokenAnswer = {
      status: 403,
      headers: { 'content-type': 'application/json' },
      body: '{"error":{"code":403,"message":"Permission \'iam.serviceAccounts.getAccessToken\' denied on resource (or it may not exist).","status":"PERMISSION_DENIED"}}',
    }
    const notOurs = variables(undefined, tokenFaults.url)
    expect(await found('google', { variables: notOurs })).toEqual(['IMPERSONATION-REFUSED'])
  })

  it('needs no key, and one that lies about is told of', async () => {
    const keyed = { ...variables(), GOOGLE_APPLICATION_CREDENTIALS: '/home/x/key.json' }
    expect(await found('google', { variables: keyed })).toEqual(['GOOGLE-KEY'])
  })
})

it('nothing that the doctor says names a person or quotes what a service said', async () => {
  script = {
    ...WELL,
    sts: stsError(403, 'AccessDenied', 'User: arn:aws:iam::123456789012:user/nguyen.van.a is not authorized'),
  }
  const { out, text } = terminal()
  printReport(await examine(), 'prod', 'vi', out)
  expect(text()).not.toContain('nguyen')
})
