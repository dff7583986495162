import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { cloudName } from '../../../functions/steps.ts'
import type { Settings } from '../settings.ts'
import { accept } from './accept.ts'

/**
 * Where alarms go: a mail to the operator. A topic with a policy of its own forgets the usual one, so the policy must
 * let CloudWatch in by name: without that no alarm would come through, and nothing would say so.
 */
export function operatorTopic(scope: Construct, { environment, operator }: Settings): Topic {
  const topic = new Topic(scope, 'Topic', { topicName: cloudName(environment, 'alarms'), enforceSSL: true })
  const { account, region, partition } = Stack.of(scope)
  const alarms = `arn:${partition}:cloudwatch:${region}:${account}:alarm:${cloudName(environment, '*')}`
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisInstallation',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': alarms } },
    }),
  )
  topic.addSubscription(new EmailSubscription(operator))
  accept(
    topic,
    'Serverless-SNSRedrivePolicy',
    'A mail to a person: SNS cannot tell that it did not arrive, and the state of an alarm stays to be seen.',
  )
  return topic
}
