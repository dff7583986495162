import type { Language } from '../../domain/plan/plan.ts'
import { isSetting, SETTING_NAMES, type Settings } from '../../infra/aws/settings.ts'
import { QUESTIONS } from './answers.ts'
import { SETTING_WORDS } from './setting-words.ts'

/**
 * What the stack is told from the answers, from where things lie, or (`edge`, a stack of its own) by hand
 * (docs/operations.md): not to be said a second time.
 */
const SAID_ELSEWHERE = [
  'environment',
  'region',
  'campaigns',
  'sender',
  'operator',
  'monthlyBudgetUsd',
  'googleAudience',
  'googleImpersonationUrl',
  'googleDriveFolder',
  'edge',
] as const

/** A setting of the stack that an office may have written beside its answers. */
export type StackSetting = Exclude<keyof Settings, (typeof SAID_ELSEWHERE)[number]>
/** By name, as text: so they are given to cdk, at each deployment anew. */
export type StackSettings = Readonly<Record<string, string>>

const isElsewhere = (name: string): boolean => SAID_ELSEWHERE.some((one) => one === name)
const isStackSetting = (name: string): name is StackSetting =>
  SETTING_NAMES.some((one) => one === name) && !isElsewhere(name)

/** The account that was deployed to is kept among the answers. */
const KEPT: readonly string[] = [...QUESTIONS, 'account']

/**
 * What is wrong in a file of answers and settings, a line each: a name that nothing reads would change nothing, and
 * nobody would see it.
 */
export function settingFaults(
  answers: Readonly<Record<string, string>>,
  settings: StackSettings,
  language: Language,
): readonly string[] {
  const words = SETTING_WORDS[language]
  const known = SETTING_NAMES.filter(isStackSetting).join(', ')
  const unread = Object.keys(answers).filter((name) => !KEPT.includes(name))
  return [
    ...unread.map((name) => words.noAnswer(name, QUESTIONS.join(', '))),
    ...Object.entries(settings).flatMap(([name, text]) => {
      if (!isStackSetting(name)) return [words.noSetting(name, known)]
      return isSetting(name, text) ? [] : [words.wrong(name, text, words.takes[name])]
    }),
  ]
}
