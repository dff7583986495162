import type { Command, Option } from 'commander'
import { printCost } from './print-cost.ts'

/** `rollcall cost`: what a plan costs in the cloud. */
export function addCostCommand(program: Command, language: () => Option): void {
  program
    .command('cost')
    .description('what a plan costs in the cloud in a month, by service, from measured operations')
    .argument('[folder]', 'the plan', 'plans/van-lang-146')
    .option('--units <number>', 'units with a sheet (default: those of the plan)')
    .option('--rows <number>', 'rows in each sheet', '100')
    .option('--edits <number>', 'times that each unit changes its sheet in a month', '20')
    .option('--own-key', "with a key of the office's own for personal data", false)
    .option('--items', 'every item of the bill as well', false)
    .addOption(language())
    .action(async (folder, { units, rows, edits, ownKey, items, lang }) => {
      const about = { folder, units, rows, edits, ownKey, items, language: lang, out: process.stdout }
      process.exitCode = await printCost(about)
    })
}
