import { homedir } from 'node:os'
import { join } from 'node:path'
import { CLASP } from '../../apps-script/push.ts'
import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Campaign, Language } from '../../domain/plan/plan.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { cloudName } from '../../functions/steps.ts'
import { describeFinding } from '../doctor/doctor-words.ts'
import type { Finding } from '../doctor/finding.ts'
import type { Asker } from '../plan/ask-plan.ts'
import type { Answers } from './answers.ts'
import { bootstrapCommand, deployCommand, outputsFile, outputsOf, packCommand } from './cloud-steps.ts'
import { DEPLOY_WORDS, type DeployStep } from './deploy-words.ts'
import { beforeDeployment, federation, type GoogleStep, serviceAccountOf } from './google-side.ts'
import type { Hands } from './hands.ts'
import { shellText } from './shell-text.ts'
import type { StackSettings } from './stack-settings.ts'

/** What every step works with. */
export interface Deployment {
  readonly answers: Answers
  readonly settings: StackSettings
  readonly campaign: Campaign
  /** The plan's folder, and the list of script ids. */
  readonly plan: string
  readonly scripts: string
  readonly dryRun: boolean
  readonly language: Language
  readonly now: number
  readonly hands: Hands
  readonly asker: Asker
  readonly say: (line: string) => void
  /** The AWS account, once it is known. */
  account: string
  health(): Promise<number>
}

/** `done` goes on, `stop` ends the run, `later` goes on but is done again next time. */
export type StepResult = 'done' | 'stop' | 'later'

/** Steps that need not be done again while their input is the same; the print of that input. */
export const ONCE: Partial<Readonly<Record<DeployStep, (deployment: Deployment) => string>>> = {
  'google-project': ({ answers }) => fingerprintOf(JSON.stringify(beforeDeployment(answers))),
  bootstrap: ({ answers, account }) => fingerprintOf(`${account}/${answers.region}`),
  federation: (deployment) =>
    fingerprintOf(JSON.stringify([deployment.account, deployment.answers, rolesOf(deployment)])),
  pilot: ({ answers, campaign, now }) =>
    fingerprintOf(
      [answers.environment, campaign.plan.id, cycleAt(campaign.plan, now)?.id, answers.pilotUnit].join(),
    ),
  'test-mail': ({ answers }) =>
    fingerprintOf([answers.environment, answers.sender, answers.testMailTo].join()),
}

export const STEPS_OF_DEPLOYMENT: Readonly<
  Record<DeployStep, (deployment: Deployment) => Promise<StepResult>>
> = {
  async tools(deployment) {
    for (const command of [
      ['npx', 'cdk', '--version'],
      ['gcloud', '--version'],
    ]) {
      if (deployment.dryRun) deployment.say(shellText(command))
      else if ((await deployment.hands.probe(command)) !== 0) {
        deployment.say(words(deployment).noTool(shellText(command)))
        return 'stop'
      }
    }
    return 'done'
  },
  async account(deployment) {
    if (deployment.dryRun) return 'done'
    const found = await deployment.hands.account(deployment.answers.region)
    if (typeof found !== 'string') return complain(deployment, found)
    if (deployment.account !== '' && deployment.account !== found) {
      deployment.say(words(deployment).otherAccount(deployment.account, found))
      return 'stop'
    }
    deployment.account = found
    return 'done'
  },
  'google-project': (deployment) => askToDo(deployment, beforeDeployment(deployment.answers)),
  pack: (deployment) => run(deployment, packCommand(deployment.plan)),
  bootstrap: (deployment) =>
    run(deployment, bootstrapCommand(deployment.answers, deployment.settings, accountOf(deployment))),
  deploy: (deployment) => run(deployment, deployCommand(deployment.answers, deployment.settings)),
  async federation(deployment) {
    const roles = rolesOf(deployment)
    if (roles.length === 0) {
      deployment.say(words(deployment).noRoles)
      return 'stop'
    }
    return askToDo(deployment, federation(deployment.answers, accountOf(deployment), roles))
  },
  async script(deployment) {
    const { hands, scripts, dryRun, say } = deployment
    if (!dryRun && hands.read(scripts) === null) {
      say(words(deployment).noScripts(scripts))
      return 'later'
    }
    if (!dryRun && hands.read(CLASP_LOGIN) === null) {
      say(words(deployment).noTool(shellText(['npx', '--yes', CLASP, 'push'])))
      say(shellText(['npx', '--yes', CLASP, 'login']))
      return 'stop'
    }
    const built = await run(deployment, ['npm', 'run', 'script:build'])
    return built === 'done' ? run(deployment, ['npm', 'run', 'clasp:push', '--', scripts]) : built
  },
  pilot: putPilot,
  'test-mail': sendTestMail,
  async health({ dryRun, answers, plan, say, health }) {
    if (!dryRun) return (await health()) === 0 ? 'done' : 'later'
    say(shellText(['npx', 'rollcall', 'doctor', '--cloud', answers.environment, '--plan', plan]))
    return 'done'
  },
}

/** Where clasp keeps who is signed in. */
const CLASP_LOGIN = join(homedir(), '.clasprc.json')

const words = ({ language }: Deployment) => DEPLOY_WORDS[language]

/** In a dry run the number may not be known yet. */
const accountOf = ({ account }: Deployment): string => (account === '' ? 'AWS_ACCOUNT' : account)

/** The roles that need Google: as the stack told them; in a dry run before that, as it names them. */
function rolesOf(deployment: Deployment): readonly string[] {
  const { answers, hands, dryRun } = deployment
  const told = outputsOf(hands.read(outputsFile(answers.environment)), answers.environment).GoogleRoles
  if (told) return told.split(',')
  const named = ['sync-sheet', 'sweep-sheets', 'build-summary', 'provision-sheets'].map(
    (step) => `arn:aws:sts::${accountOf(deployment)}:assumed-role/${cloudName(answers.environment, step)}`,
  )
  return dryRun ? named : []
}

async function run(deployment: Deployment, command: readonly string[]): Promise<StepResult> {
  deployment.say(shellText(command))
  if (deployment.dryRun) return 'done'
  const code = await deployment.hands.run(command)
  if (code === 0) return 'done'
  deployment.say(words(deployment).failed(shellText(command), code))
  return 'stop'
}

function complain({ say, language }: Deployment, found: Finding): 'stop' {
  const { what, mend } = describeFinding(found, language)
  say(`${what} ${mend}`)
  return 'stop'
}

/** Things for a person to do: what, and with which commands. */
async function askToDo(deployment: Deployment, steps: readonly GoogleStep[]): Promise<StepResult> {
  const { answers, say, dryRun, asker } = deployment
  const text = words(deployment)
  for (const { id, commands } of steps) {
    say(`- ${text.google[id](serviceAccountOf(answers))}`)
    for (const command of commands) say(`    ${shellText(command)}`)
  }
  if (dryRun || (await asker.yes({ message: text.whenDone, default: false }))) return 'done'
  say(text.notDone)
  return 'stop'
}

async function putPilot(deployment: Deployment): Promise<StepResult> {
  const { answers, campaign, now, hands, say, dryRun } = deployment
  const unit = campaign.units.find(({ id }) => id === answers.pilotUnit)
  const cycle = cycleAt(campaign.plan, now)
  if (!unit || !cycle) {
    say(words(deployment).noUnit(answers.pilotUnit))
    return 'stop'
  }
  const job = {
    step: 'provision-sheets',
    planId: campaign.plan.id,
    cycleId: cycle.id,
    unitId: unit.id,
    isSeated: false,
  }
  const queue = cloudName(answers.environment, 'provision-sheets')
  say(shellText(['aws', 'sqs', 'send-message', '--queue-url', queue, '--message-body', JSON.stringify(job)]))
  if (dryRun) return 'done'
  const trouble = await hands.putJob(answers.region, answers.environment, job)
  return trouble ? complain(deployment, trouble) : 'done'
}

/** A mail that does not leave is no reason to stop: the report of health that follows says why. */
async function sendTestMail(deployment: Deployment): Promise<StepResult> {
  const { answers, campaign, hands, say, dryRun } = deployment
  const from = campaign.plan.sender.email
  const letter = { from, to: answers.testMailTo, ...words(deployment).mail }
  say(shellText(['aws', 'sesv2', 'send-email', '--from-email-address', from, '--region', answers.region]))
  if (dryRun) return 'done'
  const trouble = await hands.send(answers.region, answers.environment, letter)
  if (!trouble) return 'done'
  complain(deployment, trouble)
  return 'later'
}
