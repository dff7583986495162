import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { letterKey } from '../../domain/agenda/letter-key.ts'
import type { Contact, Day, Language, Unit } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import type { RuleVerdict, UnitStanding } from '../../domain/rules/standing.ts'
import { type ReminderInput, reminderMail } from '../mails/reminder-mail.ts'
import { closedAddresses, openContacts } from '../next-contact.ts'
import { refusalFact } from '../return-fact.ts'
import type { AgendaDeps, Letter, Roll } from './run-agenda.ts'

/** One reminder to the contacts of each unit that the reminder's rules still find short; nobody else is bothered. */
export async function writeReminders(
  deps: AgendaDeps,
  roll: Roll,
  item: AgendaItem,
): Promise<readonly Letter[]> {
  const { plan } = roll.campaign
  const sheets = new Map(
    (await deps.reports.seatsOfCycle(plan.id, roll.cycle.id)).map((seat) => [
      seat.unitId,
      seat.spreadsheetId,
    ]),
  )
  const reminder = plan.reminders.find(({ id }) => id === item.of)
  const closed = closedAddresses(await deps.outbox.troubles(plan.id))
  const letters: Letter[] = []
  for (const standing of roll.standings) {
    const unit = roll.campaign.units.find(({ id }) => id === standing.unitId)
    const missing = missingOf(standing, item)
    if (!unit || !isMeant(item, unit) || missing.length === 0) continue
    const spreadsheetId = sheets.get(unit.id)
    const sheetUrl = spreadsheetId === undefined ? null : deps.linkTo(spreadsheetId)
    const { campaign, cycle, now } = roll
    const mail = reminderMail({
      campaign,
      cycle,
      unit,
      standing,
      missing,
      due: dueOf(missing) ?? cycle.to,
      faulty: faultyColumns(roll, unit, deps.language),
      refused: await refusalOf(deps, roll, standing),
      sheetUrl,
      now,
      language: deps.language,
    })
    for (const { role, email } of readersOf(unit, reminder?.to ?? [], closed)) {
      const reader = { kind: 'unit', unitId: unit.id, role } as const
      letters.push({ key: letterKey({ itemKey: item.key, reader, edition: 1 }), to: email, mail })
    }
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

/**
 * What is missing by the day that the reminder is about; a report of a later period is not asked for yet. Who
 * has declared that there is nothing is not asked again; the quota stays visibly short.
 */
const missingOf = (
  { submission, verdicts, duties }: UnitStanding,
  { rules, due: day }: AgendaItem,
): readonly RuleVerdict[] =>
  submission === 'nil'
    ? []
    : [...verdicts, ...duties].filter(
        ({ ruleId, missing, soft, due }) =>
          rules.includes(ruleId) && !soft && missing > 0 && (due === null || due <= day),
      )

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

/** The day that comes first. */
const dueOf = (missing: readonly RuleVerdict[]): Day | undefined =>
  missing
    .map(({ due }) => due)
    .filter((day) => day !== null)
    .toSorted()[0]

const isMeant = ({ units, without }: AgendaItem, { id }: Unit): boolean =>
  units.length === 0 ? !without.includes(id) : units.includes(id)
