import { join } from 'node:path'
import type { Command, Option } from 'commander'
import { aDay } from '../usage/option-parsers.ts'
import { checkPlan } from './check-plan.ts'
import { diffPlans } from './diff-plans.ts'
import { printPlanSchema } from './json-schema.ts'
import { newPlan } from './new-plan.ts'
import { packPlans } from './pack-plans.ts'
import { planFolders } from './plan-folders.ts'
import { printCalendar } from './print-calendar.ts'
import { printCoverage } from './print-coverage.ts'
import { printReference } from './reference.ts'

/** `rollcall plan ...`: work on plan files. */
export function addPlanCommands(program: Command, language: () => Option): void {
  const plan = program.command('plan').description('work on plan files')
  addWriting(plan, language)
  addReading(plan, language)
  addChanging(plan, language)
}

/** What a person needs who writes a plan. */
function addWriting(plan: Command, language: () => Option): void {
  plan
    .command('check')
    .description('report every fault of a plan folder at once')
    .argument('<folder>')
    .addOption(language())
    .action(async (folder, { lang }) => {
      process.exitCode = await checkPlan(folder, lang, process.stdout)
    })

  plan
    .command('new')
    .description('ask some questions and write a new plan folder')
    .argument('<folder>')
    .addOption(language())
    .action(async (folder, { lang }) => {
      process.exitCode = await newPlan(folder, lang, process.stdout)
    })

  plan
    .command('schema')
    .description('print the JSON Schema of plan.yaml, for editors')
    .action(() => {
      process.exitCode = printPlanSchema(process.stdout)
    })

  plan
    .command('reference')
    .description('print the reference of the plan language')
    .option('--into <page>', 'put it into this page instead')
    .action(async ({ into }) => {
      process.exitCode = await printReference(process.stdout, into)
    })
}

/** What a plan says: which rules are checked, and what falls due when. */
function addReading(plan: Command, language: () => Option): void {
  plan
    .command('coverage')
    .description(
      'how many rules are checked automatically, tracked by reports, or words only; fails if one is missing',
    )
    .argument('[folders...]', 'plan folders (default: all of plans/)')
    .addOption(language())
    .action(async (folders: string[], { lang }) => {
      const all = folders.length > 0 ? folders : await planFolders('plans')
      process.exitCode = await printCoverage(all, lang, process.stdout)
    })

  plan
    .command('calendar')
    .description('everything that a plan makes due, printed and written as a calendar file (.ics)')
    .argument('<folder>')
    .option('--from <day>', 'first day, 2024-01-01', aDay)
    .option('--to <day>', 'last day', aDay)
    .option('--ics <file>', 'where the calendar file goes (default: .rollcall/calendars/<plan>.ics)')
    .addOption(language())
    .action(async (folder, { from, to, ics, lang }) => {
      process.exitCode = await printCalendar({
        folder,
        language: lang,
        from: from ?? null,
        to: to ?? null,
        file: (id) => ics ?? join('.rollcall', 'calendars', `${id}.ics`),
        out: process.stdout,
      })
    })
}

/** What comes before a changed plan is used. */
function addChanging(plan: Command, language: () => Option): void {
  plan
    .command('pack')
    .description(
      'check plan folders and pack them into the one file that a deployment to the cloud takes along',
    )
    .argument('<folders...>')
    .option('--into <file>', 'where the pack goes', '.rollcall/cloud/campaigns.json')
    .addOption(language())
    .action(async (folders: string[], { into, lang }) => {
      process.exitCode = await packPlans(folders, into, lang, process.stdout)
    })

  plan
    .command('diff')
    .description("which units' verdicts a new version of a plan changes, on the stored data")
    .argument('<old>', 'folder of the plan as it is')
    .argument('<new>', 'folder of the plan as it would be')
    .option(
      '--at <moment>',
      "the moment to judge: 2023-12-14 or now (default: 1 December of the plan's first year)",
    )
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .addOption(language())
    .action(async (before, after, { at, state, lang }) => {
      process.exitCode = await diffPlans({ before, after, state, at, language: lang, out: process.stdout })
    })
}
