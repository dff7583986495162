import { CloudWatchClient, DescribeAlarmsCommand, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { NAMESPACE } from '../../../functions/metrics.ts'
import { cloudName, STEPS, type Step } from '../../../functions/steps.ts'
import type { CloudFacts } from '../checks/cloud-checks.ts'
import { awsTrouble } from '../checks/service-trouble.ts'
import type { Finding } from '../finding.ts'

/** Who AWS takes us for; null when it accepts us. */
export async function probeCaller(region: string): Promise<Finding | null> {
  const client = new STSClient({ region, maxAttempts: 2 })
  try {
    await client.send(new GetCallerIdentityCommand({}))
    return null
  } catch (error) {
    return awsTrouble(error, 'sts:GetCallerIdentity')
  } finally {
    client.destroy()
  }
}

/** Open alarms, silent ticks and given-up jobs of an environment. */
export async function probeCloud(
  region: string,
  environment: string,
  now: number,
): Promise<CloudFacts | Finding> {
  const watch = new CloudWatchClient({ region, maxAttempts: 2 })
  const queues = new SQSClient({ region, maxAttempts: 2 })
  const call = { now: 'cloudwatch:DescribeAlarms' }
  try {
    const openAlarms = await alarmsOf(watch, environment)
    call.now = 'cloudwatch:GetMetricData'
    const ticks = await beatsOf(watch, environment, now)
    call.now = 'sqs:GetQueueAttributes'
    return { openAlarms, ticks, dead: await deadOf(queues, environment) }
  } catch (error) {
    return awsTrouble(error, call.now)
  } finally {
    watch.destroy()
    queues.destroy()
  }
}

async function alarmsOf(client: CloudWatchClient, environment: string): Promise<readonly string[]> {
  const names: string[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(
      new DescribeAlarmsCommand({
        AlarmNamePrefix: cloudName(environment, ''),
        StateValue: 'ALARM',
        ...(NextToken ? { NextToken } : {}),
      }),
    )
    names.push(...(page.MetricAlarms ?? []).map(({ AlarmName }) => AlarmName ?? ''))
    NextToken = page.NextToken
  } while (NextToken)
  return names
}

const TICKS = Object.values(STEPS).flatMap((step: Step) => Object.entries(step.ticks ?? {}))
const MINUTE = 60_000
const DAY_S = 86_400

async function beatsOf(
  client: CloudWatchClient,
  environment: string,
  now: number,
): Promise<CloudFacts['ticks']> {
  const minutes = Math.max(...TICKS.map(([, { alarmAfterMinutes }]) => alarmAfterMinutes))
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(now - minutes * MINUTE),
      EndTime: new Date(now),
      MetricDataQueries: TICKS.map(([tick], i) => ({
        Id: `tick${i}`,
        MetricStat: {
          Metric: {
            Namespace: NAMESPACE,
            MetricName: 'Heartbeat',
            Dimensions: [
              { Name: 'Installation', Value: environment },
              { Name: 'Tick', Value: tick },
            ],
          },
          Period: DAY_S / 288,
          Stat: 'Sum',
        },
      })),
    }),
  )
  return TICKS.map(([tick, { alarmAfterMinutes }], i) => {
    const result = MetricDataResults.find(({ Id }) => Id === `tick${i}`)
    const since = now - alarmAfterMinutes * MINUTE
    const beats = (result?.Timestamps ?? []).filter((at) => at.getTime() >= since).length
    return { tick, withinMinutes: alarmAfterMinutes, beats }
  })
}

async function deadOf(client: SQSClient, environment: string): Promise<CloudFacts['dead']> {
  const steps = Object.entries(STEPS).filter(([, step]: readonly [string, Step]) => step.queue)
  return Promise.all(
    steps.map(async ([step]) => {
      const { QueueUrl } = await client.send(
        new GetQueueUrlCommand({ QueueName: cloudName(environment, `${step}-dead`) }),
      )
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
      )
      return { step, count: Number(Attributes?.ApproximateNumberOfMessages ?? 0) }
    }),
  )
}
