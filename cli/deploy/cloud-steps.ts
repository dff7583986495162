import { join } from 'node:path'
import { cloudName } from '../../functions/steps.ts'
import type { Answers } from './answers.ts'
import { audienceOf, impersonationUrlOf } from './google-side.ts'
import type { StackSettings } from './stack-settings.ts'

/** Where a deployment keeps what it makes. */
export const CLOUD_FOLDER = join('.rollcall', 'cloud')
export const CAMPAIGNS = join(CLOUD_FOLDER, 'campaigns.json')
export const outputsFile = (environment: string): string => join(CLOUD_FOLDER, `outputs-${environment}.json`)

/** The settings of the stack (infra/aws/settings.ts) as arguments of cdk. */
function contextOf(answers: Answers, more: StackSettings): readonly string[] {
  const settings: StackSettings = {
    ...more,
    environment: answers.environment,
    region: answers.region,
    campaigns: CAMPAIGNS,
    sender: answers.sender,
    operator: answers.operator,
    monthlyBudgetUsd: answers.monthlyBudgetUsd,
    googleAudience: audienceOf(answers),
    googleImpersonationUrl: impersonationUrlOf(answers),
    googleDriveFolder: answers.googleDriveFolder,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

export const packCommand = (plan: string): readonly string[] => [
  'npx',
  'rollcall',
  'plan',
  'pack',
  plan,
  '--into',
  CAMPAIGNS,
]

export const bootstrapCommand = (
  answers: Answers,
  settings: StackSettings,
  account: string,
): readonly string[] => [
  'npx',
  'cdk',
  'bootstrap',
  `aws://${account}/${answers.region}`,
  ...contextOf(answers, settings),
]

export const deployCommand = (answers: Answers, settings: StackSettings): readonly string[] => [
  'npx',
  'cdk',
  'deploy',
  '--all',
  '--require-approval',
  'never',
  '--outputs-file',
  outputsFile(answers.environment),
  ...contextOf(answers, settings),
]

/** The name of the stack in its outputs file. */
export const stackName = (environment: string): string => cloudName(environment, 'main')

/** What the stack tells of itself: output by name; empty before it was deployed. */
export function outputsOf(text: string | null, environment: string): Readonly<Record<string, string>> {
  const stacks = text === null ? {} : Object(JSON.parse(text))
  return Object(stacks[stackName(environment)])
}
