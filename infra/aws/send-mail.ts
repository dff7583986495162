import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { accept } from './parts/accept.ts'
import { StepFunction } from './parts/step-function.ts'
import { StepQueue } from './parts/step-queue.ts'
import type { World } from './world.ts'

/** Sends the mails of the outbox, each at most once, in the name of the one sender. */
export class SendMail extends Construct {
  readonly step: StepFunction
  readonly queue: StepQueue

  constructor(scope: Construct, world: World) {
    super(scope, 'SendMail')
    this.step = new StepFunction(this, 'send-mail', world, 'aws')
    // A letter to an address that is none moves on to the next contact: a notice is a lease, and a new mail.
    this.step.usesStateAndLeases()
    this.step.usesDocuments('s3:GetObject')
    this.step.readsOfficeSettings()
    this.step.set('ROLLCALL_SES_CONFIGURATION_SET', world.mail.configurationSet.configurationSetName)
    this.step.role.addToPolicy(this.#sendingOnly(world))
    this.queue = new StepQueue(this, this.step, world.settings.environment)
    this.queue.takesJobsOf(this.step)
    if (world.settings.environment === 'dev')
      accept(
        this.step.role,
        `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:${Stack.of(this).region}:<AWS::AccountId>:identity/*]`,
        "In SES's sandbox the recipient's identity is asked for as well; the sender stays the one.",
      )
  }

  #sendingOnly({ mail, settings: { environment, sender } }: World): PolicyStatement {
    const identity = environment === 'dev' ? this.#identities('*') : mail.identity.emailIdentityArn
    const set = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: mail.configurationSet.configurationSetName,
    })
    return new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [identity, set],
      conditions: { StringLike: { 'ses:FromAddress': sender.includes('@') ? sender : `*@${sender}` } },
    })
  }

  #identities(name: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: name })
  }
}
