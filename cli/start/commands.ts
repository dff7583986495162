import type { Command, Option } from 'commander'
import { aPort } from '../usage/option-parsers.ts'
import { provision } from './provision.ts'
import { start } from './start.ts'

const MOMENT =
  "in the plan's zone: 2023-12-01, 2023-12-01T08:00 or now (default: 1 December of the plan's first year)"

/** `rollcall start`, `rollcall provision` and `rollcall import`: Rollcall at work on this machine. */
export function addStartCommands(program: Command, language: () => Option): void {
  program
    .command('start')
    .description('run the main job on this machine with embedded services, and show the results')
    .option('--plan <folder>', 'the plan to run', 'plans/van-lang-146')
    .option('--at <moment>', `the moment to play, ${MOMENT}`)
    .option('--once', 'end after one round instead of serving the results', false)
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .option('--port <number>', 'port of the results page (0: any)', aPort, '4146')
    .addOption(language())
    .action(async ({ port, lang, ...more }) => {
      const about = { ...more, port: Number(port), language: lang, out: process.stdout }
      process.exitCode = await start({ ...about, files: [], unit: null })
    })
  program
    .command('provision')
    .description('give every unit of a plan that has none its own spreadsheet; again, it changes nothing')
    .argument('[folder]', 'the plan', 'plans/van-lang-146')
    .option('--at <moment>', `a moment in the cycle that the sheets are for, ${MOMENT}`)
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .option('--port <number>', 'where the sheets will poke', aPort, '4146')
    .addOption(language())
    .action(async (plan, { at, state, port, lang }) => {
      const about = { plan, at, state, port: Number(port), language: lang, out: process.stdout }
      process.exitCode = await provision(about)
    })
  program
    .command('import')
    .description(
      'take in workbooks that units filled offline and mailed back, check them, and show where they stand',
    )
    .argument('<files...>', '.xlsx files')
    .option('--unit <name>', 'whose they are (default: the unit whose name the file name bears)')
    .option('--plan <folder>', 'the plan they belong to', 'plans/van-lang-146')
    .option('--at <moment>', `the moment of arrival, ${MOMENT}`)
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .addOption(language())
    .action(async (files: string[], { unit, plan, at, lang, state }) => {
      const about = { plan, at, state, port: 0, language: lang, out: process.stdout }
      process.exitCode = await start({ ...about, once: true, files, unit: unit ?? null })
    })
}
