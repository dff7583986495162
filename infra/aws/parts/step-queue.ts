import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { QueuedStep, VariableName } from '../../../functions/config.ts'
import { cloudName, STEPS, type Step, type StepName } from '../../../functions/steps.ts'
import { accept } from './accept.ts'
import type { StepFunction } from './step-function.ts'

/** Deliveries before a message is set aside. */
const TRIES = 5
/** A message stays hidden for so many timeouts, so that a throttled function does not use up its tries. */
const VISIBILITY_TIMEOUTS = 6

/** A step's queue and its dead-letter queue; the function takes batches and says which messages failed. */
export class StepQueue extends Construct {
  readonly queue: Queue
  readonly dead: Queue
  readonly stem: StepName

  constructor(scope: Construct, step: StepFunction, environment: string) {
    super(scope, 'Queue')
    this.stem = step.stem
    const { queue: limits, timeoutSeconds }: Step = STEPS[step.stem]
    if (!limits) throw new Error(`${step.stem} has no queue in functions/steps.ts`)
    const queueName = cloudName(environment, step.stem)
    this.dead = deadLetters(this, queueName, [
      Stack.of(this).formatArn({ service: 'sqs', resource: queueName }),
    ])
    this.queue = new Queue(this, 'Jobs', {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(timeoutSeconds * VISIBILITY_TIMEOUTS),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: TRIES },
    })
    const { batchSize, parallel } = limits
    step.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        reportBatchItemFailures: true,
        ...(parallel === undefined ? {} : { maxConcurrency: parallel }),
      }),
    )
    accept(
      step.function,
      'Serverless-LambdaEventSourceMappingDestination',
      'Lambda knows no destination for SQS: the queue itself sets aside what failed.',
    )
    accept(
      step.function,
      'Serverless-LambdaDLQ',
      'For failed asynchronous calls. Jobs come through the queue, which has a dead-letter queue of its own.',
    )
  }

  /** Lets a step put jobs here, and tells it where. */
  takesJobsOf(step: StepFunction): void {
    const name = URL_IN[this.stem]
    if (!name) throw new Error(`no step knows the queue of ${this.stem}`)
    const { queueArn, queueUrl } = this.queue
    step.role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }))
    step.set(name, queueUrl)
  }
}

const URL_IN: Readonly<Partial<Record<StepName, VariableName>>> = {
  'sync-sheet': 'ROLLCALL_SYNC_SHEET_QUEUE_URL',
  'send-mail': 'ROLLCALL_SEND_MAIL_QUEUE_URL',
  'provision-sheets': 'ROLLCALL_PROVISION_SHEETS_QUEUE_URL',
} satisfies Record<QueuedStep, VariableName>

/** Where messages that failed wait for a person, as long as SQS keeps them. Only the queues named may use it. */
export function deadLetters(scope: Construct, name: string, of?: readonly string[]): Queue {
  const sources = (of ?? []).map((arn, at) => Queue.fromQueueArn(scope, `Source${at}`, arn))
  const dead = new Queue(scope, 'Dead', {
    queueName: `${name}-dead`,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    ...(sources.length > 0
      ? { redriveAllowPolicy: { redrivePermission: RedrivePermission.BY_QUEUE, sourceQueues: sources } }
      : { redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL } }),
  })
  const reason = 'This is the queue for what failed: what lies here waits for a person.'
  for (const rule of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy']) accept(dead, rule, reason)
  return dead
}
