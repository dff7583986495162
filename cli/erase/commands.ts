import type { Command, Option } from 'commander'
import type { Language } from '../../domain/plan/plan.ts'
import { addressOf, type Typed, tableOptions } from '../move/table-options.ts'
import { eraseCommand } from './erase-command.ts'

/** `rollcall erase`. */
export function addEraseCommand(program: Command, language: () => Option): void {
  const command = program
    .command('erase')
    .description('erase what is stored of one row that its unit took out of the sheet, with its history')
    .argument('<row>', "the row's id, from the hidden first of our columns in the sheet")
    .argument('[folder]', 'the plan', 'plans/van-lang-146')
  tableOptions(command)
    .addOption(language())
    .action(async (row: string, folder: string, { state, lang, ...more }: Options) => {
      const place = { state, tables: addressOf(more), language: lang, out: process.stdout }
      process.exitCode = await eraseCommand({ folder, row, now: Date.now(), ...place })
    })
}

interface Options extends Typed {
  readonly state: string
  readonly lang: Language
}
