import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import { cloudName, STEPS, type Step, type Tick } from '../../../functions/steps.ts'
import type { World } from '../world.ts'
import { accept } from './accept.ts'
import type { StepFunction } from './step-function.ts'

/** A tick that could not be delivered in this time is left to the next one. */
const LATEST = Duration.minutes(10)
const RETRIES = 2

/** What wakes a step, in the zone of the plans. A tick that failed is told, and made good by the next one. */
export class Ticks extends Construct {
  readonly #world: World

  constructor(scope: Construct, step: StepFunction, world: World) {
    super(scope, 'Ticks')
    this.#world = world
    const { ticks }: Step = STEPS[step.stem]
    if (!ticks) throw new Error(`${step.stem} has no ticks in functions/steps.ts`)
    step.function.configureAsyncInvoke({
      retryAttempts: RETRIES,
      maxEventAge: LATEST,
      onFailure: new SqsDestination(world.tickGroup.dead),
    })
    accept(
      step.function,
      'Serverless-LambdaDLQ',
      'Failed asynchronous calls have a destination, which says more about them than a dead-letter queue.',
    )
    const { roleArn } = this.#waker(step)
    for (const [name, tick] of Object.entries(ticks)) this.#schedule(name, tick, step, roleArn)
  }

  #schedule(name: string, { schedule }: Tick, step: StepFunction, roleArn: string): void {
    const { settings, tickGroup } = this.#world
    new CfnSchedule(this, name, {
      name: cloudName(settings.environment, name),
      groupName: tickGroup.name,
      scheduleExpression: schedule,
      scheduleExpressionTimezone: settings.zone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: step.function.functionArn,
        roleArn,
        input: JSON.stringify({ tick: name }),
        deadLetterConfig: { arn: tickGroup.dead.queueArn },
        retryPolicy: { maximumRetryAttempts: RETRIES, maximumEventAgeInSeconds: LATEST.toSeconds() },
      },
    }).node.addDependency(tickGroup)
  }

  /** A role for the scheduler: it may start this one function, for schedules of this one group. */
  #waker(step: StepFunction): Role {
    const { tickGroup } = this.#world
    const role = new Role(this, 'Waker', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': tickGroup.arn },
        },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [step.function.functionArn],
      }),
    )
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [tickGroup.dead.queueArn] }),
    )
    return role
  }
}
