import { Duration } from 'aws-cdk-lib'
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { cloudName, STEP_NAMES, STEPS, type Step } from '../../../functions/steps.ts'
import type { Settings } from '../settings.ts'
import { type Alarms, ours } from './alarms.ts'
import type { StepFunction } from './step-function.ts'
import type { StepQueue } from './step-queue.ts'
import type { Tables } from './tables.ts'

interface Shown {
  readonly settings: Settings
  readonly alarms: Alarms
  readonly steps: readonly StepFunction[]
  readonly queues: readonly StepQueue[]
  readonly tables: Tables
}

const PERIOD = Duration.minutes(5)

/** One page: is anything wrong, do the ticks run, how far behind are we, what does it take. */
export class Overview extends Construct {
  constructor(scope: Construct, { settings: { environment }, alarms, steps, queues, tables }: Shown) {
    super(scope, 'Overview')
    const max = { period: PERIOD, statistic: Stats.MAXIMUM }
    const waiting = queues.map(({ queue }) => queue)
    new Dashboard(this, 'Dashboard', {
      dashboardName: cloudName(environment, 'overview'),
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', width: 24, alarms: alarms.alarms })],
        [
          graph('Heartbeats', heartbeats(environment)),
          graph(
            'Jobs waiting',
            waiting.map((queue) => queue.metricApproximateNumberOfMessagesVisible(max)),
          ),
          graph(
            'Oldest job (s)',
            waiting.map((queue) => queue.metricApproximateAgeOfOldestMessage(max)),
          ),
        ],
        [
          graph(
            'Errors',
            steps.map((step) => step.function.metricErrors({ period: PERIOD })),
          ),
          graph(
            'Milliseconds, 9 of 10 within',
            steps.map((step) => step.function.metricDuration({ period: PERIOD, statistic: 'p90' })),
          ),
          graph('Mails', [
            ours(environment, 'OldestMailSeconds', Stats.MAXIMUM, PERIOD),
            ours(environment, 'UnknownMails', Stats.MAXIMUM, PERIOD),
          ]),
        ],
        [
          graph('Read from tables', units(tables, 'metricConsumedReadCapacityUnits')),
          graph('Written to tables', units(tables, 'metricConsumedWriteCapacityUnits')),
        ],
      ],
    })
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, width: 8, left })

const heartbeats = (environment: string): IMetric[] =>
  STEP_NAMES.flatMap((stem) => {
    const { ticks = {} }: Step = STEPS[stem]
    return Object.keys(ticks).map((Tick) =>
      ours(environment, 'Heartbeat', Stats.SUM, Duration.hours(1), { Tick }),
    )
  })

const units = (
  { rows, state }: Tables,
  metric: 'metricConsumedReadCapacityUnits' | 'metricConsumedWriteCapacityUnits',
): IMetric[] => [rows[metric]({ period: PERIOD }), state[metric]({ period: PERIOD })]
