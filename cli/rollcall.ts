#!/usr/bin/env node
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { addCostCommand } from './cost/commands.ts'
import { addDeployCommand } from './deploy/commands.ts'
import { addDoctorCommand } from './doctor/commands.ts'
import { addLockCommands } from './lock/commands.ts'
import { addMoveCommands } from './move/commands.ts'
import { checkPlan } from './plan/check-plan.ts'
import { diffPlans } from './plan/diff-plans.ts'
import { printPlanSchema } from './plan/json-schema.ts'
import { newPlan } from './plan/new-plan.ts'
import { packPlans } from './plan/pack-plans.ts'
import { planFolders } from './plan/plan-folders.ts'
import { printCalendar } from './plan/print-calendar.ts'
import { printCoverage } from './plan/print-coverage.ts'
import { printReference } from './plan/reference.ts'
import { writeReport } from './report/write-report.ts'
import { provision } from './start/provision.ts'
import { start } from './start/start.ts'

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const program = new Command('rollcall').description(
  'Calls the roll over the spreadsheets that offices already fill.',
)

const language = (): Option =>
  new Option('--lang <language>', 'language of what is printed and written')
    .choices(['vi', 'en'])
    .default('vi')

program
  .command('start')
  .description('run the main job on this machine with embedded services, and show the results')
  .option('--plan <folder>', 'the plan to run', 'plans/van-lang-146')
  .option(
    '--at <moment>',
    "the moment to play, in the plan's zone: 2023-12-01, 2023-12-01T08:00 or now (default: 1 December of the plan's first year)",
  )
  .option('--once', 'end after one round instead of serving the results', false)
  .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
  .option('--port <number>', 'port of the results page (0: any)', '4146')
  .addOption(language())
  .action(async (options) => {
    const { plan, at, once, lang, state, port } = options
    process.exitCode = await start({
      plan,
      at,
      once,
      files: [],
      unit: null,
      language: lang,
      state,
      port: Number(port),
      out: process.stdout,
    })
  })

program
  .command('provision')
  .description('give every unit of a plan that has none its own spreadsheet; again, it changes nothing')
  .argument('[folder]', 'the plan', 'plans/van-lang-146')
  .option('--at <moment>', 'a moment in the cycle that the sheets are for')
  .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
  .option('--port <number>', 'where the sheets will poke', '4146')
  .addOption(language())
  .action(async (folder, { at, state, port, lang }) => {
    process.exitCode = await provision({
      plan: folder,
      at,
      state,
      port: Number(port),
      language: lang,
      out: process.stdout,
    })
  })

program
  .command('import')
  .description(
    'take in workbooks that units filled offline and mailed back, check them, and show where they stand',
  )
  .argument('<files...>', '.xlsx files')
  .option('--unit <name>', 'whose they are (default: the unit whose name the file name bears)')
  .option('--plan <folder>', 'the plan they belong to', 'plans/van-lang-146')
  .option('--at <moment>', 'the moment of arrival')
  .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
  .addOption(language())
  .action(async (files: string[], { unit, plan, at, lang, state }) => {
    process.exitCode = await start({
      plan,
      at,
      once: true,
      files,
      unit: unit ?? null,
      language: lang,
      state,
      port: 0,
      out: process.stdout,
    })
  })

program
  .command('report')
  .description(
    "write the periodic report (Decree 30/2020's form) and its list as .docx, from the stored data",
  )
  .argument('[folder]', 'the plan', 'plans/van-lang-146')
  .option('--at <moment>', 'the moment to report')
  .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
  .addOption(language())
  .action(async (folder, { at, state, lang }) => {
    process.exitCode = await writeReport({ folder, at, state, language: lang, out: process.stdout })
  })

addMoveCommands(program, language)
addLockCommands(program, language)
addDoctorCommand(program, language, process.env)
addCostCommand(program, language)
addDeployCommand(program, language, process.env)

const plan = program.command('plan').description('work on plan files')

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
  .option('--from <day>', 'first day, 2024-01-01')
  .option('--to <day>', 'last day')
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
  .option('--at <moment>', 'the moment to judge')
  .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
  .addOption(language())
  .action(async (before, after, { at, state, lang }) => {
    process.exitCode = await diffPlans({ before, after, state, at, language: lang, out: process.stdout })
  })

await program.parseAsync()
