import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Language } from '../../domain/plan/plan.ts'
import { dayOf } from '../../domain/time/days.ts'
import { person } from '../usage/person.ts'
import { type Asker, askPlan } from './ask-plan.ts'
import { NEW_PLAN_WORDS } from './new-plan-words.ts'
import { idOf, scaffoldPlan } from './scaffold-plan.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

/**
 * Asks for what a plan needs, writes its folder beside forms.yaml, and prints what comes next. A folder that
 * is there is left as it is. Returns the exit code.
 */
export async function newPlan(
  folder: string,
  language: Language,
  out: Pick<NodeJS.WriteStream, 'write'>,
  asker: Asker = person,
): Promise<number> {
  const words = NEW_PLAN_WORDS[language]
  const forms = join(dirname(resolve(folder)), 'forms.yaml')
  const refusal = [
    ...(existsSync(folder) ? [words.exists(folder)] : []),
    ...(existsSync(forms) ? [] : [words.noForms(forms)]),
  ]
  if (refusal.length > 0) {
    out.write(`${refusal.join('\n')}\n`)
    return 1
  }
  const answers = await answersOf(folder, language, asker)
  if (answers === null) return ENDED_BY_CTRL_C
  await mkdir(folder)
  for (const [name, text] of Object.entries(scaffoldPlan(answers)))
    await writeFile(join(folder, name), text, { flag: 'wx' })
  out.write(`${[words.written(folder), ...nextSteps(words.next(folder))].join('\n')}\n`)
  return 0
}

const ENDED_BY_CTRL_C = 130

async function answersOf(folder: string, language: Language, asker: Asker) {
  try {
    return await askPlan(idOf(basename(resolve(folder))), language, dayOf(Date.now(), ZONE), asker)
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return null
    throw error
  }
}

function nextSteps(steps: readonly (readonly [command: string, meaning: string])[]): readonly string[] {
  const width = Math.max(...steps.map(([command]) => command.length))
  return steps.map(([command, meaning]) => `   ${command.padEnd(width)}   ${meaning}`)
}
