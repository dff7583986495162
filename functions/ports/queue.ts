import type { Instant } from '../../domain/plan/plan.ts'

export type Job =
  | {
      readonly step: 'sync-sheet'
      readonly spreadsheetId: string
      readonly arrivedAt: Instant | null
      /** How often it came back because the sheet was busy. */
      readonly again?: number | undefined
    }
  | { readonly step: 'send-mail'; readonly key: string }
  | {
      readonly step: 'provision-sheets'
      readonly planId: string
      readonly cycleId: string
      readonly unitId: string
      /** Whether the unit had a sheet when the job was put. */
      readonly isSeated: boolean
    }
  /** What the mail service published, as it came. */
  | { readonly step: 'track-mail'; readonly message: string }

/** At least once, in any order. */
export interface Queue {
  /** @param afterSeconds how long they stay hidden, at most 900; a queue in process does not wait */
  put(jobs: readonly Job[], afterSeconds?: number): Promise<void>
}
