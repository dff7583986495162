import type { Form } from '../../domain/plan/form.ts'
import { personKey } from '../../domain/sheet/person-key.ts'
import type { Named } from '../ports/people.ts'
import type { PulledSeat } from './pull-seat.ts'
import type { SyncDeps } from './sync-sheet.ts'

/**
 * Stores what is new in a spreadsheet: rows and their history first, then who stands in it, the state last. What
 * the state does not name does not exist.
 *
 * @returns "raced" where somebody else has committed since the state was read
 */
export async function commitNews(
  deps: Pick<SyncDeps, 'reports' | 'people'>,
  news: readonly PulledSeat[],
): Promise<'raced' | null> {
  for (const { seat, form, before, result } of news) {
    if (before.version > 0) await deps.reports.keepPast(seat, before)
    const stored = await deps.reports.rowsOf(seat.sheetKey, result.withdrawn)
    const withdrawn = stored.map((row) => ({ ...row, counts: false, withdrawn: true }))
    await deps.reports.putRows(seat.sheetKey, result.next.version, [...result.changed, ...withdrawn])
    if (!result.next.held) await deps.people.note(seat, peopleIn(form, result))
    if (!(await deps.reports.commit(seat, result.next))) return 'raced'
  }
  return null
}

/** Who stands in the sheet, as far as rows say who it is; what is withdrawn is not in it any more. */
const peopleIn = (form: Form, { placed }: PulledSeat['result']): readonly Named[] =>
  placed.flatMap(({ checked }) => {
    const person = personKey(form, checked)
    return person === null ? [] : [{ person, rowId: checked.rowId }]
  })
