import type { DoneItems } from '../../domain/agenda/due-items.ts'
import type { Instant } from '../../domain/plan/plan.ts'

/** What the agenda has done, so that nothing is done twice. */
export interface Ledger {
  /** Remembers that an agenda item is done; false if it was already. */
  markDone(planId: string, itemKey: string, at: Instant, note: string): Promise<boolean>
  doneItems(planId: string): Promise<DoneItems>
}
