#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander'
import { addCostCommand } from './cost/commands.ts'
import { addDeployCommand } from './deploy/commands.ts'
import { addDoctorCommand } from './doctor/commands.ts'
import { addEraseCommand } from './erase/commands.ts'
import { addLockCommands } from './lock/commands.ts'
import { addMailsCommands } from './mails/commands.ts'
import { addMoveCommands } from './move/commands.ts'
import { addPlanCommands } from './plan/commands.ts'
import { addReportCommand } from './report/commands.ts'
import { addStartCommands } from './start/commands.ts'
import { troubleText, typedLanguage } from './usage/tell-trouble.ts'
import { VERSION } from './version.ts'

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const args = process.argv.slice(2)

const program = new Command('rollcall')
  .description('Calls the roll over the spreadsheets that offices already fill.')
  .version(VERSION)
  .exitOverride()
  // What is wrong is told below, in the reader's language.
  .configureOutput({ outputError: () => undefined })

const language = (): Option =>
  new Option('--lang <language>', 'language of what is printed and written')
    .choices(['vi', 'en'])
    .default('vi')

addStartCommands(program, language)
addReportCommand(program, language)
addMoveCommands(program, language)
addLockCommands(program, language)
addEraseCommand(program, language)
addMailsCommands(program, language)
addDoctorCommand(program, language, process.env)
addCostCommand(program, language)
addDeployCommand(program, language, process.env)
addPlanCommands(program, language)

/** The command as far as it was typed: "rollcall plan check". */
function typedCommand(): string {
  const names = [program.name()]
  let command: Command | undefined = program
  for (const arg of args) {
    command = command.commands.find((one) => one.name() === arg)
    if (!command) break
    names.push(arg)
  }
  return names.join(' ')
}

/** Ends at once: services of this machine that were started keep no promise any more. */
function endWith(error: unknown): never {
  const text = troubleText(error, typedCommand(), typedLanguage(args))
  if (text !== null) process.stderr.write(`${text}\n`)
  process.exit(error instanceof CommanderError ? error.exitCode : 1)
}

process.on('uncaughtException', endWith)
await program.parseAsync().catch(endWith)
