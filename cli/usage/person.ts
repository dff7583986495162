import { confirm, input } from '@inquirer/prompts'
import type { Asker } from '../plan/ask-plan.ts'
import { NobodyToAskError } from './tell-trouble.ts'

/** Whoever sits at the terminal. Where there is none, a question would wait for ever: then it throws. */
export const person: Asker = {
  text: (question) => input(mustBeThere(question)),
  yes: (question) => confirm(mustBeThere(question)),
}

function mustBeThere<T extends { readonly message: string }>(question: T): T {
  if (!process.stdin.isTTY) throw new NobodyToAskError(question.message)
  return question
}
