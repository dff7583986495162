import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, Stack } from 'aws-cdk-lib'
import { packCampaigns } from '../../../functions/adapters/packed-campaigns.ts'
import { buildApp } from '../../../infra/aws/build-app.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

/** What an office would answer; invented. */
export const ANSWERS = {
  environment: 'prod',
  sender: 'vanlang.example.vn',
  operator: 'cntt@vanlang.example.vn',
  googleAudience:
    '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/rollcall/providers/aws',
  googleImpersonationUrl:
    'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/rollcall@office-1.iam.gserviceaccount.com:generateAccessToken',
  googleDriveFolder: '0AInventedFolder',
} as const

export interface OpenApp {
  readonly app: App
  readonly main: Stack
  readonly edge: Stack | undefined
  readonly outdir: string
  end(): void
}

/** The app of an installation as cdk.json and the office have it, without bundles; not synthesised yet. */
export async function openApp(more: object = {}): Promise<OpenApp> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-synth-'))
  const { campaign } = await sampleCampaign()
  const campaigns = join(folder, 'packed.json')
  writeFileSync(campaigns, packCampaigns([campaign]))
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: object }
  const outdir = join(folder, 'out')
  const app = buildApp(join(folder, 'scratch'), {
    outdir,
    context: { ...context, ...ANSWERS, campaigns, ...more, 'aws:cdk:bundling-stacks': [] },
  })
  const stacks = app.node.children.filter((child): child is Stack => child instanceof Stack)
  const [main, edge] = stacks
  if (!main) throw new Error('an app without a stack')
  return { app, main, edge, outdir, end: () => rmSync(folder, { recursive: true, force: true }) }
}
