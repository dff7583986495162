import type { ArchiveRecord } from './archive-record.ts'

/**
 * Facts that name a spreadsheet of the place where they were written: whose it is, how it was laid out, who was
 * let in, what was seen in it, who pressed its button, which file was sent or could not be read, the summary, and
 * the place in the feed of changes.
 */
const FACTS = /^fact#(sheet|shared|marks|poke|return|refused|summary|sweep)\//

/** While a sheet is worked on; the leases that keep notices a day apart are about people. */
const LEASE = /^lease#(?!notice\/)/

/**
 * Whether an item speaks of a spreadsheet by the id that it has in one place. States, rows, ledger and outbox
 * do not: their keys come from plan, cycle, unit and form.
 */
export function isBoundToSheets(record: ArchiveRecord): boolean {
  if (record.part !== 'state') return false
  const [pk, sk] = [record.item.pk?.S ?? '', record.item.sk?.S ?? '']
  return pk.startsWith('file#') || LEASE.test(pk) || sk.startsWith('seat#') || FACTS.test(pk)
}
