import type { Instant } from '../plan/plan.ts'
import type { SheetState } from '../sheet/sheet-state.ts'

/** What a unit was last told of its submission. */
export interface Confirmed {
  /** When each form came to be submitted, by form. */
  readonly forms: Readonly<Record<string, Instant>>
  /** The moment of the figures. */
  readonly asOf: Instant
  readonly counted: number
  readonly errorRows: number
}

/** What a unit has submitted and not had confirmed yet. */
export interface Submission {
  readonly unitId: string
  /** Its sheets that say "submitted" or "nothing to report". */
  readonly sheets: readonly SheetState[]
  /** When the newest of them came to say so. */
  readonly at: Instant
}

/** A unit that goes back and forth within this time is told once, of what it settled on. */
export const SETTLES_MS = 10 * 60_000

/**
 * The submissions that are due a receipt. A unit's state cells must have rested for ten minutes, drafts among
 * them; until then `isWaiting` asks to be called again.
 *
 * @param states of one cycle
 * @param confirmed what was told, by unit
 */
export function submissionsToConfirm(
  states: readonly SheetState[],
  confirmed: Readonly<Record<string, Confirmed>>,
  now: Instant,
): { readonly due: readonly Submission[]; readonly isWaiting: boolean } {
  const due: Submission[] = []
  let isWaiting = false
  for (const [unitId, theirs] of Map.groupBy(states, (state) => state.unitId)) {
    const sheets = theirs.filter(({ stated }) => stated === 'submitted' || stated === 'nil')
    const told = confirmed[unitId]?.forms ?? {}
    const fresh = sheets.filter(({ formId, statedAt }) => saidAt(statedAt) > saidAt(told[formId]))
    if (fresh.length === 0) continue
    const last = Math.max(...theirs.map(({ statedAt }) => saidAt(statedAt)))
    if (now - last < SETTLES_MS) isWaiting = true
    else due.push({ unitId, sheets, at: Math.max(...fresh.map(({ statedAt }) => saidAt(statedAt))) })
  }
  return { due, isWaiting }
}

const saidAt = (at: Instant | null | undefined): Instant => at ?? 0

/** What is told of a submission now, to be compared with the next. */
export function confirmationOf({ sheets }: Submission, asOf: Instant): Confirmed {
  const sum = (figure: (state: SheetState) => number): number =>
    sheets.reduce((total, state) => total + figure(state), 0)
  return {
    forms: Object.fromEntries(sheets.map(({ formId, statedAt }) => [formId, saidAt(statedAt)])),
    asOf,
    counted: sum(({ counted }) => counted),
    errorRows: sum(({ errorRows }) => errorRows),
  }
}
