import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { named, templateOf } from './template.ts'

let prod: Template
beforeAll(async () => {
  prod = await templateOf()
})

describe('the door', () => {
  it('is one route, POST /poke, throttled', () => {
    prod.resourceCountIs('AWS::ApiGatewayV2::Route', 1)
    prod.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /poke' })
    prod.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 25_000,
    })
    prod.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: { 'POST /poke': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 } },
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    })
  })

  it('logs each request without the address, the headers or the body of the caller', () => {
    const { Properties } = named(prod, 'AWS::ApiGatewayV2::Stage', 'StageName', '$default')
    const { Format } = Properties.AccessLogSettings as { readonly Format: string }
    expect(Object.keys(JSON.parse(Format))).toEqual([
      'request',
      'time',
      'route',
      'status',
      'milliseconds',
      'error',
    ])
    expect(Format).not.toMatch(/identity|sourceIp|authorizer|header|body|userAgent/i)
  })
})

describe('mail', () => {
  it('leaves over TLS, under a configuration set, in the name of the sender, with its own bounce domain', () => {
    prod.hasResourceProperties('AWS::SES::ConfigurationSet', {
      Name: 'rollcall-prod-mail',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
    prod.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'vanlang.example.vn',
      MailFromAttributes: { MailFromDomain: 'mail.vanlang.example.vn' },
    })
  })

  it('tells track-mail what became of it, through the event bus, and nobody else', () => {
    prod.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'],
        EventBridgeDestination: Match.anyValue(),
      },
    })
    prod.resourceCountIs('AWS::Events::Rule', 1)
    prod.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [{ Ref: Match.stringLikeRegexp('^MailEvents') }] } },
        },
      },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrackMailQueueJobs'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrackMailQueueDead'), 'Arn'] } },
        },
      ],
    })
  })
})
