import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Contact, Language, Reminder, Unit } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import { escalationMail } from '../mails/escalation-mail.ts'
import { type ReminderInput, reminderMail } from '../mails/reminder-mail.ts'
import { closedAddresses, openContacts } from '../next-contact.ts'
import type { MailContent } from '../ports/mail.ts'
import { refusalFact } from '../return-fact.ts'
import type { AgendaDeps, ItemLetter, Letter, Roll } from './run-agenda.ts'
import { type Ask, allOf, inChargeOf, type ShortUnit, shortUnits } from './short-units.ts'

/**
 * The letters of the reminders of one day: one to each contact of a unit that their rules still find short and that
 * they speak to, and one list of those units to each recipient that they tell; nobody else is bothered.
 */
export async function writeReminders(
  deps: AgendaDeps,
  roll: Roll,
  items: readonly AgendaItem[],
): Promise<readonly ItemLetter[]> {
  const short = shortUnits(roll, items)
  return [...(await lettersToUnits(deps, roll, short)), ...lettersToRecipients(deps, roll, short)]
}

/** A letter with the items that ask; none where nothing is asked. */
function about(asks: readonly Ask[], letter: Letter): readonly ItemLetter[] {
  const items = [...new Set(asks.map((ask) => ask.item))].toSorted(inOrder)
  const [item] = items
  return item ? [{ ...letter, item, items }] : []
}

const inOrder = (a: AgendaItem, b: AgendaItem): number => Number(a.key > b.key) - Number(a.key < b.key)

const reminderOf = ({ campaign }: Roll, { of }: AgendaItem): Reminder | undefined =>
  campaign.plan.reminders.find(({ id }) => id === of)

async function lettersToUnits(
  deps: AgendaDeps,
  roll: Roll,
  short: readonly ShortUnit[],
): Promise<readonly ItemLetter[]> {
  const { campaign, cycle } = roll
  const seats = await deps.reports.seatsOfCycle(campaign.plan.id, cycle.id)
  const sheets = new Map(seats.map((seat) => [seat.unitId, seat.spreadsheetId]))
  const closed = closedAddresses(await deps.outbox.troubles(campaign.plan.id))
  const letters: ItemLetter[] = []
  for (const one of short) {
    const { unit, asks } = one
    const spreadsheetId = sheets.get(unit.id)
    const known = {
      sheetUrl: spreadsheetId === undefined ? null : deps.linkTo(spreadsheetId),
      refused: await refusalOf(deps, roll, one.standing),
    }
    const readers = asks.map(({ item }) => readersOf(unit, reminderOf(roll, item)?.to ?? [], closed))
    for (const contact of new Set(readers.flat())) {
      const theirs = asks.filter((_, i) => readers[i]?.includes(contact))
      const reader = { kind: 'unit', unitId: unit.id, role: contact.role } as const
      const mail = mailTo(deps, roll, { ...one, asks: theirs }, known)
      letters.push(...about(theirs, { reader, to: contact.email, mail }))
    }
  }
  return letters
}

function mailTo(
  { language }: AgendaDeps,
  roll: Roll,
  { unit, standing, asks }: ShortUnit,
  known: Pick<ReminderInput, 'sheetUrl' | 'refused'>,
): MailContent {
  const { campaign, cycle, now } = roll
  const faulty = faultyColumns(roll, unit, language)
  return reminderMail({
    ...known,
    ...allOf(asks, cycle),
    campaign,
    cycle,
    unit,
    standing,
    faulty,
    now,
    language,
  })
}

function lettersToRecipients(
  { language }: AgendaDeps,
  roll: Roll,
  short: readonly ShortUnit[],
): readonly ItemLetter[] {
  const { campaign, cycle, now } = roll
  return campaign.plan.recipients.flatMap((recipient) => {
    const tells = ({ item }: Ask): boolean => reminderOf(roll, item)?.tell.includes(recipient.id) ?? false
    const theirs = inChargeOf(recipient, short)
      .map((one) => ({ ...one, asks: one.asks.filter(tells) }))
      .filter(({ asks }) => asks.length > 0)
    if (theirs.length === 0) return []
    const units = theirs.map(({ unit, asks }) => ({ unit, ...allOf(asks, cycle) }))
    const mail = escalationMail({ campaign, cycle, recipient, short: units, now, language })
    const reader = { kind: 'recipient', id: recipient.id } as const
    return about(
      theirs.flatMap(({ asks }) => asks),
      { reader, to: recipient.email, mail },
    )
  })
}

/** Why the file of a unit could not be taken in, where nothing else has arrived from it. */
async function refusalOf(
  { facts }: AgendaDeps,
  { campaign, cycle }: Roll,
  { unitId, rows, held }: UnitStanding,
): Promise<SheetProblem | null> {
  if (rows > 0 || held) return null
  const stored = await facts.get(refusalFact(campaign, cycle, unitId))
  return stored ? (JSON.parse(stored) as SheetProblem) : null
}

/**
 * A contact for each role that a reminder names: the first that mails reach stands in for who is not there or cannot
 * be reached. Whoever has several roles is written to in the first of them.
 */
function readersOf(
  unit: Unit,
  roles: readonly Contact['role'][],
  closed: ReadonlySet<string>,
): readonly Contact[] {
  const open = openContacts(unit, closed)
  return roles
    .flatMap((role) => open.find((contact) => contact.role === role) ?? open.slice(0, 1))
    .flatMap(({ email }) => open.find((contact) => contact.email === email) ?? [])
}

/** What has to be mended, by heading: no row and no value leaves the sheet. */
function faultyColumns({ campaign, states }: Roll, unit: Unit, language: Language): ReminderInput['faulty'] {
  return states
    .filter(({ unitId }) => unitId === unit.id)
    .flatMap(({ formId, faultyColumns: columns }) =>
      (campaign.plan.forms[formId]?.columns ?? []).flatMap(({ key, header }) => {
        const rows = columns[key] ?? 0
        return rows === 0 ? [] : [{ header: header[language], rows }]
      }),
    )
}
