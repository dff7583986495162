import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { cloudName } from '../../functions/steps.ts'
import { StepFunction } from './parts/step-function.ts'
import { StepQueue } from './parts/step-queue.ts'
import type { World } from './world.ts'

/** Hears from SES what became of each mail; a bounce moves to the unit's next contact, which is a new mail. Notices are leases. */
export class TrackMail extends Construct {
  readonly step: StepFunction
  readonly queue: StepQueue

  constructor(scope: Construct, world: World, mails: StepQueue) {
    super(scope, 'TrackMail')
    const { environment } = world.settings
    this.step = new StepFunction(this, 'track-mail', world, 'aws')
    this.step.usesStateAndLeases()
    mails.takesJobsOf(this.step)
    this.queue = new StepQueue(this, this.step, environment)
    new Rule(this, 'Events', {
      ruleName: cloudName(environment, 'mail-events'),
      description: 'What SES tells about mails of this installation, and of no other',
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [world.mail.configurationSet.configurationSetName] } },
        },
      },
      targets: [new SqsQueue(this.queue.queue, { deadLetterQueue: this.queue.dead })],
    })
  }
}
