import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import assumptions from '../../../cli/cost/assumptions.json' with { type: 'json' }
import { STEPS, type Step } from '../../../functions/steps.ts'
import { ANSWERS } from './synthesise.ts'
import { named, ofType, queued, templateOf, ticks } from './template.ts'

let prod: Template
beforeAll(async () => {
  prod = await templateOf()
})

describe('somebody hears of it when', () => {
  const alarm = (name: string) => named(prod, 'AWS::CloudWatch::Alarm', 'AlarmName', `rollcall-prod-${name}`)

  it.each(ticks)('the tick "%s" falls silent', (tick) => {
    const { Properties } = alarm(`silent-${tick}`)
    expect(Properties).toMatchObject({
      Namespace: 'Rollcall',
      MetricName: 'Heartbeat',
      Dimensions: [
        { Name: 'Installation', Value: 'prod' },
        { Name: 'Tick', Value: tick },
      ],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    })
    const { Period, EvaluationPeriods } = Properties as unknown as {
      readonly Period: number
      readonly EvaluationPeriods: number
    }
    // CloudWatch watches periods under an hour for a day, longer ones for a week.
    expect(Period * EvaluationPeriods).toBeLessThanOrEqual(Period < 3600 ? 86_400 : 604_800)
    expect(Number.isInteger(EvaluationPeriods)).toBe(true)
    const step: Step | undefined = Object.values(STEPS).find((one: Step) => one.ticks?.[tick])
    expect(Period * EvaluationPeriods).toBe((step?.ticks?.[tick]?.alarmAfterMinutes ?? 0) * 60)
  })

  it.each([...queued.map(([stem]) => stem), 'ticks'])('something of %s is set aside', (stem) => {
    expect(alarm(`dead-${stem}`).Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [expect.any(String), 'QueueName'] } }],
    })
    expect(queueOf(`dead-${stem}`)).toBe(`rollcall-prod-${stem}-dead`)
  })

  /** The name of the queue that an alarm looks at. */
  const queueOf = (name: string): unknown => {
    const [dimension] = alarm(name).Properties.Dimensions as readonly [
      { readonly Value: { readonly 'Fn::GetAtt': readonly [string] } },
    ]
    return prod.findResources('AWS::SQS::Queue')[dimension.Value['Fn::GetAtt'][0]]?.Properties.QueueName
  }

  const OF_OURS = [{ Name: 'Installation', Value: 'prod' }]
  it.each([
    ['sync-lag', 'ApproximateAgeOfOldestMessage', 1800, 2 * 300, expect.any(Array)],
    ['mail-waiting', 'OldestMailSeconds', 7200, 900, OF_OURS],
    ['mail-unknown', 'UnknownMails', 0, 4 * 900, OF_OURS],
    ['bounces', 'Reputation.BounceRate', 0.03, 3600, undefined],
    ['poke-errors', '5xx', 5, 900, [{ Name: 'ApiId', Value: { Ref: expect.any(String) } }]],
  ])('%s: %s is above %d for %d seconds', (name, MetricName, Threshold, seconds, Dimensions) => {
    const { Properties } = alarm(name)
    expect(Properties).toMatchObject({
      MetricName,
      Threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    })
    expect(Number(Properties.Period) * Number(Properties.EvaluationPeriods)).toBe(seconds)
    expect(Properties.Dimensions).toEqual(Dimensions)
  })

  it('sheets wait: it is the queue of their jobs that is looked at', () => {
    expect(queueOf('sync-lag')).toBe('rollcall-prod-sync-sheet')
  })

  it('and it is over: every alarm tells the operator, over TLS', () => {
    for (const { Properties } of ofType(prod, 'AWS::CloudWatch::Alarm')) {
      expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) }])
      expect(Properties.OKActions).toEqual(Properties.AlarmActions)
    }
    prod.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: ANSWERS.operator })
    prod.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: { 'aws:SourceArn': Match.objectLike({ 'Fn::Join': Match.anyValue() }) },
            },
          }),
        ],
      },
    })
  })

  const ABOVE = { ComparisonOperator: 'GREATER_THAN', ThresholdType: 'PERCENTAGE' }
  it('the month costs more than was meant', () => {
    prod.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 10, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        {
          Notification: { ...ABOVE, NotificationType: 'ACTUAL', Threshold: 80 },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: ANSWERS.operator }],
        },
        {
          Notification: { ...ABOVE, NotificationType: 'FORECASTED', Threshold: 100 },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: ANSWERS.operator }],
        },
      ],
    })
  })

  it('are as many, by as many metrics of our own, as the cost of a month is computed with', () => {
    const alarms = ofType(prod, 'AWS::CloudWatch::Alarm')
    expect(alarms.length).toBe(assumptions.alarms)
    const ours = alarms.filter(({ Properties }) => Properties.Namespace === 'Rollcall')
    expect(ours.length).toBe(assumptions.metrics)
  })

  it('can see it all on one page', () => {
    const body = JSON.stringify(ofType(prod, 'AWS::CloudWatch::Dashboard')[0]?.Properties.DashboardBody)
    for (const title of ['Alarms', 'Heartbeats', 'Jobs waiting', 'Errors', 'Mails'])
      expect(body).toContain(title)
  })
})
