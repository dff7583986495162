#!/usr/bin/env node
import { Command, Option } from 'commander'
import { checkPlan } from './plan/check-plan.ts'
import { start } from './start/start.ts'

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
    "the moment to play, in the plan's zone: 2023-12-01 or 2023-12-01T08:00 (default: a month before the first cycle ends)",
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
      language: lang,
      state,
      port: Number(port),
      out: process.stdout,
    })
  })

const plan = program.command('plan').description('work on plan files')

plan
  .command('check')
  .description('report every fault of a plan folder at once')
  .argument('<folder>')
  .addOption(language())
  .action(async (folder, { lang }) => {
    process.exitCode = await checkPlan(folder, lang, process.stdout)
  })

await program.parseAsync()
