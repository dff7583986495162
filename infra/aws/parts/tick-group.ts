import { Stack } from 'aws-cdk-lib'
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { cloudName } from '../../../functions/steps.ts'
import { deadLetters } from './step-queue.ts'

/** The group that all ticks of an installation are in, and the queue for those that could not be delivered. */
export class TickGroup extends Construct {
  readonly name: string
  readonly arn: string
  readonly dead: Queue

  constructor(scope: Construct, environment: string) {
    super(scope, 'TickGroup')
    this.name = cloudName(environment, 'ticks')
    new CfnScheduleGroup(this, 'Group', { name: this.name })
    this.arn = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule-group',
      resourceName: this.name,
    })
    this.dead = deadLetters(this, this.name)
  }
}
