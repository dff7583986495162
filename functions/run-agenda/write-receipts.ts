import { letterKey } from '../../domain/agenda/letter-key.ts'
import {
  type Confirmed,
  confirmationOf,
  SETTLES_MS,
  type Submission,
  submissionsToConfirm,
} from '../../domain/agenda/submissions.ts'
import type { Campaign, Contact, Cycle, Instant, Unit } from '../../domain/plan/plan.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import { receiptMail } from '../mails/receipt-mail.ts'
import { closedAddresses, openContacts } from '../next-contact.ts'
import { receiptsDoneFact, receiptsDueFact, receiptsToldFact } from '../receipts-fact.ts'
import type { AgendaDeps, Roll } from './run-agenda.ts'

/**
 * Confirms what units have submitted since the tick before: one mail to each of a unit's contacts, once for
 * each submission (docs/decisions/0029-receipts-and-narratives.md). While nobody submits anything it reads one
 * fact for each cycle. Gives how many mails were added.
 */
export async function writeReceipts(deps: AgendaDeps, campaign: Campaign, now: Instant): Promise<number> {
  const { plan } = campaign
  let added = 0
  for (const cycle of plan.cycles) {
    const asked = await deps.facts.get(receiptsDueFact(plan.id, cycle.id))
    if (asked === null || asked === (await deps.facts.get(receiptsDoneFact(plan.id, cycle.id)))) continue
    const written = await writeThose(deps, campaign, cycle, now)
    added += written.added
    // Whoever asked commits within two minutes.
    if (!written.isWaiting && now - Number(asked) >= SETTLES_MS)
      await deps.facts.set(receiptsDoneFact(plan.id, cycle.id), asked)
  }
  return added
}

async function writeThose(deps: AgendaDeps, campaign: Campaign, cycle: Cycle, now: Instant) {
  const { id } = campaign.plan
  const states = await deps.reports.statesOfCycle(id, cycle.id)
  const stored = await deps.facts.get(receiptsToldFact(id, cycle.id))
  const told: Readonly<Record<string, Confirmed>> = stored === null ? {} : JSON.parse(stored)
  const { due, isWaiting } = submissionsToConfirm(states, told, now)
  if (due.length === 0) return { added: 0, isWaiting }
  const roll = { campaign, cycle, states, standings: judgeCampaign(campaign, cycle, states, now), now }
  const added = await writeAll(deps, roll, due, told)
  const news = due.map((one) => [one.unitId, confirmationOf(one, now)] as const)
  await deps.facts.set(
    receiptsToldFact(id, cycle.id),
    JSON.stringify({ ...told, ...Object.fromEntries(news) }),
  )
  return { added, isWaiting }
}

async function writeAll(
  deps: AgendaDeps,
  roll: Roll,
  due: readonly Submission[],
  told: Readonly<Record<string, Confirmed>>,
): Promise<number> {
  const { campaign, cycle, standings, now } = roll
  const { plan } = campaign
  const closed = closedAddresses(await deps.outbox.troubles(plan.id))
  const seats = await deps.reports.seatsOfCycle(plan.id, cycle.id)
  let added = 0
  for (const submission of due) {
    const unit = campaign.units.find(({ id }) => id === submission.unitId)
    const standing = standings.find(({ unitId }) => unitId === submission.unitId)
    const file = seats.find(({ unitId }) => unitId === submission.unitId)?.spreadsheetId
    // A unit that is not of this cycle any more has nobody to be told.
    if (!unit || !standing) continue
    const mail = receiptMail({
      ...{ campaign, cycle, unit, standing, submission, now },
      before: told[unit.id] ?? null,
      sheetUrl: file === undefined ? null : deps.linkTo(file),
      language: deps.language,
    })
    const itemKey = [plan.id, cycle.id, 'receipt', unit.id, submission.at].join('/')
    for (const { role, email } of readersOf(unit, closed)) {
      const key = letterKey({ itemKey, reader: { kind: 'unit', unitId: unit.id, role }, edition: 1 })
      if (await deps.outbox.add({ key, planId: plan.id, to: email, mail, createdAt: now })) added++
    }
  }
  return added
}

/** Every contact that mails reach, each address once and one of each role. */
function readersOf(unit: Unit, closed: ReadonlySet<string>): readonly Contact[] {
  const byAddress = new Map(
    openContacts(unit, closed)
      .toReversed()
      .map((one) => [one.email, one]),
  )
  return [...new Map([...byAddress.values()].map((one) => [one.role, one])).values()].toReversed()
}
