import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import type { Decision } from '../../domain/agenda/mail-state.ts'
import type { Language } from '../../domain/plan/plan.ts'
import { addressOf, type Typed, tableOptions } from '../move/table-options.ts'
import { listMails } from './list-mails.ts'
import { settleMails } from './settle-mails.ts'

/** `rollcall mails` and `rollcall mails settle`. */
export function addMailsCommands(program: Command, language: () => Option): void {
  const mails = program.command('mails').description('mails that wait for a person, and what to do with them')
  placeOptions(
    mails
      .command('list', { isDefault: true })
      .description(
        'mails that did not come, of which nobody knows, or that the machine does not try any more',
      ),
  )
    .addOption(language())
    .action(async (options: Options) => {
      process.exitCode = await listMails(placeOf(options))
    })
  placeOptions(
    mails
      .command('settle')
      .description('say of mails in doubt what became of them, or what shall')
      .argument('<keys...>', 'the mails, as `rollcall mails` names them')
      .addOption(aWord('--arrived', 'they came').conflicts(['sendAgain', 'givenUp']))
      .addOption(
        aWord('--send-again', 'they go once more; who has had one may get it twice').conflicts('givenUp'),
      )
      .addOption(aWord('--given-up', 'they need not go any more')),
  )
    .addOption(language())
    .action(async (keys: string[], options: Options & Words) => {
      const about = { ...placeOf(options), keys, decision: decisionOf(options), by: login() }
      process.exitCode = await settleMails({ ...about, now: Date.now() })
    })
}

const aWord = (flag: string, about: string): Option => new Option(flag, about).default(false)

const placeOptions = (command: Command): Command =>
  tableOptions(command.option('--plan <folder>', 'the plan', 'plans/van-lang-146'))

interface Words {
  readonly arrived: boolean
  readonly sendAgain: boolean
  readonly givenUp: boolean
}

interface Options extends Typed {
  readonly plan: string
  readonly state: string
  readonly lang: Language
}

const placeOf = ({ plan, state, lang, ...more }: Options) => ({
  ...{ plan, state, tables: addressOf(more), language: lang, out: process.stdout },
})

function decisionOf({ arrived, sendAgain, givenUp }: Words): Decision | null {
  if (arrived) return 'arrived'
  if (sendAgain) return 'send-again'
  return givenUp ? 'given-up' : null
}

/** Who runs the command, as the machine knows them. */
function login(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
