import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../durable-write.ts'
import type { PostOffice } from './ses-endpoint.ts'

/** Mails as files "000012-<message id>.eml", in the order in which they came. */
export function openPostOffice(folder: string): PostOffice {
  mkdirSync(folder, { recursive: true })
  let count = keptMails(folder).length
  return {
    keep({ raw }) {
      count++
      const messageId = `local-${String(count).padStart(6, '0')}`
      writeDurably(join(folder, `${messageId}.eml`), raw)
      return messageId
    },
    sentInLastDay: () => count,
  }
}

const keptMails = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.eml'))

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
