import type { DoneItems } from '../../domain/agenda/due-items.ts'
import type { Decision, MailState } from '../../domain/agenda/mail-state.ts'
import type { Instant } from '../../domain/plan/plan.ts'

/** What the agenda has done, so that nothing is done twice. */
export interface Ledger {
  /** Remembers that an agenda item is done; false if it was already. */
  markDone(planId: string, itemKey: string, at: Instant, note: string): Promise<boolean>
  doneItems(planId: string): Promise<DoneItems>
  /** Keeps what a person decided, for good. */
  keepDecision(planId: string, decision: KeptDecision): Promise<void>
  /** What persons decided, the oldest first. */
  decisions(planId: string): Promise<readonly KeptDecision[]>
}

/** What a person decided about a mail. */
export interface KeptDecision {
  readonly at: Instant
  /** The login under which the command ran. */
  readonly by: string
  readonly key: string
  /** How the mail stood, and what was asked. */
  readonly state: MailState
  readonly decision: Decision
  /** False: the mail had changed meanwhile, and nothing was done. */
  readonly tookEffect: boolean
}
