import type { Language } from '../../domain/plan/plan.ts'
import type { Asker } from '../plan/ask-plan.ts'
import { readPlans } from '../plan/read-plans.ts'
import {
  type Answers,
  completeAnswers,
  maySendFrom,
  type Progress,
  readProgress,
  writeProgress,
} from './answers.ts'
import { DEPLOY_STEPS, DEPLOY_WORDS } from './deploy-words.ts'
import type { Hands } from './hands.ts'
import { type Deployment, ONCE, STEPS_OF_DEPLOYMENT } from './run-steps.ts'
import { settingFaults } from './stack-settings.ts'

export interface DeployOptions {
  readonly plan: string
  /** Where answers and what is done are kept; may be written beforehand. */
  readonly file: string
  /** The list of script ids. */
  readonly scripts: string
  readonly dryRun: boolean
  readonly language: Language
  readonly now: number
  readonly out: NodeJS.WriteStream
  readonly asker: Asker
  readonly hands: Hands
  /** The report at the end. Gives its exit code. */
  readonly health: (answers: Answers) => Promise<number>
}

/**
 * Brings an installation up in the cloud, step by step. A step that fails ends the run; the next run passes over
 * what is done. Returns the exit code.
 */
export async function deploy(options: DeployOptions): Promise<number> {
  const { plan, file, dryRun, language, out } = options
  const words = DEPLOY_WORDS[language]
  const say = (line: string): unknown => out.write(`${line}\n`)
  const [campaign] = (await readPlans([plan], language, out)) ?? []
  if (!campaign) return 1
  const known = readProgress(file)
  if (!known) {
    say(words.badFile(file))
    return 1
  }
  const faults = settingFaults(known.answers, known.settings, language)
  if (faults.length > 0) {
    say([words.badSettings(file), ...faults.map((fault) => `   ${fault}`)].join('\n'))
    return 1
  }
  const { sender } = known.answers
  const from = campaign.plan.sender.email
  if (sender !== undefined && !maySendFrom(sender, from)) {
    say(words.otherSender(from, sender, file))
    return 1
  }
  if (dryRun) say(words.dryRun)
  const answers = await completeAnswers(known.answers, from, language, options.asker)
  const deployment: Deployment = {
    ...options,
    answers,
    settings: known.settings,
    campaign,
    account: known.answers.account ?? '',
    say: (line) => void say(`      ${line}`),
    health: () => options.health(answers),
  }
  return runAll(options, deployment, known)
}

async function runAll(
  { file, dryRun, language, out }: DeployOptions,
  deployment: Deployment,
  known: Progress,
): Promise<number> {
  const words = DEPLOY_WORDS[language]
  const done: Record<string, string> = { ...known.done }
  const keep = (): Promise<void> =>
    writeProgress(file, {
      answers: { ...deployment.answers, account: deployment.account },
      settings: deployment.settings,
      done,
    })
  let left = 0
  for (const [i, step] of DEPLOY_STEPS.entries()) {
    out.write(`[${i + 1}/${DEPLOY_STEPS.length}] ${words.step[step]}\n`)
    const print = ONCE[step]?.(deployment)
    if (print !== undefined && done[step] === print && !dryRun) {
      deployment.say(words.skipped)
      continue
    }
    const result = await STEPS_OF_DEPLOYMENT[step](deployment)
    if (result === 'done' && print !== undefined) done[step] = print
    if (result === 'later') left++
    if (!dryRun) await keep()
    if (result === 'stop') {
      out.write(`${words.again}\n`)
      return 1
    }
  }
  const good = dryRun ? words.dryRun : words.finished
  out.write(`${left === 0 ? good : words.again}\n`)
  return left === 0 ? 0 : 1
}
