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

export const keepShared = (
  facts: Facts,
  planId: string,
  cycleId: string,
  unitId: string,
  shared: Shared,
): Promise<void> => facts.set(sharedFact(planId, cycleId, unitId), JSON.stringify(shared))

/** An address is the same however its letters are written. */
export const addressPrint = (email: string): string => fingerprintOf(email.toLowerCase())

/**
 * The names of the cycle's units one of whose present contacts has no Google account and so cannot open the
 * unit's spreadsheet. Reads one fact a unit.
 */
export async function unitsWithoutAccount(
  facts: Pick<Facts, 'get'>,
  campaign: Campaign,
  cycle: Cycle,
): Promise<readonly string[]> {
  const found = await Promise.all(
    unitsInCycle(campaign, cycle).map(async (unit) => {
      const shared = await readShared(facts, campaign.plan.id, cycle.id, unit.id)
      const isShutOut = unit.contacts.some(({ email }) =>
        shared?.withoutAccount?.includes(addressPrint(email)),
      )
      return isShutOut ? [unit.name] : []
    }),
  )
  return found.flat()
}
