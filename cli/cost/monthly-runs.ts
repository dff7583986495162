import { STEPS, type Step, type StepName } from '../../functions/steps.ts'
import given from './assumptions.json' with { type: 'json' }
import type { OperationName, Size } from './measured.ts'

/** How much is done in a month. */
export interface Load {
  readonly units: number
  /** Rows in each unit's sheet. */
  readonly rows: number
  /** Times a unit changes its sheet and presses the button, in a month. */
  readonly edits: number
  /** Mails in a month, over all units and leaders. */
  readonly mails: number
}

/** Runs of one operation in a month, each in one function. */
export interface Runs {
  readonly operation: OperationName
  readonly step: StepName
  readonly times: number
  readonly size: Partial<Size>
  /** The step whose function waits meanwhile, and for how many of the runs. */
  readonly waiting?: { readonly step: StepName; readonly share: number }
}

/** How often each operation runs in a month under a load. */
export function monthlyRuns({ units, rows, edits, mails }: Load): readonly Runs[] {
  const ticks = ticksPerMonth()
  const changes = units * edits
  const nightly = given.daysInMonth
  const built = Math.min(ticks.summary ?? 0, slotsWithNews(changes))
  const kept = mails * given.mailsKeptMonths
  const at = { units, rows }
  return [
    { operation: 'poke', step: 'answer-poke', times: changes, size: {} },
    {
      operation: 'sync-one-row',
      step: 'sync-sheet',
      times: changes,
      size: { rows },
      waiting: { step: 'answer-poke', share: given.pokesCheckedAtOnce },
    },
    // Our own feedback makes the file newer: the next sweep looks once more and finds nothing.
    { operation: 'sync-unchanged', step: 'sync-sheet', times: changes + units * nightly, size: { rows } },
    { operation: 'sync-first', step: 'sync-sheet', times: units / MONTHS_OF_A_CYCLE, size: { rows } },
    { operation: 'sweep-idle', step: 'sweep-sheets', times: ticks.sweep ?? 0, size: at },
    { operation: 'full-sweep', step: 'sweep-sheets', times: nightly, size: at },
    { operation: 'agenda-idle', step: 'run-agenda', times: ticks.agenda ?? 0, size: { mails: kept } },
    { operation: 'agenda-letters', step: 'run-agenda', times: LETTER_DAYS, size: at },
    { operation: 'summary-unchanged', step: 'build-summary', times: (ticks.summary ?? 0) - built, size: at },
    { operation: 'summary-written', step: 'build-summary', times: built, size: at },
    { operation: 'send-mail', step: 'send-mail', times: mails, size: {} },
    { operation: 'track-mail', step: 'track-mail', times: mails * given.eventsPerMail, size: {} },
    { operation: 'provision-idle', step: 'provision-sheets', times: units * nightly, size: {} },
  ]
}

const MONTHS_OF_A_CYCLE = 12
/** Days of a month on which a plan has something sent; a plan of the sample has fewer. */
const LETTER_DAYS = 4

/** In how many quarters of an hour something is new, when changes fall anywhere into the working time. */
const slotsWithNews = (changes: number): number =>
  given.workingSlotsInMonth * (1 - Math.exp(-changes / given.workingSlotsInMonth))

/** How often each tick comes in a month: "rate(5 minutes)", or once a night. */
function ticksPerMonth(): Readonly<Record<string, number>> {
  const all = Object.values(STEPS).flatMap((step: Step) => Object.entries(step.ticks ?? {}))
  return Object.fromEntries(
    all.map(([tick, { schedule }]) => {
      const minutes = Number(/^rate\((\d+) minutes?\)$/.exec(schedule)?.[1] ?? MINUTES_OF_A_DAY)
      return [tick, (given.daysInMonth * MINUTES_OF_A_DAY) / minutes]
    }),
  )
}

const MINUTES_OF_A_DAY = 1440

/** All ticks of a month: what the scheduler starts. */
export const scheduledStarts = (): number =>
  Object.values(ticksPerMonth()).reduce((sum, times) => sum + times, 0)
