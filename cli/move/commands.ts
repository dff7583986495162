import type { Command, Option } from 'commander'
import { exportInstallation } from './export-installation.ts'
import { restoreInstallation } from './restore-installation.ts'
import { addressOf, tableOptions } from './table-options.ts'

/** `rollcall export` and `rollcall restore`: a whole installation from one place to another. */
export function addMoveCommands(program: Command, language: () => Option): void {
  tableOptions(
    program
      .command('export')
      .description('write a whole installation into one file: data, ledger, outbox, sheets, mails, plan')
      .argument('<file>', 'where it goes, such as rollcall.ndjson.gz; never overwritten')
      .option('--plan <folder>', 'the plan that goes along', 'plans/van-lang-146'),
  )
    .addOption(language())
    .action(async (file, { plan, state, lang, ...more }) => {
      const about = { file, plan, state, tables: addressOf(more), language: lang, out: process.stdout }
      process.exitCode = await exportInstallation({ ...about, at: new Date() })
    })
  tableOptions(
    program
      .command('restore')
      .description('make an installation equal to an exported one, in an empty place, and compare the two')
      .argument('<file>', 'what `rollcall export` wrote'),
  )
    .option(
      '--set-back',
      'with --tables-at: tables in use become what they were; what was sent or frozen, and sheets, stay',
      false,
    )
    .option('--documents-bucket <name>', 'with --tables-at: where files that go with mails are put')
    .addOption(language())
    .action(async (file, { state, lang, setBack, documentsBucket: bucket, ...more }) => {
      const tables = addressOf(more)
      const documents = tables && bucket ? { bucket, at: 'aws', region: tables.region } : null
      const about = { file, state, tables, documents, setBack, language: lang, out: process.stdout }
      process.exitCode = await restoreInstallation(about)
    })
}
