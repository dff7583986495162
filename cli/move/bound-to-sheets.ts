import type { ArchiveRecord } from './archive-record.ts'

/**
 * Facts that name a spreadsheet of the place where they were written: whose it is, how it was laid out, which
 * file was sent, the summary, and the place in the feed of changes.
 */
const FACTS = /^fact#(sheet|return|summary|sweep)\//

/**
 * Whether an item speaks of a spreadsheet by the id that it has in one place. States, rows, ledger and outbox
 * do not: their keys come from plan, cycle, unit and form.
 */
export function isBoundToSheets(record: ArchiveRecord): boolean {
  if (record.part !== 'state') return false
  const [pk, sk] = [record.item.pk?.S ?? '', record.item.sk?.S ?? '']
  return pk.startsWith('file#') || pk.startsWith('lease#') || sk.startsWith('seat#') || FACTS.test(pk)
}
