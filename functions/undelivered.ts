import { type Reader, readLetterKey } from '../domain/agenda/letter-key.ts'
import { waitsForPerson } from '../domain/agenda/mail-state.ts'
import type { Campaign, Cycle, Language } from '../domain/plan/plan.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'
import { unitsInCycle } from '../domain/units/units-in-time.ts'
import { NOTICE_WORDS } from '../domain/words/notice-words.ts'
import { closedAddresses, openContacts } from './next-contact.ts'
import type { MailTrouble } from './ports/mail.ts'

/** The officer's list: mails that did not come or are in doubt, and whom they were for; no address. */
export interface Undelivered {
  readonly mails: number
  /** Units and recipients, by name, each once. */
  readonly names: readonly string[]
  /** Units that no mail reaches at all any more. */
  readonly unreachable: readonly string[]
  /** Mails of all cycles of which a person has to say what becomes of them (`rollcall mails`). */
  readonly toDecide: number
}

/**
 * What an officer has to mend in a cycle. Letters to an address that the plan has replaced since are mended.
 */
export function undelivered(
  campaign: Campaign,
  cycle: Cycle,
  troubles: readonly MailTrouble[],
  language: Language,
): Undelivered {
  const units = unitsInCycle(campaign, cycle)
  const open = troubles.flatMap(({ key, address }) => {
    const letter = readLetterKey(key)
    const reader = letter?.itemKey.split('/')[1] === cycle.id ? letter.reader : null
    const found = reader && readerOf(campaign, reader, language)
    return found && fingerprintOf(found.email) === address ? [found.name] : []
  })
  const closed = closedAddresses(troubles)
  const unreachable = units.filter((unit) => openContacts(unit, closed).length === 0)
  return {
    mails: open.length,
    names: [...new Set(open)],
    unreachable: unreachable.map(({ name }) => name),
    toDecide: troubles.filter(waitsForPerson).length,
  }
}

/** Whom a letter is for, by name, and the address that the plan has for them now. */
export function readerOf({ plan, units }: Campaign, reader: Reader, language: Language) {
  if (reader.kind === 'recipient') {
    const recipient = plan.recipients.find(({ id }) => id === reader.id)
    return recipient && { name: recipient.title[language], email: recipient.email }
  }
  const unit = units.find(({ id }) => id === reader.unitId)
  const contact = unit?.contacts.find(({ role }) => role === reader.role)
  return unit && contact && { name: unit.name, email: contact.email }
}

/** More names would make the line a page. */
const MOST_NAMES = 10

/**
 * The list as lines for a mail or a page; none when all is well.
 *
 * @param withoutAccount units one of whose contacts Google does not let into the unit's sheet (shared-fact.ts)
 */
export function undeliveredLines(
  list: Undelivered,
  withoutAccount: readonly string[],
  language: Language,
): readonly string[] {
  const words = NOTICE_WORDS[language]
  const some = (names: readonly string[]): string => {
    const shown = names.slice(0, MOST_NAMES).join(', ')
    return names.length > MOST_NAMES ? words.andMore(shown, names.length - MOST_NAMES) : shown
  }
  return [
    ...(list.mails > 0 ? [words.undelivered(list.mails, some(list.names))] : []),
    ...(list.unreachable.length > 0 ? [words.unreachable(some(list.unreachable))] : []),
    ...(list.toDecide > 0 ? [words.toDecide(list.toDecide)] : []),
    ...(withoutAccount.length > 0 ? [words.withoutAccount(some(withoutAccount))] : []),
  ]
}
