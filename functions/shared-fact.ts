import type { Campaign, Cycle } from '../domain/plan/plan.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'
import { unitsInCycle } from '../domain/units/units-in-time.ts'
import type { Facts } from './ports/reports.ts'

/** Whom we let into a unit's spreadsheet: prints of addresses, as the store keeps no more of people than it must. */
export interface Shared {
  readonly spreadsheetId: string
  readonly people: readonly string[]
  /** Those whom Google did not let in, as their addresses have no Google account; absent: none. */
  readonly withoutAccount?: readonly string[]
}

const sharedFact = (planId: string, cycleId: string, unitId: string): string =>
  `shared/${planId}/${cycleId}/${unitId}`

/** Null while nobody was let in. */
export async function readShared(
  facts: Pick<Facts, 'get'>,
  planId: string,
  cycleId: string,
  unitId: string,
): Promise<Shared | null> {
  const stored = await facts.get(sharedFact(planId, cycleId, unitId))
  return stored === null ? null : (JSON.parse(stored) as Shared)
}

export async function keepShared(
  facts: Facts,
  planId: string,
  cycleId: string,
  unitId: string,
  shared: Shared,
): Promise<void> {
  if (shared.withoutAccount) await facts.setOnce(shutOutFact(planId, cycleId), 'yes')
  await facts.set(sharedFact(planId, cycleId, unitId), JSON.stringify(shared))
}

/** Stands once a contact of any unit could not be let in: where it is not, no unit need be looked at. */
const shutOutFact = (planId: string, cycleId: string): string => `shut-out/${planId}/${cycleId}`

/** An address is the same however its letters are written. */
export const addressPrint = (email: string): string => fingerprintOf(email.toLowerCase())

/**
 * The names of the cycle's units one of whose present contacts has no Google account and so cannot open the
 * unit's spreadsheet. Reads one fact, and one a unit where that ever happened.
 */
export async function unitsWithoutAccount(
  facts: Pick<Facts, 'get'>,
  campaign: Campaign,
  cycle: Cycle,
): Promise<readonly string[]> {
  const { id: planId } = campaign.plan
  const names: string[] = []
  if ((await facts.get(shutOutFact(planId, cycle.id))) === null) return names
  for (const unit of unitsInCycle(campaign, cycle)) {
    const shutOut = (await readShared(facts, planId, cycle.id, unit.id))?.withoutAccount ?? []
    if (unit.contacts.some(({ email }) => shutOut.includes(addressPrint(email)))) names.push(unit.name)
  }
  return names
}
