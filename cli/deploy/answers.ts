import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import type { Language } from '../../domain/plan/plan.ts'
import type { Asker } from '../plan/ask-plan.ts'
import { DEPLOY_WORDS } from './deploy-words.ts'

/** What a deployment needs to be told; all of it may stand in a file. */
const Shape = z.object({
  environment: z.enum(['dev', 'prod']),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** The domain, or the one address, that mails come from. */
  sender: z.string().regex(/^([^@\s]+@)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i),
  /** Who hears alarms. */
  operator: z.email(),
  monthlyBudgetUsd: z.string().regex(/^\d{1,5}$/),
  googleProject: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/),
  googleProjectNumber: z.string().regex(/^\d{6,15}$/),
  /** A folder of a shared drive: its id, as the address bar shows it. */
  googleDriveFolder: z.string().regex(/^[\w-]{10,80}$/),
  /** The unit that gets the first spreadsheet. */
  pilotUnit: z.string().regex(/^[\w.-]{1,60}$/),
  /** Who gets a mail to see that mails arrive. */
  testMailTo: z.email(),
})

export type Answers = Readonly<z.infer<typeof Shape>>
export type Question = keyof Answers
export const QUESTIONS = Object.keys(Shape.shape) as readonly Question[]

const USUAL: Partial<Answers> = {
  environment: 'prod',
  region: 'ap-southeast-1',
  monthlyBudgetUsd: '10',
}

/** What is known from earlier runs: the answers, other settings of the stack, and the steps that were done with a print of their input. */
export interface Progress {
  readonly answers: Readonly<Record<string, string>>
  /** Settings of the stack that are no questions, as somebody wrote them into the file. */
  readonly settings: Readonly<Record<string, string>>
  readonly done: Readonly<Record<string, string>>
}

const Stored = z.object({
  answers: z.record(z.string(), z.string()),
  settings: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
    .default({}),
  done: z.record(z.string(), z.string()).default({}),
})

/** Reads the file of an earlier run, or one written by hand; null when it is there and cannot be read. */
export function readProgress(path: string): Progress | null {
  if (!existsSync(path)) return { answers: {}, settings: {}, done: {} }
  try {
    return Stored.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Written whole or not at all: the next run goes on from it. */
export async function writeProgress(path: string, progress: Progress): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, `${JSON.stringify(progress, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/**
 * Whether mails may leave from an address where the sender is a domain or one address. Letter by letter: so the right
 * to send is written for AWS (infra/aws/send-mail.ts), which tells great letters from small ones.
 */
export function maySendFrom(sender: string, address: string): boolean {
  const verified = sender.trim()
  return verified.includes('@') ? address === verified : address.endsWith(`@${verified}`)
}

/**
 * The known answers that are right; the others are asked, each until it is right.
 *
 * @param from the address that the plan's mails come from
 */
export async function completeAnswers(
  known: Readonly<Record<string, string>>,
  from: string,
  language: Language,
  asker: Asker,
): Promise<Answers> {
  const words = DEPLOY_WORDS[language]
  const answers: Record<string, string> = {}
  for (const name of QUESTIONS) {
    const isRight = (text: string): boolean => Shape.shape[name].safeParse(text.trim()).success
    const given = known[name]
    if (given !== undefined && isRight(given)) answers[name] = given.trim()
    else {
      const validate = (text: string) => {
        if (!isRight(text)) return words.wrong[name]
        return name !== 'sender' || maySendFrom(text, from) || words.sendsFrom(from)
      }
      const usual = name === 'sender' ? from.split('@')[1] : USUAL[name]
      const question = { message: words.ask[name], validate, ...(usual ? { default: usual } : {}) }
      answers[name] = (await asker.text(question)).trim()
    }
  }
  return Shape.parse(answers)
}
