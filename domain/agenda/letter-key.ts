import type { Contact } from '../plan/plan.ts'

/** Whom a letter is for: a contact of a unit, or a recipient that the plan names. */
export type Reader =
  | { readonly kind: 'unit'; readonly unitId: string; readonly role: Contact['role'] }
  | { readonly kind: 'recipient'; readonly id: string }

/** What the key of a letter says. Edition 1 is the letter itself, each later one a correction of it. */
export interface LetterKey {
  /** Key of the agenda item: plan/cycle/kind/of/day. */
  readonly itemKey: string
  readonly reader: Reader
  readonly edition: number
}

const ITEM_PARTS = 5
const ROLES: ReadonlySet<string> = new Set<Contact['role']>(['clerk', 'checker', 'head'])
const isRole = (text: string): text is Contact['role'] => ROLES.has(text)

/** The key under which the outbox holds a letter: one for each item, reader and edition. */
export function letterKey({ itemKey, reader, edition }: LetterKey): string {
  const to = reader.kind === 'unit' ? `${reader.unitId}/${reader.role}` : reader.id
  return `${itemKey}/${to}/${edition}`
}

/** Reads a key of `letterKey`; null for any other text. */
export function readLetterKey(key: string): LetterKey | null {
  const parts = key.split('/')
  const itemKey = parts.slice(0, ITEM_PARTS).join('/')
  const to = parts.slice(ITEM_PARTS, -1)
  const edition = Number(parts.at(-1))
  if (!Number.isInteger(edition) || edition < 1) return null
  const [first = '', second = ''] = to
  if (to.length === 2 && isRole(second))
    return { itemKey, edition, reader: { kind: 'unit', unitId: first, role: second } }
  return to.length === 1 ? { itemKey, edition, reader: { kind: 'recipient', id: first } } : null
}

/** Name of the message tag that holds it. */
export const MAIL_TAG = 'rollcall'

/** Amazon's limit for the value of a message tag. */
const LONGEST_TAG = 255

/**
 * A letter's key as the value of an SES message tag, so that an event names its letter. Tags hold letters,
 * digits, "_" and "-" only: "/" becomes "_-" and "_" becomes "__".
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html
 */
export function tagOf(key: string): string {
  const tag = key.replaceAll('_', '__').replaceAll('/', '_-')
  if (tag.length > LONGEST_TAG || !/^[\w-]+$/.test(tag))
    throw new Error(`the mail key ${key} does not fit a message tag`)
  return tag
}

/** The key again. */
export const keyOfTag = (tag: string): string =>
  tag.replace(/_([_-])/g, (_, escaped) => (escaped === '-' ? '/' : '_'))
