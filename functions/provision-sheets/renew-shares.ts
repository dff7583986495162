import type { Contact } from '../../domain/plan/plan.ts'
import { addressPrint, keepShared, readShared } from '../shared-fact.ts'
import type { ProvisionDeps, SheetScope } from './provisioned.ts'

/**
 * Lets the contacts of a unit edit its spreadsheet, and takes the right from those whom we let in and who are
 * contacts no more. Whom the unit let in itself keeps the right. Nothing is asked of Google when the contacts
 * are the same as before. A contact without a Google account keeps nobody else out; whether there is one by now
 * is asked at each run, as an account may be made for the address.
 *
 * @returns whether somebody came or went
 */
export async function renewShares(
  { facts, files }: ProvisionDeps,
  { campaign, cycle, unit }: SheetScope,
  spreadsheetId: string,
): Promise<boolean> {
  const { id: planId } = campaign.plan
  const stored = await readShared(facts, planId, cycle.id, unit.id)
  const known = stored?.spreadsheetId === spreadsheetId ? stored.people : []
  const fresh = unit.contacts.filter(({ email }) => !known.includes(addressPrint(email)))
  const withoutAccount = await letIn(files, spreadsheetId, fresh)
  const wanted = [...new Set(unit.contacts.map(({ email }) => addressPrint(email)))]
  const gone = known.filter((print) => !wanted.includes(print))
  if (gone.length > 0) await files.unshareWith(spreadsheetId, (email) => gone.includes(addressPrint(email)))
  const people = wanted.filter((print) => !withoutAccount.includes(print))
  const after = { spreadsheetId, people, ...(withoutAccount.length > 0 ? { withoutAccount } : {}) }
  if (JSON.stringify(stored) !== JSON.stringify(after))
    await keepShared(facts, planId, cycle.id, unit.id, after)
  return stored === null || gone.length > 0 || people.some((print) => !known.includes(print))
}

/** Gives the prints of those who cannot be let in. */
async function letIn(
  files: ProvisionDeps['files'],
  spreadsheetId: string,
  contacts: readonly Pick<Contact, 'email'>[],
): Promise<readonly string[]> {
  const shutOut: string[] = []
  for (const { email } of contacts)
    if ((await files.shareWith(spreadsheetId, email)) === 'no-account') shutOut.push(addressPrint(email))
  return [...new Set(shutOut)]
}
