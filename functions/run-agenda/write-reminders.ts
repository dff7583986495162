import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Contact, Unit } from '../../domain/plan/plan.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import { dayOf, daysBetween } from '../../domain/time/days.ts'
import { reminderMail } from '../mails/reminder-mail.ts'
import type { AgendaDeps, Letter, Roll } from './run-agenda.ts'

/** One reminder to the clerk of each unit that the reminder's rules still find short; nobody else is bothered. */
export async function writeReminders(
  deps: AgendaDeps,
  roll: Roll,
  item: AgendaItem,
): Promise<readonly Letter[]> {
  const { plan } = roll.campaign
  const rules = plan.reminders.find(({ id }) => id === item.of)?.rules ?? []
  const sheets = new Map(
    (await deps.reports.seatsOfCycle(plan.id, roll.cycle.id)).map((seat) => [
      seat.unitId,
      seat.spreadsheetId,
    ]),
  )
  const daysLeft = daysBetween(dayOf(roll.now, plan.zone), roll.cycle.to)
  return roll.standings.flatMap((standing) => {
    const unit = roll.campaign.units.find(({ id }) => id === standing.unitId)
    const contact = unit && clerkOf(unit)
    if (!unit || !contact || !isShort(standing, rules)) return []
    const spreadsheetId = sheets.get(unit.id)
    const sheetUrl = spreadsheetId === undefined ? null : deps.linkTo(spreadsheetId)
    const { campaign, cycle, now } = roll
    const mail = reminderMail({
      campaign,
      cycle,
      unit,
      standing,
      sheetUrl,
      now,
      language: deps.language,
      daysLeft,
    })
    return [{ key: `${item.key}/${unit.id}/${contact.role}/1`, to: contact.email, mail }]
  })
}

const clerkOf = (unit: Unit): Contact | undefined =>
  unit.contacts.find(({ role }) => role === 'clerk') ?? unit.contacts[0]

const isShort = (standing: UnitStanding, rules: readonly string[]): boolean =>
  standing.verdicts.some(({ ruleId, missing, soft }) => rules.includes(ruleId) && !soft && missing > 0)
