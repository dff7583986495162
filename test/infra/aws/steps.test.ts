import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { STEP_NAMES } from '../../../functions/steps.ts'
import { named, ofType, queued, roleIdOf, steps, templateOf, ticks } from './template.ts'

let prod: Template
beforeAll(async () => {
  prod = await templateOf()
})

describe('every step', () => {
  it.each(steps)(
    '%s runs on Node 24 and arm64, within its limits, traced, with a role of its own',
    (stem, step) => {
      expect(
        named(prod, 'AWS::Lambda::Function', 'FunctionName', `rollcall-prod-${stem}`).Properties,
      ).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: step.timeoutSeconds,
        MemorySize: step.memoryMb,
        TracingConfig: { Mode: 'Active' },
        // The plans, at /opt/campaigns.json.
        Layers: [{ Ref: expect.stringMatching(/^Campaigns/) }],
        Role: { 'Fn::GetAtt': [roleIdOf(prod, stem), 'Arn'] },
      })
    },
  )

  it.each(steps)('%s has a log that forgets', (stem) => {
    const log = named(prod, 'AWS::Logs::LogGroup', 'LogGroupName', `/aws/lambda/rollcall-prod-${stem}`)
    expect(log.Properties.RetentionInDays).toBe(90)
  })

  it('is all there is: no function but the steps, no log without an end', () => {
    prod.resourceCountIs('AWS::Lambda::Function', STEP_NAMES.length)
    for (const { Properties } of ofType(prod, 'AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBeGreaterThan(0)
  })

  it.each(steps)('%s finds the names of its things, and no secret', (stem) => {
    const { Properties } = named(prod, 'AWS::Lambda::Function', 'FunctionName', `rollcall-prod-${stem}`)
    const { Variables } = Properties.Environment as { readonly Variables: object }
    expect(Variables).toMatchObject({ ROLLCALL_INSTALLATION: 'prod', ROLLCALL_LANGUAGE: 'vi' })
    for (const name of Object.keys(Variables)) expect(name).toMatch(/^ROLLCALL_/)
    expect(JSON.stringify(Variables)).not.toMatch(/private_key|PRIVATE KEY|service_account/)
  })
})

describe('jobs', () => {
  it.each(queued)(
    'of %s wait six timeouts, are tried five times, and then set aside',
    (stem, { timeoutSeconds }) => {
      const queue = named(prod, 'AWS::SQS::Queue', 'QueueName', `rollcall-prod-${stem}`)
      expect(queue.Properties).toMatchObject({
        VisibilityTimeout: timeoutSeconds * 6,
        SqsManagedSseEnabled: true,
        // Longer than a weekend, so that what waits when everybody is away is not lost.
        MessageRetentionPeriod: 4 * 24 * 3600,
        RedrivePolicy: {
          maxReceiveCount: 5,
          deadLetterTargetArn: { 'Fn::GetAtt': [expect.any(String), 'Arn'] },
        },
      })
      expect(
        named(prod, 'AWS::SQS::Queue', 'QueueName', `rollcall-prod-${stem}-dead`).Properties,
      ).toMatchObject({
        MessageRetentionPeriod: 14 * 24 * 3600,
        RedriveAllowPolicy: { redrivePermission: 'byQueue' },
      })
    },
  )

  it.each(queued)(
    'of %s come in batches of which a part may fail, to so many copies at a time',
    (stem, { queue }) => {
      const id = Object.keys(
        prod.findResources('AWS::SQS::Queue', { Properties: { QueueName: `rollcall-prod-${stem}` } }),
      )[0]
      prod.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        EventSourceArn: { 'Fn::GetAtt': [id, 'Arn'] },
        BatchSize: queue?.batchSize,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: queue?.parallel ? { MaximumConcurrency: queue.parallel } : Match.absent(),
      })
    },
  )

  it('are taken over TLS only', () => {
    const policies = JSON.stringify(prod.findResources('AWS::SQS::QueuePolicy'))
    const queues = Object.keys(prod.findResources('AWS::SQS::Queue'))
    expect(queues.length).toBe(2 * queued.length + 1)
    for (const id of queues)
      expect(policies).toContain(
        `"Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":{"AWS":"*"},"Resource":{"Fn::GetAtt":["${id}","Arn"]}`,
      )
  })
})

describe('ticks', () => {
  it.each(ticks)(
    'the tick %s wakes %s by %s, in the zone of the plans, with a place for what failed',
    (tick, stem, schedule) => {
      const { Properties } = named(prod, 'AWS::Scheduler::Schedule', 'Name', `rollcall-prod-${tick}`)
      expect(Properties).toMatchObject({
        ScheduleExpression: schedule,
        ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Input: JSON.stringify({ tick }),
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^TickGroupDead/), 'Arn'] } },
          RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 600 },
        },
      })
      const target =
        (Properties.Target as { readonly Arn: { readonly 'Fn::GetAtt': readonly string[] } }).Arn[
          'Fn::GetAtt'
        ][0] ?? ''
      expect(prod.findResources('AWS::Lambda::Function')[target]?.Properties.FunctionName).toBe(
        `rollcall-prod-${stem}`,
      )
    },
  )

  it('that fail inside the function are kept as well', () => {
    const ticking = new Set(ticks.map(([, stem]) => stem))
    prod.resourceCountIs('AWS::Lambda::EventInvokeConfig', ticking.size)
    prod.allResourcesProperties('AWS::Lambda::EventInvokeConfig', {
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TickGroupDead'), 'Arn'] } },
      },
    })
  })

  it('have a queue for what failed that no other queue may use', () => {
    expect(named(prod, 'AWS::SQS::Queue', 'QueueName', 'rollcall-prod-ticks-dead').Properties).toMatchObject({
      MessageRetentionPeriod: 14 * 24 * 3600,
      RedriveAllowPolicy: { redrivePermission: 'denyAll' },
    })
  })

  it('may be sent by the schedules of this installation only', () => {
    for (const [id, { Properties }] of Object.entries(prod.findResources('AWS::IAM::Role'))) {
      const trust = JSON.stringify(Properties.AssumeRolePolicyDocument)
      if (trust.includes('scheduler.amazonaws.com'))
        expect([id, trust]).toEqual([
          id,
          expect.stringMatching(/aws:SourceArn.*schedule-group\/rollcall-prod-ticks/),
        ])
      if (trust.includes('scheduler.amazonaws.com'))
        expect(trust).toContain('"aws:SourceAccount":{"Ref":"AWS::AccountId"}')
    }
  })
})
