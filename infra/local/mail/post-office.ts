import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../durable-write.ts'
import type { PostOffice } from './ses-endpoint.ts'
import { type Envelope, publishedFor } from './ses-events.ts'

/**
 * Mails as files "local-000012.eml", in the order in which they came, and beside each what its events tell of
 * it ("local-000012.json") until they are heard. A mail is taken when its text is there.
 */
export function openPostOffice(folder: string, now: () => number): PostOffice {
  mkdirSync(folder, { recursive: true })
  let last = Math.max(0, ...keptMails(folder).map((name) => Number(name.replace(/\D/g, ''))))
  return {
    keep({ raw, ...rest }) {
      last++
      const messageId = `local-${String(last).padStart(6, '0')}`
      const takenAt = new Date(now())
      const envelope: Envelope = { ...rest, messageId, takenAt: takenAt.toISOString() }
      writeDurably(join(folder, `${messageId}.json`), JSON.stringify(envelope))
      const mail = join(folder, `${messageId}.eml`)
      writeDurably(mail, raw)
      // A mail's file bears the time in which it was taken: what is told of a mail is gone once it is heard.
      utimesSync(mail, takenAt, takenAt)
      return messageId
    },
    sentInLastDay: () =>
      keptMails(folder).filter((name) => statSync(join(folder, name)).mtimeMs > now() - DAY_MS).length,
  }
}

const DAY_MS = 24 * 60 * 60_000

const keptMails = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^local-\d+\.eml$/.test(name))

/**
 * The tags of all mails that were ever taken, with their message ids. The office keeps every mail it
 * accepts, so a tag that is not here was never sent: proof for a mail whose sender died in doubt.
 */
export function takenTags(folder: string): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true })
  const tags = keptMails(folder).map((name): [string, string] => {
    const head = readFileSync(join(folder, name), 'latin1').split('\r\n\r\n', 1)[0] ?? ''
    return [/^X-Rollcall-Tag: (\S+)/im.exec(head)?.[1] ?? '', name.replace(/\.eml$/, '')]
  })
  return new Map(tags)
}

/** What the mail service has published of a mail, as its subscriber gets it. */
export interface Publication {
  readonly messageId: string
  readonly messages: readonly string[]
}

/** The publications that nobody has heard yet: they come again until they are forgotten, as SNS repeats itself. */
export function unheard(folder: string): readonly Publication[] {
  mkdirSync(folder, { recursive: true })
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && existsSync(join(folder, name.replace(/json$/, 'eml'))))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Envelope)
    .map((envelope) => ({ messageId: envelope.messageId, messages: publishedFor(envelope) }))
}

export const forget = (folder: string, { messageId }: Publication): void =>
  rmSync(join(folder, `${messageId}.json`), { force: true })
