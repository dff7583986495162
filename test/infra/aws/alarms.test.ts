import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import assumptions from '../../../cli/cost/assumptions.json' with { type: 'json' }
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
  })

  it.each([...queued.map(([stem]) => stem), 'ticks'])('something of %s is set aside', (stem) => {
    expect(alarm(`dead-${stem}`).Properties).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
    })
  })

  it.each([
    ['sync-lag', 'ApproximateAgeOfOldestMessage', 1800],
    ['mail-waiting', 'OldestMailSeconds', 7200],
    ['mail-unknown', 'UnknownMails', 0],
    ['bounces', 'Reputation.BounceRate', 0.03],
    ['poke-errors', '5xx', 5],
  ])('%s: %s is above %d', (name, MetricName, Threshold) => {
    expect(alarm(name).Properties).toMatchObject({
      MetricName,
      Threshold,
      ComparisonOperator: 'GreaterThanThreshold',
    })
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
          }),
        ],
      },
    })
  })

  it('the month costs more than was meant', () => {
    prod.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 10, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        Match.objectLike({ Notification: Match.objectLike({ NotificationType: 'ACTUAL', Threshold: 80 }) }),
        Match.objectLike({
          Notification: Match.objectLike({ NotificationType: 'FORECASTED', Threshold: 100 }),
        }),
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
