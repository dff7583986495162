import type { Stack } from 'aws-cdk-lib'
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { cloudName } from '../../../functions/steps.ts'

/**
 * A key of the office's own: whoever takes it away makes all personal data unreadable at once, backups too. It
 * works through DynamoDB and S3 only, for those of this account whom those services let in; see
 * docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export function personalDataKey(stack: Stack, environment: string): Key {
  const key = new Key(stack, 'Key', {
    alias: cloudName(environment, 'personal-data'),
    description: 'Rows, state and documents of Rollcall',
    enableKeyRotation: true,
  })
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ThroughTheStoresOnly',
      principals: [new AnyPrincipal()],
      actions: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:DescribeKey',
        'kms:CreateGrant',
      ],
      // In the policy of a key this means the key itself.
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': stack.account,
          'kms:ViaService': ['dynamodb', 's3'].map(
            (service) => `${service}.${stack.region}.${stack.urlSuffix}`,
          ),
        },
      },
    }),
  )
  return key
}
