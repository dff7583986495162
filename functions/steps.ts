/**
 * The steps that the cloud starts, as data: what starts each, how long it may run, how much memory it gets.
 * infra/aws builds one function, with its queue and ticks, from each entry; a handler stands in
 * functions/<stem>/handler.ts and exports `handler`. The names of the variables that a handler finds are those
 * of functions/config.ts.
 */
export interface Step {
  readonly timeoutSeconds: number
  readonly memoryMb: number
  /** POST of this path on the HTTP API (payload version 2.0). */
  readonly post?: string
  /** A queue of the step's own name; the handler answers with the messages that failed (partial batch answer). */
  readonly queue?: {
    readonly batchSize: number
    /**
     * How many copies of the step may work at a time, no fewer than 2; only where they share a rate: without it
     * Lambda looks into an empty queue less often.
     */
    readonly parallel?: number
  }
  /** EventBridge Scheduler starts the function with the event { "tick": name }. */
  readonly ticks?: Readonly<Record<string, Tick>>
  /** The part of the accounts' rates (Google, SES) that one running copy may use. */
  readonly shareOfRates: number
}

export interface Tick {
  /** An expression of EventBridge Scheduler, read in the installation's zone. */
  readonly schedule: string
  /** The longest silence that is no alarm. */
  readonly alarmAfterMinutes: number
}

const often = (minutes: number): Tick => ({
  schedule: `rate(${minutes} minutes)`,
  alarmAfterMinutes: minutes * 3,
})

const nightly = (time: { readonly hour: number; readonly minute: number }): Tick => ({
  schedule: `cron(${time.minute} ${time.hour} * * ? *)`,
  // Longer than the day between two of them, and than the hours in which they are counted.
  alarmAfterMinutes: 26 * 60,
})

export const STEPS = {
  /**
   * Believes no poke: checks who pressed, then lets `sync-sheet` check the sheet, one at a time, or puts a job.
   * Knows neither Google nor rows. An HTTP API waits for 30 seconds at most.
   */
  'answer-poke': { timeoutSeconds: 25, memoryMb: 1024, post: '/poke', shareOfRates: 0 },
  /** Two copies work for the queue, and a third while a clerk waits (docs/decisions/0027). */
  'sync-sheet': {
    timeoutSeconds: 120,
    memoryMb: 1024,
    queue: { batchSize: 5, parallel: 2 },
    shareOfRates: 0.3,
  },
  'sweep-sheets': {
    timeoutSeconds: 120,
    memoryMb: 512,
    ticks: { sweep: often(5), 'full-sweep': nightly({ hour: 1, minute: 10 }) },
    shareOfRates: 0.1,
  },
  'run-agenda': { timeoutSeconds: 300, memoryMb: 1024, ticks: { agenda: often(5) }, shareOfRates: 0 },
  'build-summary': { timeoutSeconds: 300, memoryMb: 1024, ticks: { summary: often(60) }, shareOfRates: 0.1 },
  'send-mail': {
    timeoutSeconds: 120,
    memoryMb: 512,
    queue: { batchSize: 10, parallel: 2 },
    shareOfRates: 0.5,
  },
  /** The queue gets the events of SES by way of EventBridge: bounces, complaints, deliveries. */
  'track-mail': {
    timeoutSeconds: 60,
    memoryMb: 512,
    queue: { batchSize: 10 },
    shareOfRates: 0,
  },
  /** The nightly tick, or a person, puts a job for each unit; the queue then brings one unit at a time. */
  'provision-sheets': {
    timeoutSeconds: 120,
    memoryMb: 512,
    queue: { batchSize: 1, parallel: 2 },
    ticks: { provision: nightly({ hour: 0, minute: 40 }) },
    shareOfRates: 0.2,
  },
  /** Deletes what the plan and the law no longer want kept. */
  'apply-retention': {
    timeoutSeconds: 300,
    memoryMb: 512,
    ticks: { retention: nightly({ hour: 2, minute: 20 }) },
    shareOfRates: 0,
  },
} as const satisfies Readonly<Record<string, Step>>

export type StepName = keyof typeof STEPS

export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[]

/** What wakes a scheduled step, as it stands in its event. */
export type TickName = {
  [Name in StepName]: (typeof STEPS)[Name] extends { readonly ticks: infer Ticks } ? keyof Ticks : never
}[StepName]

/**
 * The name of a thing in the cloud: "rollcall-prod-sync-sheet" is function, role and queue of the step,
 * "rollcall-prod-sync-sheet-dead" its dead-letter queue, "rollcall-prod-rows" and "-state" the tables.
 */
export const cloudName = (environment: string, thing: string): string => `rollcall-${environment}-${thing}`

/** Where an installation's settings stand in SSM: "/rollcall/prod/" followed by the name of a variable. */
export const settingsPath = (environment: string): string => `/rollcall/${environment}/`

/**
 * Variables that are settings: the office may change them without a new deployment. Each is a parameter under
 * `settingsPath`, and overrides the variable of the same name. answer-poke reads none of them from SSM; it gets
 * ROLLCALL_IDENTITY_AUDIENCES as a variable, so that it starts quickly.
 */
export const SETTINGS = [
  'ROLLCALL_GOOGLE_AUDIENCE',
  'ROLLCALL_GOOGLE_IMPERSONATION_URL',
  'ROLLCALL_GOOGLE_DRIVE_FOLDER',
  'ROLLCALL_GOOGLE_TEMPLATE',
  'ROLLCALL_GOOGLE_CALLS_PER_MINUTE',
  'ROLLCALL_GOOGLE_PROJECT_CALLS_PER_MINUTE',
  'ROLLCALL_SES_MAILS_PER_SECOND',
] as const
