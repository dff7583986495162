import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetScheduleCommand } from '@aws-sdk/client-scheduler'
import { PutParameterCommand } from '@aws-sdk/client-ssm'
import type { Campaign } from '../../domain/plan/plan.ts'
import { createGoogleAuth } from '../../functions/adapters/google-auth.ts'
import { createGoogleSheets } from '../../functions/adapters/google-sheets.ts'
import { packCampaigns } from '../../functions/adapters/packed-campaigns.ts'
import type { QueueAnswer, QueueEvent } from '../../functions/lambda/on-queue.ts'
import type { Sheets } from '../../functions/ports/sheets.ts'
import { cloudName, type StepName, settingsPath } from '../../functions/steps.ts'
import { bundleStep } from '../../infra/aws/bundle-step.ts'
import { startLocalGoogle } from '../../infra/local/google/local-google.ts'
import { type LocalTokens, startLocalTokens } from '../../infra/local/tokens.ts'
import { startInvokeEndpoint } from '../support/invoke-endpoint.ts'
import { type Deployed, deploy } from './deploy.ts'
import { EMULATOR, scheduler, sqs, ssm } from './emulated.ts'
import { addWhatIsLeftOut } from './left-out.ts'
import { pump } from './pump.ts'
import { type StartedFunction, startFunction } from './start-function.ts'
import { synthesise } from './synthesise.ts'
import type { Template } from './template.ts'
import { type Call, startWitness } from './witness.ts'

/** The deployed system on this machine: AWS from the emulator, Google from infra/local, handlers from their bundles. */
export interface Cloud {
  readonly deployed: Deployed
  readonly template: Template
  readonly tokens: LocalTokens
  /** What a clerk's hands do in a spreadsheet. */
  readonly hands: Sheets
  /** What every clock shows; move it by writing it. */
  now: number
  /** The function of a step, started at its first use. Variables given here come on top of its own. */
  functionOf(stem: StepName, variables?: Readonly<Record<string, string>>): Promise<StartedFunction>
  /** Starts a function as its schedule says. */
  tick(name: string): Promise<void>
  /** Works a step's queue until it is empty; gives the number of batches. */
  work(stem: StepName): Promise<number>
  /** Whether Lambda has room for one more copy of sync-sheet; without, it refuses who calls it. */
  hasRoom: boolean
  /** Every call of any function to AWS; `who` is the step. */
  readonly calls: readonly Call[]
  /** Everything that any function wrote to its log. */
  lines(): readonly string[]
  close(): Promise<void>
}

const INSTALLATION = 'dev'

export async function openCloud(campaign: Campaign, now: number): Promise<Cloud> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-cloud-'))
  const campaigns = join(folder, 'campaigns.json')
  await writeFile(campaigns, packCampaigns([campaign]))
  const template = await synthesise()
  const deployed = await deploy(template, INSTALLATION)
  const tokens = await startLocalTokens()
  const google = await startLocalGoogle({
    folder: join(folder, 'google'),
    now: () => cloud.now,
    newId: () => randomBytes(33).toString('base64url'),
    verifyToken: tokens.verifyAccessToken,
  })
  await addWhatIsLeftOut(template, INSTALLATION, domainOf(campaign))
  await addressGoogle(tokens.url)
  const functions = await startInvokeEndpoint({
    [cloudName(INSTALLATION, 'sync-sheet')]: {
      run: async (event) => (await cloud.functionOf('sync-sheet')).invoke(event, cloud.now),
      get atOnce() {
        return cloud.hasRoom ? 1 : 0
      },
    },
  })
  const witness = await startWitness(EMULATOR.endpoint, functions.url)
  const addresses = {
    ...emulatorAddresses(witness.url),
    ...googleAddresses(google.url, tokens.url),
    ROLLCALL_CAMPAIGNS_FILE: campaigns,
  }
  const started = new Map<string, StartedFunction>()
  const bundles = new Map<StepName, string>()
  const bundleOf = (stem: StepName): string => {
    const file = bundles.get(stem) ?? bundleStep(stem, join(folder, stem)).file
    bundles.set(stem, file)
    return file
  }

  const cloud: Cloud = {
    deployed,
    template,
    tokens,
    hands: createGoogleSheets({ rootUrl: google.url, auth: handsOf(tokens.url) }),
    now,
    async functionOf(stem, variables = {}) {
      const name = `${stem} ${JSON.stringify(variables)}`
      const { environment, timeoutSeconds } = await deployed.functionOf(stem)
      const running =
        started.get(name) ??
        (await startFunction(bundleOf(stem), {
          environment: {
            ...LAMBDA,
            AWS_ACCESS_KEY_ID: stem,
            ...byWayOf(witness.url, environment),
            ...addresses,
            ...variables,
          },
          at: cloud.now,
          timeoutSeconds,
        }))
      started.set(name, running)
      return running
    },
    async tick(name) {
      const { Target } = await scheduler.send(
        new GetScheduleCommand({
          Name: cloudName(INSTALLATION, name),
          GroupName: cloudName(INSTALLATION, 'ticks'),
        }),
      )
      const stem = (Target?.Arn ?? '').split(`:function:${cloudName(INSTALLATION, '')}`)[1] as StepName
      await (await cloud.functionOf(stem)).invoke(JSON.parse(Target?.Input ?? ''), cloud.now)
    },
    async work(stem) {
      const queue = await deployed.queueOf(stem)
      const running = await cloud.functionOf(stem)
      const invoke = (event: QueueEvent) => running.invoke<QueueAnswer>(event, cloud.now)
      return pump(sqs, queue.url, invoke, queue.batchSize)
    },
    hasRoom: true,
    calls: witness.calls,
    lines: () => [...started.values()].flatMap(({ lines }) => lines),
    async close() {
      for (const running of started.values()) running.stop()
      await Promise.all([google.close(), tokens.close(), witness.close(), functions.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
  return cloud
}

const domainOf = ({ plan }: Campaign): string => plan.sender.email.split('@')[1] ?? ''

/** What Lambda itself puts into the environment. */
const LAMBDA = {
  AWS_REGION: EMULATOR.region,
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'session',
  TZ: ':UTC',
}

const emulatorAddresses = (url: string) =>
  Object.fromEntries(
    ['DYNAMODB', 'SES', 'SQS', 'SSM', 'S3', 'LAMBDA'].map((service) => [`ROLLCALL_${service}_ENDPOINT`, url]),
  )

/** Queues are known by addresses of the emulator: calls to them go by way of the witness, too. */
const byWayOf = (url: string, environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(EMULATOR.endpoint, url)]),
  )

const googleAddresses = (rootUrl: string, tokensUrl: string) => ({
  ROLLCALL_GOOGLE_ROOT_URL: rootUrl,
  ROLLCALL_GOOGLE_TOKEN_URL: `${tokensUrl}/v1/token`,
  ROLLCALL_IDENTITY_ISSUER: tokensUrl,
  ROLLCALL_IDENTITY_JWKS_URL: `${tokensUrl}/jwks`,
})

const impersonationUrl = (tokensUrl: string): string =>
  `${tokensUrl}/v1/projects/-/serviceAccounts/rollcall@local:generateAccessToken`

const handsOf = (tokensUrl: string) =>
  createGoogleAuth({
    audience: '//iam.googleapis.com/local',
    tokenUrl: `${tokensUrl}/v1/token`,
    impersonationUrl: impersonationUrl(tokensUrl),
    region: EMULATOR.region,
    awsCredentials: async () => EMULATOR.credentials,
  })

/** The office changes its settings in SSM: functions take them from there, without a new deployment. */
async function addressGoogle(tokensUrl: string): Promise<void> {
  const settings = {
    ROLLCALL_GOOGLE_IMPERSONATION_URL: impersonationUrl(tokensUrl),
    ROLLCALL_GOOGLE_CALLS_PER_MINUTE: '1000000',
    ROLLCALL_SES_MAILS_PER_SECOND: '1000000',
  }
  for (const [name, Value] of Object.entries(settings))
    await ssm.send(
      new PutParameterCommand({
        Name: `${settingsPath(INSTALLATION)}${name}`,
        Value,
        Type: 'String',
        Overwrite: true,
      }),
    )
}
