import { type App, CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { cloudName } from '../../functions/steps.ts'
import { accept } from './parts/accept.ts'
import type { Settings } from './settings.ts'

/** Web access control for CloudFront is kept in this region, wherever the rest runs. */
const EDGE_REGION = 'us-east-1'
/** Pokes come from Google's servers, many offices from one address: this only stops a flood. */
const MOST_FROM_ONE_ADDRESS = 3_000

/**
 * Optional: CloudFront and a web application firewall before the API. A stack of its own, because the firewall
 * must be in one region; it is told the API's host when it is deployed.
 */
export class EdgeStack extends Stack {
  constructor(app: App, { environment }: Settings) {
    super(app, cloudName(environment, 'edge'), { env: { region: EDGE_REGION } })
    const host = new CfnParameter(this, 'ApiHost', {
      description: 'Output ApiHost of the main stack',
      allowedPattern: '^[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com$',
    })
    const distribution = this.#distribution(host.valueAsString, this.#firewall(environment))
    new CfnOutput(this, 'PokeUrl', { value: `https://${distribution.distributionDomainName}/poke` })
  }

  #distribution(host: string, webAclId: string): Distribution {
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Pokes from the sheets',
      webAclId,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      logBucket: this.#log() as IBucket,
      logIncludesCookies: false,
      defaultBehavior: {
        origin: new HttpOrigin(host, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      },
    })
    accept(
      distribution,
      'AwsSolutions-CFR1',
      "Pokes come from Google's servers, which stand in many countries: by country none can be refused.",
    )
    accept(
      distribution,
      'AwsSolutions-CFR4',
      "Under CloudFront's own name its own certificate is used, and with it CloudFront sets the protocol.",
    )
    return distribution
  }

  #log(): Bucket {
    const log = new Bucket(this, 'Log', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // CloudFront delivers its logs by access control lists.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.DESTROY,
    })
    accept(log, 'AwsSolutions-S1', 'This bucket is the access log; a log of the log would have no end.')
    return log
  }

  #firewall(environment: string): string {
    const seen = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      metricName,
      sampledRequestsEnabled: false,
    })
    const managed = (name: string, priority: number) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
      visibilityConfig: seen(name),
    })
    return new CfnWebACL(this, 'Firewall', {
      name: cloudName(environment, 'poke'),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seen(cloudName(environment, 'poke')),
      rules: [
        managed('AWSManagedRulesKnownBadInputsRuleSet', 0),
        managed('AWSManagedRulesCommonRuleSet', 1),
        {
          name: 'Flood',
          priority: 2,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: MOST_FROM_ONE_ADDRESS, aggregateKeyType: 'IP' } },
          visibilityConfig: seen('Flood'),
        },
      ],
    }).attrArn
  }
}
