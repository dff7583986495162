import { promises as dns } from 'node:dns'
import { type Command, Option } from 'commander'
import type { Language } from '../../domain/plan/plan.ts'
import type { Environment } from '../../functions/config.ts'
import { readPlans } from '../plan/read-plans.ts'
import { isMoment } from '../start/at.ts'
import { CLI_WORDS } from '../words.ts'
import { clocksOf, examineCloud } from './examine-cloud.ts'
import { examineMachine } from './examine-machine.ts'
import { printReport } from './print-report.ts'

/** `rollcall doctor`: what is wrong, why it matters, how to mend it. */
export function addDoctorCommand(program: Command, language: () => Option, variables: Environment): void {
  program
    .command('doctor')
    .description('say what is wrong with an installation, why it matters and how to mend it')
    .option('--plan <folder>', 'the plan in use', 'plans/van-lang-146')
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .addOption(new Option('--at <moment>', 'on one machine: the moment to judge').conflicts('cloud'))
    .option('--cloud <environment>', 'look at the cloud instead: prod')
    .option('--region <name>', 'with --cloud', 'ap-southeast-1')
    .addOption(language())
    .action(async ({ plan, state, at, cloud, region, lang }) => {
      const out = process.stdout
      if (at !== undefined && !isMoment(at)) {
        out.write(`${CLI_WORDS[lang as Language].badDate(at)}\n`)
        process.exitCode = 1
        return
      }
      if (cloud === undefined) {
        process.exitCode = printReport(await examineMachine({ plan, state, at }), state, lang, out)
        return
      }
      const [campaign] = (await readPlans([plan], lang, out)) ?? []
      if (!campaign) {
        process.exitCode = 1
        return
      }
      const about = { environment: cloud, region, campaign, variables, now: Date.now, dns }
      const reports = await examineCloud({ ...about, clocks: clocksOf(region) })
      process.exitCode = printReport(reports, cloud, lang, out)
    })
}
