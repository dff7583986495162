import { Match, Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { openApp } from './synthesise.ts'
import { ofType, templateOf } from './template.ts'

let prod: Template
let dev: Template
beforeAll(async () => {
  prod = await templateOf()
  dev = await templateOf({ environment: 'dev' })
})

describe('environments', () => {
  it('share no name', () => {
    expect(JSON.stringify(dev.toJSON())).not.toContain('rollcall-prod')
    expect(JSON.stringify(prod.toJSON())).not.toContain('rollcall-dev')
  })

  it('prod is not deleted as a stack', async () => {
    const { main, end } = await openApp()
    expect(main.terminationProtection).toBe(true)
    expect(main.region).toBe('ap-southeast-1')
    end()
    const other = await openApp({ environment: 'dev' })
    expect(other.main.terminationProtection).toBe(false)
    other.end()
  })

  it('ask for what is missing, by name', async () => {
    await expect(openApp({ sender: undefined, operator: 'nobody' })).rejects.toThrow(
      /-c sender=.*\n.*-c operator=/,
    )
    await expect(openApp({ environment: 'test' })).rejects.toThrow(/-c environment=/)
  })
})

describe('the private variant', () => {
  it('gives a way out to those steps only that need Google or its public keys', async () => {
    const closed = await templateOf({ private: true })
    const outside = ofType(closed, 'AWS::Lambda::Function')
      .filter(({ Properties }) => JSON.stringify(Properties.VpcConfig).includes('googleSubnet'))
      .map(({ Properties }) => String(Properties.FunctionName).replace('rollcall-prod-', ''))
    expect(outside.sort()).toEqual([
      'answer-poke',
      'build-summary',
      'provision-sheets',
      'sweep-sheets',
      'sync-sheet',
    ])
    for (const { Properties } of ofType(closed, 'AWS::Lambda::Function'))
      expect(Properties.VpcConfig).toBeDefined()
    closed.resourceCountIs('AWS::EC2::NatGateway', 1)
    closed.resourceCountIs('AWS::EC2::VPCEndpoint', 7)
    closed.resourceCountIs('AWS::EC2::FlowLog', 1)
    for (const { Properties } of ofType(closed, 'AWS::EC2::Subnet'))
      expect(Properties.MapPublicIpOnLaunch).toBe(false)
    const ways = ofType(closed, 'AWS::EC2::SecurityGroup').map(({ Properties }) => Properties)
    const out = ways.flatMap(({ SecurityGroupEgress }) => SecurityGroupEgress as readonly object[])
    expect(out).toContainEqual(
      expect.objectContaining({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }),
    )
    // CDK's way of saying none: an address that is nobody's.
    expect(out).toHaveLength(2)
    expect(out).toContainEqual(expect.objectContaining({ CidrIp: '255.255.255.255/32' }))
    for (const { SecurityGroupIngress } of ways) expect(SecurityGroupIngress).toBeUndefined()
    closed.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1)
    closed.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 443, ToPort: 443 })
    prod.resourceCountIs('AWS::EC2::VPC', 0)
  })
})

describe('the edge', () => {
  it('is CloudFront with a firewall, TLS on both sides, nothing kept', async () => {
    const { edge, end } = await openApp({ edge: true })
    if (!edge) throw new Error('no edge')
    const template = Template.fromStack(edge)
    end()
    expect(edge.region).toBe('us-east-1')
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([
        ...['AWSManagedRulesKnownBadInputsRuleSet', 'AWSManagedRulesCommonRuleSet'].map((Name) =>
          Match.objectLike({
            OverrideAction: { None: {} },
            Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } },
          }),
        ),
        Match.objectLike({
          Action: { Block: {} },
          Statement: { RateBasedStatement: { Limit: 3000, AggregateKeyType: 'IP' } },
        }),
      ]),
    })
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        WebACLId: Match.anyValue(),
        Origins: [
          Match.objectLike({
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
          }),
        ],
        Logging: Match.objectLike({ IncludeCookies: false }),
        DefaultCacheBehavior: Match.objectLike({
          ViewerProtocolPolicy: 'https-only',
          // Both by the ids that CloudFront gives its own policies: CachingDisabled, AllViewerExceptHostHeader.
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        }),
      },
    })
  })

  it('is left out unless it is asked for', async () => {
    const { edge, end } = await openApp()
    expect(edge).toBeUndefined()
    end()
  })
})
