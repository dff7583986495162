import { type Command, Option } from 'commander'
import type { Language } from '../../domain/plan/plan.ts'
import { addressOf, type Typed, tableOptions } from '../move/table-options.ts'
import { lockCommand } from './lock-command.ts'

const ABOUT = {
  lock: 'lock the figures of a cycle as they stand: later changes in the sheets count for nothing',
  unlock: 'open the locked figures of a cycle again; the frozen ones stay under their number',
} as const

/** `rollcall lock` and `rollcall unlock`. */
export function addLockCommands(program: Command, language: () => Option): void {
  for (const what of ['lock', 'unlock'] as const) {
    const command = program
      .command(what)
      .description(ABOUT[what])
      .argument('[folder]', 'the plan', 'plans/van-lang-146')
      .requiredOption('--cycle <id>', 'the cycle, as the plan names it')
      .addOption(
        new Option('--at <moment>', 'with --state: the moment of the decision, such as now').conflicts(
          'tablesAt',
        ),
      )
    tableOptions(command)
      .addOption(language())
      .action(async (folder: string, { cycle, at, state, lang, ...more }: Options) => {
        const about = { folder, cycle, at, state, tables: addressOf(more), language: lang }
        process.exitCode = await lockCommand(what, { ...about, out: process.stdout, clock: Date.now })
      })
  }
}

interface Options extends Typed {
  readonly cycle: string
  readonly at: string | undefined
  readonly state: string
  readonly lang: Language
}
