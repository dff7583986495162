import { promises as dns } from 'node:dns'
import type { Command, Option } from 'commander'
import type { Language } from '../../domain/plan/plan.ts'
import type { Environment } from '../../functions/config.ts'
import { clocksOf, examineCloud } from '../doctor/examine-cloud.ts'
import { printReport } from '../doctor/print-report.ts'
import { readPlans } from '../plan/read-plans.ts'
import { person } from '../usage/person.ts'
import type { Answers } from './answers.ts'
import { deploy } from './deploy.ts'
import { realHands } from './hands.ts'

const ENDED_BY_CTRL_C = 130

/** `rollcall deploy`: from a plan to a running installation in the cloud. */
export function addDeployCommand(program: Command, language: () => Option, variables: Environment): void {
  program
    .command('deploy')
    .description(
      'bring an installation up in AWS and Google, step by step; again, it goes on where it stopped',
    )
    .argument('[folder]', 'the plan', 'plans/van-lang-146')
    .option('--answers <file>', 'where answers and progress are kept', '.rollcall/cloud/deploy.json')
    .option('--scripts <file>', 'script ids to push to', 'scripts.txt')
    .option('--dry-run', 'print the commands and do nothing', false)
    .addOption(language())
    .action(async (plan, { answers: file, scripts, dryRun, lang }) => {
      const health = (answers: Answers) => reportOf(plan, answers, lang, variables)
      const about = { plan, file, scripts, dryRun, language: lang, now: Date.now(), out: process.stdout }
      try {
        process.exitCode = await deploy({ ...about, asker: person, hands: realHands, health })
      } catch (error) {
        if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error
        process.exitCode = ENDED_BY_CTRL_C
      }
    })
}

async function reportOf(
  plan: string,
  { environment, region }: Answers,
  language: Language,
  variables: Environment,
): Promise<number> {
  const [campaign] = (await readPlans([plan], language, process.stdout)) ?? []
  if (!campaign) return 1
  const about = { environment, region, campaign, variables, now: Date.now, dns, clocks: clocksOf(region) }
  return printReport(await examineCloud(about), environment, language, process.stdout)
}
