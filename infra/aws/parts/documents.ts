import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { accept } from './accept.ts'

interface DocumentsProps {
  readonly environment: string
  readonly key: IKey | undefined
}

/** A link to a document, once given out, opens it for so long and no longer. */
const LINK_LASTS = Duration.minutes(15)

/** What goes with mails: private, over TLS only, each access logged, gone after a year. */
export class Documents extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, { environment, key }: DocumentsProps) {
    super(scope, 'Documents')
    const keep = environment === 'prod'
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    }
    const log = new Bucket(this, 'AccessLog', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    })
    accept(log, 'AwsSolutions-S1', 'This bucket is the access log; a log of the log would have no end.')
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      versioned: true,
      serverAccessLogsBucket: log as IBucket,
      lifecycleRules: [
        {
          expiration: Duration.days(365),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
    this.bucket.addToResourcePolicy(this.#refuseOldLinks())
  }

  /** Whoever signed it, and for however long: an older link is refused by the bucket itself. */
  #refuseOldLinks(): PolicyStatement {
    return new PolicyStatement({
      sid: 'LinksAreShortLived',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:GetObject'],
      resources: [this.bucket.arnForObjects('*')],
      conditions: {
        StringEquals: { 's3:authType': 'REST-QUERY-STRING' },
        NumericGreaterThan: { 's3:signatureAge': LINK_LASTS.toMilliseconds() },
      },
    })
  }
}
