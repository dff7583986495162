import type { Command, Option } from 'commander'
import type { Language } from '../../domain/plan/plan.ts'
import { lockCommand } from './lock-command.ts'

const ABOUT = {
  lock: 'lock the figures of a cycle as they stand: later changes in the sheets count for nothing',
  unlock: 'open the locked figures of a cycle again; the frozen ones stay under their number',
} as const

/** `rollcall lock` and `rollcall unlock`. */
export function addLockCommands(program: Command, language: () => Option): void {
  for (const what of ['lock', 'unlock'] as const)
    program
      .command(what)
      .description(ABOUT[what])
      .argument('[folder]', 'the plan', 'plans/van-lang-146')
      .requiredOption('--cycle <id>', 'the cycle, as the plan names it')
      .option('--at <moment>', 'the moment of the decision')
      .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
      .addOption(language())
      .action(async (folder: string, { cycle, at, state, lang }: Options) => {
        const options = { folder, cycle, at, state, language: lang, out: process.stdout }
        process.exitCode = await lockCommand(what, options)
      })
}

interface Options {
  readonly cycle: string
  readonly at: string | undefined
  readonly state: string
  readonly lang: Language
}
