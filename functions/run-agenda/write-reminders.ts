import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Contact, Language, Unit } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import { escalationMail } from '../mails/escalation-mail.ts'
import { type ReminderInput, reminderMail } from '../mails/reminder-mail.ts'
import { closedAddresses, openContacts } from '../next-contact.ts'
import { refusalFact } from '../return-fact.ts'
import type { AgendaDeps, Letter, Roll } from './run-agenda.ts'
import { inChargeOf, type ShortUnit, shortUnits } from './short-units.ts'

/**
 * One reminder to the contacts of each unit that the reminder's rules still find short, and one list of those
 * units to each recipient that the reminder tells; nobody else is bothered.
 */
export async function writeReminders(
  deps: AgendaDeps,
  roll: Roll,
  item: AgendaItem,
): Promise<readonly Letter[]> {
  const { campaign, cycle, now } = roll
  const reminder = campaign.plan.reminders.find(({ id }) => id === item.of)
  const short = shortUnits(roll, item)
  const toUnits = await lettersToUnits(deps, roll, short, reminder?.to ?? [])
  const toRecipients = campaign.plan.recipients
    .filter(({ id }) => reminder?.tell.includes(id))
    .flatMap((recipient): Letter[] => {
      const theirs = inChargeOf(recipient, short)
      if (theirs.length === 0) return []
      const input = { campaign, cycle, recipient, short: theirs, now, language: deps.language }
      return [
        { reader: { kind: 'recipient', id: recipient.id }, to: recipient.email, mail: escalationMail(input) },
      ]
    })
  return [...toUnits, ...toRecipients]
}

async function lettersToUnits(
  deps: AgendaDeps,
  roll: Roll,
  short: readonly ShortUnit[],
  roles: readonly Contact['role'][],
): Promise<readonly Letter[]> {
  const { campaign, cycle, now } = roll
  const seats = await deps.reports.seatsOfCycle(campaign.plan.id, cycle.id)
  const sheets = new Map(seats.map((seat) => [seat.unitId, seat.spreadsheetId]))
  const closed = closedAddresses(await deps.outbox.troubles(campaign.plan.id))
  const letters: Letter[] = []
  for (const { unit, standing, missing, due } of short) {
    const spreadsheetId = sheets.get(unit.id)
    const mail = reminderMail({
      campaign,
      cycle,
      unit,
      standing,
      missing,
      due,
      faulty: faultyColumns(roll, unit, deps.language),
      refused: await refusalOf(deps, roll, standing),
      sheetUrl: spreadsheetId === undefined ? null : deps.linkTo(spreadsheetId),
      now,
      language: deps.language,
    })
    for (const { role, email } of readersOf(unit, roles, closed))
      letters.push({ reader: { kind: 'unit', unitId: unit.id, role }, to: email, mail })
  }
  return letters
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
 * A contact for each role that the reminder names, each once: the first that mails reach stands in for who is
 * not there or cannot be reached.
 */
function readersOf(
  unit: Unit,
  roles: readonly Contact['role'][],
  closed: ReadonlySet<string>,
): readonly Contact[] {
  const open = openContacts(unit, closed)
  return [
    ...new Set(roles.flatMap((role) => open.find((contact) => contact.role === role) ?? open.slice(0, 1))),
  ]
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
