import type { Contact, Unit } from '../domain/plan/plan.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'
import type { MailTrouble } from './ports/mail.ts'

/** Fingerprints of the addresses to which nothing may be sent any more. */
export const closedAddresses = (troubles: readonly MailTrouble[]): ReadonlySet<string> =>
  new Set(troubles.filter(({ fate }) => fate?.suspends).map(({ address }) => address))

/** The contacts of a unit that mails still reach, in the order of the list of units. */
export const openContacts = ({ contacts }: Unit, closed: ReadonlySet<string>): readonly Contact[] =>
  contacts.filter(({ email }) => !closed.has(fingerprintOf(email)))
