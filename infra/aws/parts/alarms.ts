import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type Measured, NAMESPACE } from '../../../functions/metrics.ts'
import { cloudName, STEP_NAMES, STEPS, type Step } from '../../../functions/steps.ts'
import type { Settings } from '../settings.ts'
import { operatorTopic } from './operator-topic.ts'
import type { StepQueue } from './step-queue.ts'

export interface Watched {
  readonly settings: Settings
  readonly queues: readonly StepQueue[]
  readonly deadTicks: Queue
  /** The jobs of sync-sheet: how old the oldest is says how far behind the sheets we are. */
  readonly syncs: Queue
  readonly apiId: string
}

/** What is known of an alarm besides its name and metric. */
interface Limit {
  readonly above: number
  readonly times: number
  readonly saying: string
}

const QUIET_IS_GOOD = TreatMissingData.NOT_BREACHING

/** Everything that wakes somebody. Each alarm has a runbook under its name in docs/operations.md. */
export class Alarms extends Construct {
  readonly alarms: Alarm[] = []
  readonly #environment: string
  readonly #tell: SnsAction

  constructor(scope: Construct, watched: Watched) {
    super(scope, 'Alarms')
    this.#environment = watched.settings.environment
    this.#tell = new SnsAction(operatorTopic(this, watched.settings))
    this.#watchTicks()
    this.#watchQueues(watched)
    this.#watchMails()
    this.#watchApi(watched.apiId)
  }

  /** No news is bad news: a tick that does not report has not run, whatever the reason. */
  #watchTicks(): void {
    for (const stem of STEP_NAMES) {
      const { ticks = {} }: Step = STEPS[stem]
      for (const [tick, { alarmAfterMinutes }] of Object.entries(ticks)) {
        // A period of minutes may be watched for a day, one of an hour for a week.
        const period = alarmAfterMinutes > 60 ? 60 : 5
        this.#add(`silent-${tick}`, {
          metric: ours(this.#environment, 'Heartbeat', Stats.SUM, Duration.minutes(period), { Tick: tick }),
          comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
          threshold: 1,
          evaluationPeriods: alarmAfterMinutes / period,
          treatMissingData: TreatMissingData.BREACHING,
          alarmDescription: `The tick "${tick}" of ${stem} has not reported for ${alarmAfterMinutes} minutes.`,
        })
      }
    }
  }

  #watchQueues({ queues, deadTicks, syncs }: Watched): void {
    const dead = queues.map((queue): [string, Queue] => [queue.stem, queue.dead])
    for (const [of, queue] of [...dead, ['ticks', deadTicks] as const])
      this.#above(
        `dead-${of}`,
        queue.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(5),
          statistic: Stats.MAXIMUM,
        }),
        {
          above: 0,
          times: 1,
          saying: `Something of ${of} failed for good and waits in the dead-letter queue.`,
        },
      )
    this.#above(
      'sync-lag',
      syncs.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
      {
        above: Duration.minutes(30).toSeconds(),
        times: 2,
        saying: 'Sheets wait longer than half an hour to be read.',
      },
    )
  }

  #watchMails(): void {
    const often = Duration.minutes(15)
    const reported = (name: 'OldestMailSeconds' | 'UnknownMails'): Metric =>
      ours(this.#environment, name, Stats.MAXIMUM, often)
    this.#above('mail-waiting', reported('OldestMailSeconds'), {
      above: Duration.hours(2).toSeconds(),
      times: 1,
      saying: 'A mail has waited in the outbox for two hours.',
    })
    this.#above('mail-unknown', reported('UnknownMails'), {
      above: 0,
      times: 4,
      saying: 'Of some mails nobody knows for an hour whether they left; a person decides.',
    })
    this.#above(
      'bounces',
      new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        statistic: Stats.AVERAGE,
        period: Duration.hours(1),
      }),
      // SES puts an account under review at 5 %: docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
      { above: 0.03, times: 1, saying: 'More than 3 % of mails bounce; at 5 % SES reviews the account.' },
    )
  }

  #watchApi(apiId: string): void {
    const metric = new Metric({
      namespace: 'AWS/ApiGateway',
      metricName: '5xx',
      dimensionsMap: { ApiId: apiId },
      statistic: Stats.SUM,
      period: Duration.minutes(15),
    })
    this.#above('poke-errors', metric, { above: 5, times: 1, saying: 'Pokes fail on our side.' })
  }

  #above(name: string, metric: IMetric, { above, times, saying }: Limit): void {
    this.#add(name, {
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: above,
      evaluationPeriods: times,
      treatMissingData: QUIET_IS_GOOD,
      alarmDescription: saying,
    })
  }

  #add(name: string, props: Omit<ConstructorParameters<typeof Alarm>[2], 'alarmName'>): void {
    const alarm = new Alarm(this, name, { ...props, alarmName: cloudName(this.#environment, name) })
    alarm.addAlarmAction(this.#tell)
    alarm.addOkAction(this.#tell)
    this.alarms.push(alarm)
  }
}

/** A metric of functions/metrics.ts. */
export function ours(
  environment: string,
  metricName: keyof Measured,
  statistic: string,
  period: Duration,
  more: Readonly<Record<string, string>> = {},
): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    dimensionsMap: { Installation: environment, ...more },
    statistic,
    period,
  })
}
