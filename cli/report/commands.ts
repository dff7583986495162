import type { Command, Option } from 'commander'
import { writeReport } from './write-report.ts'

/** `rollcall report`: the official documents, from what is stored. */
export function addReportCommand(program: Command, language: () => Option): void {
  program
    .command('report')
    .description(
      "write the periodic report (Decree 30/2020's form) and its list as .docx, from the stored data",
    )
    .argument('[folder]', 'the plan', 'plans/van-lang-146')
    .option(
      '--at <moment>',
      "the moment to report: 2023-12-14 or now (default: 1 December of the plan's first year)",
    )
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .addOption(language())
    .action(async (folder, { at, state, lang }) => {
      process.exitCode = await writeReport({ folder, at, state, language: lang, out: process.stdout })
    })
}
