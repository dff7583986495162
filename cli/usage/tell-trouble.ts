import { CommanderError } from 'commander'
import type { Language } from '../../domain/plan/plan.ts'
import { type SystemCode, type Takes, USAGE_WORDS, type UsageCode } from './usage-words.ts'

/** Nobody is there to answer a question. */
export class NobodyToAskError extends Error {}

/** The language asked for, as far as it can be told from a command line that may be wrong in other ways. */
export function typedLanguage(args: readonly string[]): Language {
  const isEnglish = args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en'))
  return isEnglish ? 'en' : 'vi'
}

/**
 * What ended a command, in words: a command line that cannot be understood, a file that cannot be used; of
 * anything else that it is a mistake of ours, with its trace. null: nothing is wrong, help or version were printed.
 *
 * @param command as far as it was typed, such as "rollcall plan check"
 */
export function troubleText(error: unknown, command: string, language: Language): string | null {
  const words = USAGE_WORDS[language]
  if (error instanceof NobodyToAskError) return words.noTerminal(error.message)
  if (error instanceof CommanderError)
    return HELP.has(error.code) ? null : `${usageText(error, language)}\n${words.help(command)}`
  const { code, path, stack } = Object(error) as NodeJS.ErrnoException
  if (isSystemCode(code, language) && path !== undefined) return words.system[code](path)
  return `${words.bug}\n${stack ?? String(error)}`
}

const HELP = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version'])

const isSystemCode = (code: string | undefined, language: Language): code is SystemCode =>
  Object.hasOwn(USAGE_WORDS[language].system, code ?? '')

const isUsageCode = (code: string, language: Language): code is UsageCode =>
  Object.hasOwn(USAGE_WORDS[language].wrong, code)

/** Commander tells the kind by a code and the rest in an English sentence, with what was typed in quotes. */
function usageText({ code, message }: CommanderError, language: Language): string {
  const words = USAGE_WORDS[language]
  const [what = '', other = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted ?? '')
  const near = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1]
  if (isUsageCode(code, language))
    return words.wrong[code](what, other) + (near === undefined ? '' : words.nearest(near))
  const [, tail = ''] = message.split(' is invalid. ')
  const choices = /^Allowed choices are (.+)\.$/.exec(tail)?.[1]
  return words.notTaken(what, other, choices ? words.oneOf(choices) : words.takes[tail as Takes])
}
