import { STEPS, type Step, type StepName } from '../../functions/steps.ts'
import given from './assumptions.json' with { type: 'json' }
import { mailBytes, sheetBytes, type Usage, usageOf } from './measured.ts'
import { type Load, monthlyRuns, type Runs, scheduledStarts } from './monthly-runs.ts'
import table from './prices.json' with { type: 'json' }

export type PriceName = keyof typeof table.prices

/** One line of the bill. */
export interface CostLine {
  readonly service: Service
  readonly item: PriceName
  readonly quantity: number
  /** At list price. */
  readonly usd: number
  /** What AWS gives every account each month, taken off; shared with whatever else the account runs. */
  readonly usdAfterFree: number
}

export const SERVICES = ['lambda', 'dynamodb', 'sqs', 'api', 'cloudwatch', 'other', 'ses'] as const
export type Service = (typeof SERVICES)[number]

/** What an installation costs in a month, item by item. */
export function monthlyCost(load: Load, options: { readonly ownKey: boolean }): readonly CostLine[] {
  const runs = monthlyRuns(load)
  const used = runs.map((run) => ({ run, usage: usageOf(run.operation, run.size) }))
  const total = (key: keyof Usage): number =>
    used.reduce((sum, { run, usage }) => sum + run.times * usage[key], 0)
  const pokes = load.units * load.edits
  const starts = runs.reduce((sum, { times }) => sum + times, 0)
  const billed = used.reduce((sum, { run, usage }) => sum + gbSeconds(run, usage), 0)
  const stored = storedGb(load)
  return [
    line('lambda', 'lambdaRequest', starts),
    line('lambda', 'lambdaGbSecond', billed),
    line('dynamodb', 'dynamodbReadUnit', total('readUnits')),
    line('dynamodb', 'dynamodbWriteUnit', total('writeUnits')),
    line('dynamodb', 'dynamodbGbMonth', stored),
    line('dynamodb', 'dynamodbBackupGbMonth', stored),
    line('sqs', 'sqsRequest', messagesOf(load, total('jobs')) * given.callsPerMessage + idlePolls()),
    line('api', 'httpApiRequest', pokes),
    ...watching((starts * given.logBytesPerRun) / GB),
    line('other', 'schedulerStart', scheduledStarts()),
    line('other', 'transferOutGb', (total('googleCalls') * given.bytesOutPerGoogleCall) / GB),
    line('other', 'parameterMonth', given.parameters),
    line('other', 'budgetMonth', 1),
    ...(options.ownKey ? [line('other', 'kmsKeyMonth', 1)] : []),
    line('ses', 'sesMail', load.mails),
  ]
}

const GB = 1e9

const storedGb = ({ units, rows, mails }: Load): number =>
  (units * sheetBytes(rows) + mails * given.mailsKeptMonths * mailBytes) / GB

/** Messages in queues: what steps put for each other, pokes that are left to it, and what SES tells of each mail. */
const messagesOf = ({ units, edits, mails }: Load, jobs: number): number =>
  jobs +
  units * edits * (1 - given.pokesCheckedAtOnce) +
  mails * (1 + given.eventsPerMail) +
  units * given.daysInMonth

/** What being watched costs, whatever the load. */
const watching = (logGb: number): readonly CostLine[] => [
  line('cloudwatch', 'alarmMonth', given.alarms),
  line('cloudwatch', 'metricMonth', given.metrics),
  line('cloudwatch', 'dashboardMonth', given.dashboards),
  line('cloudwatch', 'logGb', logGb),
  line('cloudwatch', 'logGbMonth', logGb),
]

function line(service: Service, item: PriceName, quantity: number): CostLine {
  const price: { readonly usd: number; readonly per: number; readonly free?: number } = table.prices[item]
  const cost = (count: number): number => (count / price.per) * price.usd
  return {
    service,
    item,
    quantity,
    usd: cost(quantity),
    usdAfterFree: cost(Math.max(0, quantity - (price.free ?? 0))),
  }
}

/**
 * How long functions are billed for: a step's own work at Lambda's speed, the services' answers, cold starts; and
 * the same time once more for whoever waits for it.
 */
function gbSeconds({ step, times, waiting }: Runs, { cpuMs, googleCalls, tableCalls }: Usage): number {
  const gb = (of: StepName): number => STEPS[of].memoryMb / 1024
  const answers = googleCalls * given.googleCallMs + tableCalls * given.tableCallMs
  const seconds = (cpuMs * given.processorSlowdown + answers + given.coldShare * given.coldMs) / 1000
  const waited = waiting ? waiting.share * gb(waiting.step) : 0
  return times * seconds * (gb(step) + waited)
}

/** Calls that find a queue empty. */
const idlePolls = (): number => pollers() * ((given.daysInMonth * 86_400) / given.pollSeconds)

const pollers = (): number =>
  Object.values(STEPS)
    .flatMap(({ queue }: Step) => (queue ? [queue.parallel] : []))
    .reduce<number>(
      (sum, cap) => sum + (cap === undefined ? given.pollersElsewhere : given.pollersWhereCapped),
      0,
    )

/** The sum of some lines. */
export const sumOf = (lines: readonly CostLine[], of: 'usd' | 'usdAfterFree'): number =>
  lines.reduce((sum, one) => sum + one[of], 0)
