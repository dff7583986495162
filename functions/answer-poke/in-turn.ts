import type { Clock } from '../ports/clock.ts'
import type { Reports } from '../ports/reports.ts'
import type { SheetChecks } from '../ports/sheet-checks.ts'

export interface TurnDeps {
  readonly reports: Pick<Reports, 'takeLease' | 'dropLease'>
  readonly clock: Clock
  /** Names this call in the lease. */
  readonly holder: string
  /** Longer than a check is waited for: the turn of one who died comes back after it. */
  readonly turnMs: number
}

const TURN = 'check-within-a-call'

/**
 * One check at a time in the whole installation; who comes meanwhile is left to the queue. So the copies of
 * sync-sheet that work at once are those of its queue and one more, as their shares of Google's rate count on, and
 * a rush of pokes takes no concurrency away from the account, of which a new one has ten.
 */
export const inTurn = ({ reports, clock, holder, turnMs }: TurnDeps, checks: SheetChecks): SheetChecks => ({
  async checkNow(spreadsheetId, arrivedAt) {
    if (!(await reports.takeLease(TURN, holder, clock.now(), turnMs))) return null
    try {
      return await checks.checkNow(spreadsheetId, arrivedAt)
    } finally {
      await reports.dropLease(TURN, holder)
    }
  },
})
