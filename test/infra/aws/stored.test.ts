import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { ANSWERS } from './synthesise.ts'
import { named, ofType, templateOf } from './template.ts'

let prod: Template
let dev: Template
beforeAll(async () => {
  prod = await templateOf()
  dev = await templateOf({ environment: 'dev' })
})

describe('what is stored', () => {
  it.each(['rows', 'state'])(
    '%s: paid by use, encrypted, can be set back 35 days, cannot be deleted by mistake',
    (name) => {
      const table = named(prod, 'AWS::DynamoDB::Table', 'TableName', `rollcall-prod-${name}`)
      expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true },
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      })
    },
  )

  it('of dev may be thrown away', () => {
    for (const { DeletionPolicy, Properties } of ofType(dev, 'AWS::DynamoDB::Table')) {
      expect(DeletionPolicy).toBe('Delete')
      expect(Properties.DeletionProtectionEnabled).toBe(false)
    }
  })

  it('under a key of its own works through the stores only, and the key is renewed', async () => {
    const own = await templateOf({ ownKey: true })
    own.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'ThroughTheStoresOnly',
            Condition: {
              StringEquals: {
                'kms:CallerAccount': { Ref: 'AWS::AccountId' },
                'kms:ViaService': [Match.anyValue(), Match.anyValue()],
              },
            },
          }),
        ]),
      },
    })
    own.allResourcesProperties('AWS::DynamoDB::Table', {
      SSESpecification: { SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
    })
    own.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
            },
          },
        ],
      },
    })
    own.resourceCountIs('AWS::KMS::Key', 1)
    prod.resourceCountIs('AWS::KMS::Key', 0)
  })

  it('documents: private, TLS only, versioned, forgotten after a year; a link lives a quarter of an hour', () => {
    for (const { Properties } of ofType(prod, 'AWS::S3::Bucket'))
      expect(Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      })
    prod.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: Match.anyValue(),
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            ExpirationInDays: 365,
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          }),
        ],
      },
    })
    // The log of who fetched what.
    prod.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: Match.absent(),
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 90 })] },
    })
    const policies = JSON.stringify(prod.findResources('AWS::S3::BucketPolicy'))
    expect(policies.match(/"aws:SecureTransport":"false"/g)?.length).toBe(
      ofType(prod, 'AWS::S3::Bucket').length,
    )
    prod.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:GetObject',
            Condition: {
              StringEquals: { 's3:authType': 'REST-QUERY-STRING' },
              NumericGreaterThan: { 's3:signatureAge': 900_000 },
            },
          }),
        ]),
      },
    })
  })

  it.each([
    ['ROLLCALL_GOOGLE_AUDIENCE', ANSWERS.googleAudience],
    ['ROLLCALL_GOOGLE_IMPERSONATION_URL', ANSWERS.googleImpersonationUrl],
    ['ROLLCALL_GOOGLE_DRIVE_FOLDER', ANSWERS.googleDriveFolder],
    ['ROLLCALL_GOOGLE_CALLS_PER_MINUTE', '60'],
    ['ROLLCALL_SES_MAILS_PER_SECOND', '1'],
  ])('the setting %s is in SSM', (name, Value) => {
    prod.hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/rollcall/prod/${name}`,
      Type: 'String',
      Value,
    })
  })
})
