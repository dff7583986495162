import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { ProvisionDeps, SheetScope } from './provisioned.ts'

/** Whom we let in: prints of addresses, as the store keeps no more of people than it must. */
interface Shared {
  readonly spreadsheetId: string
  readonly people: readonly string[]
}

/**
 * Lets the contacts of a unit edit its spreadsheet, and takes the right from those whom we let in and who are
 * contacts no more. Whom the unit let in itself keeps the right. Nothing is asked of Google when the contacts
 * are the same as before.
 *
 * @returns whether somebody came or went
 */
export async function renewShares(
  { facts, files }: ProvisionDeps,
  { campaign, cycle, unit }: SheetScope,
  spreadsheetId: string,
): Promise<boolean> {
  const fact = `shared/${campaign.plan.id}/${cycle.id}/${unit.id}`
  const stored = await facts.get(fact)
  const known = stored === null ? null : (JSON.parse(stored) as Shared)
  const before = known?.spreadsheetId === spreadsheetId ? known.people : []
  const people = [...new Set(unit.contacts.map(({ email }) => printOf(email)))]
  const gone = before.filter((print) => !people.includes(print))
  const fresh = unit.contacts.filter(({ email }) => !before.includes(printOf(email)))
  if (known !== null && gone.length + fresh.length === 0) return false
  for (const { email } of fresh) await files.shareWith(spreadsheetId, email)
  if (gone.length > 0) await files.unshareWith(spreadsheetId, (email) => gone.includes(printOf(email)))
  await facts.set(fact, JSON.stringify({ spreadsheetId, people } satisfies Shared))
  return gone.length + fresh.length > 0
}

const printOf = (email: string): string => fingerprintOf(email.toLowerCase())
